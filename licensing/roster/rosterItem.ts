import type { LicenseAssignmentState, SignInActivity, User } from '@microsoft/microsoft-graph-types';
import type { ProductCatalog } from '../products/catalog';
import type { Sku } from '../products/sku';
import type { UserIdentity } from './user';

/** A user of Graph, as far as it was selected. */
export type GraphUser = User;

export type AccountStatus = 'active' | 'blocked' | 'deleted';

/** One row per way that a licence reaches a user: direct and by group gives two. */
export interface AssignedLicense extends Sku {
  /** Null where Graph names the licence without saying how it reaches the user. */
  assignedVia: 'direct' | 'group' | null;
  groupId: string | null;
  /** Graph's `Active`, `ActiveWithError`, `Disabled` or `Error`. */
  state: string | null;
  /** Graph's `CountViolation`, `DependencyViolation` ...; null where there is none. */
  error: string | null;
  /** Service plan ids. */
  disabledPlans: string[];
  /** When this assignment last changed, in full UTC. */
  assignedDate: string | null;
}

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

/** The user properties that a `UserIdentity` is made of. */
export const identityProperties = ['id', 'userPrincipalName', 'displayName', 'mail'] as const;

/** Throws where Graph left out what identifies the user. */
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

/** Who manages a user. A manager may be a contact, which has no user principal name. */
export interface Manager extends Omit<UserIdentity, 'userId'> {
  userId: string | null;
}

/** The expanded manager of a user; null where there is none. */
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

export function accountStatus(user: GraphUser): AccountStatus {
  if (user.deletedDateTime) return 'deleted';
  return user.accountEnabled === false ? 'blocked' : 'active';
}

/** One way that a licence reaches a user. */
export type Assignment = LicenseAssignmentState & Pick<AssignedLicense, 'assignedVia'>;

/**
 * Every way that licences reach the user. A licence that stands in `assignedLicenses` alone is not lost: of it Graph
 * has told everything but the way.
 */
export function assignmentsOf({ licenseAssignmentStates, assignedLicenses }: GraphUser): Assignment[] {
  const told = (licenseAssignmentStates ?? []).map((state): Assignment => ({
    ...state,
    assignedVia: state.assignedByGroup ? 'group' : 'direct',
  }));
  const toldIds = new Set(told.map(({ skuId }) => skuId?.toLowerCase()));
  const untold = (assignedLicenses ?? []).filter(({ skuId }) => !toldIds.has(skuId?.toLowerCase()));
  return [
    ...told,
    ...untold.map(({ skuId, disabledPlans }): Assignment => ({ skuId, disabledPlans, assignedVia: null })),
  ];
}

/** `skuPartNumbers`: the tenant's part numbers by SKU id in lower case. */
export function toAssignedLicenses(
  user: GraphUser,
  catalog: ProductCatalog,
  skuPartNumbers: ReadonlyMap<string, string>,
): AssignedLicense[] {
  return assignmentsOf(user).map((assignment) => toAssignedLicense(assignment, catalog, skuPartNumbers));
}

/** As `toAssignedLicenses`, of one assignment. */
export function toAssignedLicense(
  assignment: Assignment,
  catalog: ProductCatalog,
  skuPartNumbers: ReadonlyMap<string, string>,
): AssignedLicense {
  const { assignedVia, assignedByGroup, state, error, disabledPlans, lastUpdatedDateTime } = assignment;
  const skuId = assignment.skuId ?? '';
  return {
    ...catalog.describe(skuId, skuPartNumbers.get(skuId.toLowerCase()) ?? null),
    assignedVia,
    groupId: assignedByGroup ?? null,
    state: state ?? null,
    error: error && error !== 'None' ? error : null,
    disabledPlans: disabledPlans ?? [],
    assignedDate: lastUpdatedDateTime ?? null,
  };
}

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

export interface SignInDates {
  lastSuccessfulSignInDateTime: string | null;
  /** An attempt: it may have failed. */
  lastSignInDateTime: string | null;
  lastNonInteractiveSignInDateTime: string | null;
}

/** Null where Graph knows of no sign-in. */
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
