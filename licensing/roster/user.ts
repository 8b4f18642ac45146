import type { SignInActivity, User } from '@microsoft/microsoft-graph-types';

/** The user fields of every output. */
export interface UserIdentity {
  /** User principal name. */
  userId: string;
  /** Object id; null if the user is in a report but not in the directory. */
  id: string | null;
  displayName: string | null;
  email: string | null;
}

/** A user as Graph returns it; has the properties that `$select` named. */
export type GraphUser = User;

/** The user properties that a `UserIdentity` needs in `$select`. */
export const identityProperties = ['id', 'userPrincipalName', 'displayName', 'mail'] as const;

/** @throws {Error} if Graph left out the id or the principal name */
export function toUserIdentity(user: GraphUser): UserIdentity & { id: string } {
  if (!user.id || !user.userPrincipalName) {
    throw new Error(
      'Microsoft Graph returned a user without an id or a user principal name, so the user cannot be told apart from others.',
    );
  }
  return {
    userId: user.userPrincipalName,
    id: user.id,
    displayName: user.displayName ?? null,
    email: user.mail ?? null,
  };
}

/** When a user is deleted, the directory puts the object id without dashes before the principal name; reports do not. */
const deletionPrefix = /^[0-9a-f]{32}(?=.)/i;

/** The principal name of a deleted user before the deletion. */
export function formerPrincipalName({ id, userPrincipalName }: GraphUser): string {
  const name = userPrincipalName ?? '';
  const prefix = deletionPrefix.exec(name)?.[0].toLowerCase();
  return prefix !== undefined && prefix === id?.replaceAll('-', '').toLowerCase()
    ? name.slice(prefix.length)
    : name;
}

/** The manager of a user; may be a contact, which has no user principal name. */
export interface Manager extends Omit<UserIdentity, 'userId'> {
  userId: string | null;
}

/** The manager from `$expand`; null if the user has none. */
export function toManager(user: GraphUser): Manager | null {
  if (!user.manager) return null;
  const { id, userPrincipalName, displayName, mail }: GraphUser = user.manager;
  return {
    userId: userPrincipalName ?? null,
    id: id ?? null,
    displayName: displayName ?? null,
    email: mail ?? null,
  };
}

export type AccountStatus = 'active' | 'blocked' | 'deleted';

export function accountStatus(user: GraphUser): AccountStatus {
  if (user.deletedDateTime) return 'deleted';
  return user.accountEnabled === false ? 'blocked' : 'active';
}

/** An account without a user type counts as a member. */
export function isGuest({ userType }: { userType?: string | null }): boolean {
  return userType?.toLowerCase() === 'guest';
}

export interface SignInDates {
  lastSuccessfulSignInDateTime: string | null;
  /** The last attempt, which may have failed. */
  lastSignInDateTime: string | null;
  lastNonInteractiveSignInDateTime: string | null;
}

/** Null if Graph has no sign-in on record. */
export function toSignInDates(activity: SignInActivity | null | undefined): SignInDates | null {
  if (!activity) return null;
  const dates = {
    lastSuccessfulSignInDateTime: realDate(activity.lastSuccessfulSignInDateTime),
    lastSignInDateTime: realDate(activity.lastSignInDateTime),
    lastNonInteractiveSignInDateTime: realDate(activity.lastNonInteractiveSignInDateTime),
  };
  return Object.values(dates).some((date) => date !== null) ? dates : null;
}

/** Graph writes `0001-01-01T00:00:00Z` for "never". */
function realDate(date: string | null | undefined): string | null {
  return !date || date.startsWith('0001-') ? null : date;
}
