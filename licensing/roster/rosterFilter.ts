import { accountStatus } from './user';
import { type GraphUser } from './user';
import { type AccountStatus } from './user';

/** Which users are wanted. */
export interface RosterFilter {
  accountStatus: 'any' | AccountStatus;
  userType: 'any' | 'member' | 'guest';
  licensed: 'any' | 'licensed' | 'unlicensed';
  /** SKU ids; users that hold any of them. Empty: whatever they hold. */
  skuIds: readonly string[];
}

/** Whether the user is wanted; every condition must hold. An account without a user type counts as a member. */
export function matchesRosterFilter(user: GraphUser, filter: RosterFilter): boolean {
  return (
    (filter.accountStatus === 'any' || accountStatus(user) === filter.accountStatus) &&
    (filter.userType === 'any' || isGuest(user) === (filter.userType === 'guest')) &&
    (filter.licensed === 'any' || isLicensed(user) === (filter.licensed === 'licensed')) &&
    (filter.skuIds.length === 0 || holdsAny(user, filter.skuIds))
  );
}

function isGuest(user: GraphUser): boolean {
  return user.userType?.toLowerCase() === 'guest';
}

function isLicensed(user: GraphUser): boolean {
  return licensesOf(user).length > 0;
}

function holdsAny(user: GraphUser, skuIds: readonly string[]): boolean {
  const wanted = new Set(skuIds.map((skuId) => skuId.toLowerCase()));
  return licensesOf(user).some(({ skuId }) => wanted.has(skuId?.toLowerCase() ?? ''));
}

/** An assignment in error gives the user nothing. */
function licensesOf({ assignedLicenses, licenseAssignmentStates }: GraphUser) {
  return assignedLicenses ?? (licenseAssignmentStates ?? []).filter(({ state }) => state !== 'Error');
}
