import { listNames } from '../candidates/rules/wording';
import type { Sku } from '../products/sku';
import type { CompletedOutcome, Outcome } from './outcome';

/** What the sentence is about. */
export interface ChangeSummary {
  /** The user's name; null if the item names none. */
  user: string | null;
  outcome: Outcome;
  /** What the operation calls a change that is complete; it gives the verb of a dry run. */
  completedOutcome: CompletedOutcome;
  removed: readonly Sku[];
  added: readonly Sku[];
  kept: ReadonlyArray<{ text: string }>;
  remarks: readonly string[];
  /** The message of the failure; null if there is none. */
  error: string | null;
}

/** What became of an item, as one sentence for people. What stayed, and what was overridden, follow after semicolons. */
export function changeMessage(summary: ChangeSummary): string {
  const { kept, remarks, error } = summary;
  const details = [...(error === null ? [] : [error]), ...remarks, ...kept.map(({ text }) => text)];
  const clauses = details.map(asClause);
  return `${[mainClause(summary), ...new Set(clauses)].join('; ')}.`;
}

/** A sentence without its full stop, and in lower case unless it begins with a name. */
function asClause(text: string): string {
  return text.replace(/\.$/, '').replace(/^(?:The|Its|It|No|Used|Assigned)\b/, (word) => word.toLowerCase());
}

function mainClause({ outcome, completedOutcome, user, removed, added }: ChangeSummary): string {
  const name = user ?? 'the item';
  switch (outcome) {
    case 'skipped':
      return `Nothing was changed for ${name}`;
    case 'failed':
      return `The change of ${name} failed`;
    case 'planned':
      return `Would ${changeOf(completedOutcome, removed, added, 'planned')} ${name}`;
    case 'unconfirmed':
      return `May have ${changeOf(completedOutcome, removed, added, 'uncertain')} ${name}`;
    case 'reclaimed':
    case 'partlyReclaimed':
    case 'assigned':
    case 'replaced':
    case 'restored':
      return capitalized(`${changeOf(completedOutcome, removed, added, 'done')} ${name}`);
  }
}

const verbs = {
  planned: { remove: 'remove', replace: 'replace', restored: 'give back', assigned: 'assign' },
  uncertain: { remove: 'removed', replace: 'replaced', restored: 'given back', assigned: 'assigned' },
  done: { remove: 'removed', replace: 'replaced', restored: 'gave back', assigned: 'assigned' },
};

/** `removed Visio Plan 2 from`, with the preposition that leads to the user. */
function changeOf(
  completedOutcome: CompletedOutcome,
  removed: readonly Sku[],
  added: readonly Sku[],
  tense: keyof typeof verbs,
): string {
  const { remove, replace, restored, assigned } = verbs[tense];
  if (added.length === 0) return `${remove} ${listNames(removed)} from`;
  if (removed.length > 0) return `${replace} ${listNames(removed)} by ${listNames(added)} for`;
  return `${completedOutcome === 'restored' ? restored : assigned} ${listNames(added)} to`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
