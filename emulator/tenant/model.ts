/** The tenant's objects as the emulator keeps them; handlers turn them into Graph's wire format. */

export interface LicenseAssignment {
  skuId: string;
  disabledPlans: string[];
  /** Null: assigned directly. */
  assignedByGroup: string | null;
  state: 'Active' | 'ActiveWithError' | 'Disabled' | 'Error';
  error:
    | 'None'
    | 'CountViolation'
    | 'MutuallyExclusiveViolation'
    | 'DependencyViolation'
    | 'ProhibitedInUsageLocationViolation'
    | 'UniquenessViolation'
    | 'Other';
  lastUpdatedDateTime: string;
}

export interface SignInActivity {
  lastSignInDateTime: string | null;
  lastSignInRequestId: string;
  lastNonInteractiveSignInDateTime: string | null;
  lastNonInteractiveSignInRequestId: string;
  lastSuccessfulSignInDateTime: string | null;
  lastSuccessfulSignInRequestId: string;
}

/** Users are values: a write replaces the object, so one that a reader holds never changes under it. */
export interface TenantUser {
  id: string;
  userPrincipalName: string;
  displayName: string;
  givenName: string | null;
  surname: string | null;
  mail: string | null;
  accountEnabled: boolean;
  userType: 'Member' | 'Guest' | null;
  /** Null where the directory does not know: on-premises accounts first synchronized before June 2018. */
  createdDateTime: string | null;
  /** Set for soft-deleted users, which are kept in the same store. */
  deletedDateTime: string | null;
  department: string | null;
  jobTitle: string | null;
  companyName: string | null;
  country: string | null;
  officeLocation: string | null;
  mobilePhone: string | null;
  businessPhones: string[];
  preferredLanguage: string | null;
  usageLocation: string | null;
  employeeId: string | null;
  employeeHireDate: string | null;
  employeeLeaveDateTime: string | null;
  onPremisesSyncEnabled: boolean | null;
  managerId: string | null;
  signInActivity: SignInActivity | null;
  licenseAssignments: LicenseAssignment[];
}

export interface ServicePlan {
  servicePlanId: string;
  servicePlanName: string;
  provisioningStatus: string;
  appliesTo: 'User' | 'Company';
}

export interface TenantSubscription {
  id: string;
  commerceSubscriptionId: string;
  skuId: string;
  skuPartNumber: string;
  status: 'Enabled' | 'Warning' | 'Suspended' | 'Deleted' | 'LockedOut';
  isTrial: boolean;
  totalLicenses: number;
  createdDateTime: string;
  nextLifecycleDateTime: string | null;
}

export interface TenantSku {
  skuId: string;
  skuPartNumber: string;
  appliesTo: 'User' | 'Company';
  capabilityStatus: 'Enabled' | 'Warning' | 'Suspended' | 'Deleted' | 'LockedOut';
  prepaidUnits: { enabled: number; warning: number; suspended: number; lockedOut: number };
  servicePlans: ServicePlan[];
  subscriptionIds: string[];
}

export interface TenantGroup {
  id: string;
  displayName: string;
  /** Object ids of users and of nested groups. */
  memberIds: string[];
  assignedLicenses: Array<{ skuId: string; disabledPlans: string[] }>;
  /** Set once its licenses have been changed while the tenant runs. */
  licenseProcessingState?: 'QueuedForProcessing' | 'ProcessingComplete';
  /** `HiddenMembership` makes it a Microsoft 365 group: no others can hide their members. Absent: null. */
  visibility?: 'HiddenMembership' | 'Private' | 'Public';
  /** Whether Entra roles can be assigned to it. Default false. */
  isAssignableToRole?: boolean;
}

/** A role that has been activated; its members hold it in the whole tenant. */
export interface DirectoryRole {
  id: string;
  displayName: string;
  roleTemplateId: string;
  memberIds: string[];
}

/** A role that the tenant has made itself. Entra's own are known by their template ids. */
export interface CustomRole {
  id: string;
  displayName: string;
}

/** Somebody, or a role-assignable group, to whom a role belongs. */
export interface RoleGrant {
  principalId: string;
  /** Template id of one of Entra's roles, or id of a custom one. */
  roleDefinitionId: string;
  /** `/` or `/administrativeUnits/{id}`. */
  directoryScopeId: string;
}

/** Somebody who may activate a role in Privileged Identity Management, and does not hold it until then. */
export interface RoleEligibility extends RoleGrant {
  startDateTime: string;
  /** Null: for ever. */
  endDateTime: string | null;
}

export type RecipientType = 'User' | 'Shared' | 'Room' | 'Equipment';

/** What is known of a mailbox beyond what account and licenses say. */
export interface Mailbox {
  recipientType: RecipientType;
  storageUsedInBytes?: number;
  hasArchive?: boolean;
}

export interface VerifiedDomain {
  name: string;
  isDefault: boolean;
  isInitial: boolean;
  type: 'Managed' | 'Federated';
  capabilities: string;
}

export interface Organization {
  id: string;
  displayName: string;
  /** Usage location that group-based licenses fall back to for users without one. */
  countryLetterCode: string;
  createdDateTime: string;
  verifiedDomains: VerifiedDomain[];
  onPremisesSyncEnabled: boolean | null;
}

/** Body of `assignLicense`, after its form has been checked. */
export interface LicenseChange {
  addLicenses: Array<{ skuId: string; disabledPlans: string[] }>;
  removeLicenses: string[];
}

/** A SKU as a user holds it: direct and inherited assignments of it merged, as `assignedLicenses` shows it. */
export interface AssignedLicense {
  skuId: string;
  /** Disabled in every assignment that works; a plan that one of them enables is on. */
  disabledPlans: string[];
}

/** One row of a user's `assignedPlans`. */
export interface AssignedPlan {
  assignedDateTime: string;
  capabilityStatus: 'Enabled' | 'Warning' | 'Suspended' | 'Deleted' | 'LockedOut';
  service: string;
  servicePlanId: string;
}

export type MeasuredService =
  'exchange' | 'oneDrive' | 'sharePoint' | 'skypeForBusiness' | 'yammer' | 'teams' | 'outlook';
