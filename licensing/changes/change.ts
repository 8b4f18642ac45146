import type { AssignedLicense } from '../roster/assignedLicense';
import type { Sku } from '../products/sku';
import type { UserIdentity } from '../roster/user';

/** A user as it was read just before the change. */
export interface CurrentUser extends UserIdentity {
  id: string;
  usageLocation: string | null;
  /** Direct and inherited assignments. */
  licenses: AssignedLicense[];
  /** True where Graph does not find the user any more; the rest is then what the input item says. */
  isDeleted?: boolean;
}

/** A license to give, as Graph's assignLicense takes it. */
export interface LicenseGrant {
  skuId: string;
  /** Service plan ids. */
  disabledPlans: string[];
}

export const KEPT_REASONS = [
  'activeAgain',
  'alreadyAssigned',
  'inheritedFromGroup',
  'notAssigned',
  'protected',
  'review',
] as const;

export type KeptReason = (typeof KEPT_REASONS)[number];

/** A license that an item is about and that is left as it is. */
export interface KeptLicense extends Sku {
  reason: KeptReason;
  /** A sentence for people. */
  text: string;
  groupId: string | null;
  /** Its display name, where the app may read it. */
  groupName: string | null;
  /** True where a change of this very license was asked for, and could not be had. */
  isRefusal: boolean;
}

/** What one input item comes to for one user. Only direct licenses are ever changed. */
export interface LicenseChange {
  remove: AssignedLicense[];
  /** What the user shall hold directly; takes the place of a direct license of the same SKU. */
  add: AssignedLicense[];
  kept: KeptLicense[];
}

/** The body of one assignLicense call. */
export interface LicenseWriteBody {
  addLicenses: LicenseGrant[];
  removeLicenses: string[];
}
