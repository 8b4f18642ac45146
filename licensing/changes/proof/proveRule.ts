import type { Rule, Verdict } from '../../candidates/rules/rule';
import { foldId } from '../../products/foldId';
import { proposedSettings } from '../inputItem/proposedReasons';
import { doubtOfPresence } from '../../candidates/decide';
import { currentFacts, seatAt, type CurrentFacts, type Seats } from './currentFacts';
import { fails, type Proof, type ProofSources, type ProposedRemoval } from './removalProof';
import { whatChanged } from './whatChanged';

/** Proves one reason that does not rest on inactivity, by its rule. */
export function proveRule(
  rule: Rule,
  current: CurrentFacts,
  removal: ProposedRemoval,
  sources: ProofSources,
): Proof {
  const { license, held } = removal;
  const dearest = currentFacts(removal, sources, dearestOf(removal));
  const verdicts = [current, dearest].flatMap((facts) => verdictsOf(rule, facts, removal, sources));
  const verdict = verdicts.find(({ doubt }) => doubt === null) ?? verdicts[0];
  if (!verdict) return fails('noLongerTrue', whatChanged(rule.code, removal, sources));
  if (verdict.doubt !== null) return fails('noLongerTrue', verdict.doubt);
  const presence = presenceOf(rule.code, current);
  if (presence !== null) return fails('activeAgain', presence);
  if (!verdict.reliesOn) return { holds: true, reliesOn: null };
  const { skuId, groupId } = verdict.reliesOn;
  const reliesOn =
    held.find((one) => foldId(one.skuId) === foldId(skuId) && one.groupId === groupId) ?? verdict.reliesOn;
  // Find Candidates lets an assignment with errors count; a removal does not rest on one.
  if (reliesOn.state === 'Active') return { holds: true, reliesOn };
  return fails(
    'noLongerTrue',
    `${reliesOn.name}, which makes ${license.name} superfluous, is in the state ${reliesOn.state ?? 'unknown'}.`,
  );
}

/** What the rule concludes about the license now; nothing if it does not apply to it. */
export function verdictsOf(
  rule: Rule,
  { facts, license }: CurrentFacts,
  removal: ProposedRemoval,
  sources: ProofSources,
): Verdict[] {
  const settings = { ...sources.settings, ...proposedSettings(removal.item) };
  const finding = rule.evaluate(facts, settings);
  return (finding?.verdicts ?? []).filter((verdict) => verdict.license === license);
}

/**
 * Of two licenses with the same plans Overlap proposes the dearer one. The item has no price of the other one, so the
 * proposal's own choice between the two is repeated here: prices do not change what the licenses bring.
 */
function dearestOf({ license, held }: ProposedRemoval): Seats {
  const others = held.map(({ skuId }) => [foldId(skuId), seatAt(0, 'EUR')] as const);
  return new Map([...others, [foldId(license.skuId), seatAt(1, 'EUR')]]);
}

/** A sign of life, for a reason that supposes the person away. */
export function presenceOf(code: string, { facts, license }: CurrentFacts): string | null {
  return license ? doubtOfPresence(code, license, facts) : null;
}
