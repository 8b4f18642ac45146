import type { ProductCatalog } from '../products/catalog';
import { toAssignedLicenses, type AssignedLicense, type NamedAssignment } from './assignedLicense';
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
  /** Each license once, by name. */
  licenseNames: string;
  assignedLicenses: NamedAssignment[];
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

/**
 * The names of groups are null: they are read for what becomes output.
 * @throws {Error} if Graph left out the user's id or principal name
 */
export function toRosterItem(
  user: GraphUser,
  catalog: ProductCatalog,
  skuPartNumbers: ReadonlyMap<string, string>,
): RosterItem {
  const assignedLicenses = toAssignedLicenses(user, catalog, skuPartNumbers);
  const { userId, id, displayName, email } = toUserIdentity(user);
  // What a person reads comes first: in the editor's table these are the columns on the left.
  return {
    displayName,
    userId,
    status: accountStatus(user),
    licenseNames: [...new Set(assignedLicenses.map(({ name }) => name))].join(', '),
    department: user.department ?? null,
    jobTitle: user.jobTitle ?? null,
    email,
    id,
    firstName: user.givenName ?? null,
    lastName: user.surname ?? null,
    userType: user.userType ?? null,
    activeDate: user.createdDateTime ?? null,
    deactivatedDate: user.deletedDateTime ?? null,
    companyName: user.companyName ?? null,
    country: user.country ?? null,
    usageLocation: user.usageLocation ?? null,
    assignedLicenses: assignedLicenses.map(withRoomForName),
  };
}

/** The name stands beside the id. Without spreads: there are more licenses than users. */
function withRoomForName(license: AssignedLicense): NamedAssignment {
  return {
    skuId: license.skuId,
    skuPartNumber: license.skuPartNumber,
    name: license.name,
    family: license.family,
    assignedVia: license.assignedVia,
    groupId: license.groupId,
    groupName: null,
    state: license.state,
    error: license.error,
    disabledPlans: license.disabledPlans,
    assignedDate: license.assignedDate,
  };
}
