import type { ProductCatalog } from '../products/catalog';
import { accountStatus, type AccountStatus, toUserIdentity, type GraphUser, type UserIdentity } from './user';
import { type AssignedLicense, toAssignedLicenses } from './assignedLicense';

export interface RosterItem extends UserIdentity {
  firstName: string | null;
  lastName: string | null;
  status: AccountStatus;
  /** Graph's `Member` or `Guest`; null for accounts that never got one. */
  userType: string | null;
  activeDate: string | null;
  deactivatedDate: string | null;
  department: string | null;
  jobTitle: string | null;
  companyName: string | null;
  country: string | null;
  usageLocation: string | null;
  assignedLicenses: AssignedLicense[];
}

/** The user properties that a roster item is made of: what `$select` must name. */
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
