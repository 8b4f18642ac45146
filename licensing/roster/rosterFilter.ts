import { foldId } from '../products/foldId';
import { accountStatus, isGuest, type AccountStatus, type GraphUser } from './user';

/** The users to return; every condition must hold. */
export interface RosterFilter {
  accountStatus: 'any' | AccountStatus;
  userType: 'any' | 'member' | 'guest';
  licensed: 'any' | 'licensed' | 'unlicensed';
  /** SKU ids of which the user holds at least one. Empty: no condition. */
  skuIds: readonly string[];
}

export function matchesRosterFilter(user: GraphUser, filter: RosterFilter): boolean {
  return (
    (filter.accountStatus === 'any' || accountStatus(user) === filter.accountStatus) &&
    (filter.userType === 'any' || isGuest(user) === (filter.userType === 'guest')) &&
    (filter.licensed === 'any' || isLicensed(user) === (filter.licensed === 'licensed')) &&
    (filter.skuIds.length === 0 || holdsAny(user, filter.skuIds))
  );
}

function isLicensed(user: GraphUser): boolean {
  return licensesOf(user).length > 0;
}

function holdsAny(user: GraphUser, skuIds: readonly string[]): boolean {
  const wanted = new Set(skuIds.map(foldId));
  return licensesOf(user).some(({ skuId }) => wanted.has(foldId(skuId ?? '')));
}

/** An assignment in error gives the user nothing. */
function licensesOf({ assignedLicenses, licenseAssignmentStates }: GraphUser) {
  return assignedLicenses ?? (licenseAssignmentStates ?? []).filter(({ state }) => state !== 'Error');
}
