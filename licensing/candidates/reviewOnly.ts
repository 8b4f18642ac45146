import type { HeldLicense, UserFacts } from './rules/rule';

/** Why a person must look before the license is removed, whatever the reasons are; null if nothing forbids the removal. */
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

/** The account of a shared mailbox may not sign in, and has a display name but no first and last name. */
function mayBeSharedMailbox({ status, firstName, lastName }: UserFacts['user']): boolean {
  return status === 'blocked' && !firstName && !lastName;
}
