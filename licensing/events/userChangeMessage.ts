import type { UserChangeKind } from './userChanges';

const sentences: Readonly<Record<Exclude<UserChangeKind, 'licensesChanged'>, string>> = {
  created: 'was created',
  blocked: 'was blocked from signing in',
  unblocked: 'may sign in again',
  deleted: 'was deleted',
  restored: 'was restored',
};

/** One sentence: `Adele Vance was given Microsoft 365 E3 and lost Office 365 E1.` */
export function userChangeMessage(
  who: string,
  kind: UserChangeKind,
  licenses: { added: readonly string[]; removed: readonly string[] },
): string {
  if (kind !== 'licensesChanged') return `${who} ${sentences[kind]}.`;
  const given = licenses.added.length === 0 ? [] : [`was given ${listed(licenses.added)}`];
  const lost = licenses.removed.length === 0 ? [] : [`lost ${listed(licenses.removed)}`];
  return `${who} ${[...given, ...lost].join(' and ')}.`;
}

function listed(names: readonly string[]): string {
  return names.join(', ');
}
