import type { HeldLicense, UserFacts } from './rules/rule';

/** Why this license is never to be removed without a person looking, whatever the reasons say; null where nothing forbids it. */
export function reviewOnlyBecause(license: HeldLicense, { user }: UserFacts): string | null {
  if (license.assignedVia === 'group') {
    return 'Inherited from a group: it cannot be removed from the user. Take the user out of the group, or the license off the group.';
  }
  if (license.assignedVia === null) {
    return 'Microsoft Graph does not say whether it is assigned directly or by a group.';
  }
  if (user.status === 'deleted') {
    return 'The account is deleted: Microsoft Graph changes no licenses of deleted accounts, and their seats are free again.';
  }
  if (license.hasMailbox && mayBeSharedMailbox(user)) {
    return 'May be a shared mailbox: one that is over 50 GB, archived or on hold needs its Exchange license.';
  }
  return null;
}

/** Shared mailboxes are accounts that may not sign in, and bear the name of a function instead of a person's. */
function mayBeSharedMailbox({ status, firstName, lastName }: UserFacts['user']): boolean {
  return status === 'blocked' && !firstName && !lastName;
}
