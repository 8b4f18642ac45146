import type { ProductCatalog } from '../products/catalog';
import { toAssignedLicenses, type AssignedLicense } from './assignedLicense';
import { accountStatus, toUserIdentity, type AccountStatus, type GraphUser, type UserIdentity } from './user';

/** A user with all licenses: an output item of User. */
export interface RosterItem extends UserIdentity {
  firstName: string | null;
  lastName: string | null;
  status: AccountStatus;
  /** Graph's `Member` or `Guest`; null for old accounts that have none. */
  userType: string | null;
  /** Creation of the account, ISO 8601. */
  activeDate: string | null;
  /** Deletion of the account, ISO 8601. */
  deactivatedDate: string | null;
  department: string | null;
  jobTitle: string | null;
  companyName: string | null;
  country: string | null;
  usageLocation: string | null;
  assignedLicenses: AssignedLicense[];
}

/** The user properties that a roster item needs in `$select`. */
export const rosterProperties = [
  'id',
  'userPrincipalName',
  'displayName',
  'mail',
  'givenName',
  'surname',
  'accountEnabled',
  'userType',
  'createdDateTime',
  'deletedDateTime',
  'department',
  'jobTitle',
  'companyName',
  'country',
  'usageLocation',
  'assignedLicenses',
  'licenseAssignmentStates',
] as const;

/** @throws {Error} if Graph left out the user's id or principal name */
export function toRosterItem(
  user: GraphUser,
  catalog: ProductCatalog,
  skuPartNumbers: ReadonlyMap<string, string>,
): RosterItem {
  return {
    ...toUserIdentity(user),
    firstName: user.givenName ?? null,
    lastName: user.surname ?? null,
    status: accountStatus(user),
    userType: user.userType ?? null,
    activeDate: user.createdDateTime ?? null,
    deactivatedDate: user.deletedDateTime ?? null,
    department: user.department ?? null,
    jobTitle: user.jobTitle ?? null,
    companyName: user.companyName ?? null,
    country: user.country ?? null,
    usageLocation: user.usageLocation ?? null,
    assignedLicenses: toAssignedLicenses(user, catalog, skuPartNumbers),
  };
}
