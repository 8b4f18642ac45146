import type { Sku } from '../products/sku';
import type { AssignedLicense } from '../roster/assignedLicense';
import type { GraphUser, UserIdentity } from '../roster/user';

/** A user as read just before the change. */
export interface CurrentUser extends UserIdentity {
  id: string;
  usageLocation: string | null;
  /** Direct and inherited assignments. */
  licenses: AssignedLicense[];
  /** The account's properties as Graph gives them, without its licenses; null if Graph no longer finds the user. */
  account: GraphUser | null;
  /** True if Graph no longer finds the user; the other fields then come from the input item. */
  isDeleted?: boolean;
}

/** A license to assign, as Graph's assignLicense takes it. */
export interface LicenseGrant {
  skuId: string;
  /** Service plan ids. */
  disabledPlans: string[];
}

export const KEPT_REASONS = [
  'activeAgain',
  'alreadyAssigned',
  'inheritedFromGroup',
  'noLongerTrue',
  'notAssigned',
  'protected',
  'review',
] as const;

export type KeptReason = (typeof KEPT_REASONS)[number];

/** A license that an item names and that stays as it is. */
export interface KeptLicense extends Sku {
  reason: KeptReason;
  /** A sentence for people. */
  text: string;
  groupId: string | null;
  /** Display name of the group; null if the app may not read it. */
  groupName: string | null;
  /** True if the item asked to change this license and it was refused. */
  isRefusal: boolean;
}

/** A removal that is right only while the user keeps another license. */
export interface Reliance {
  removed: AssignedLicense;
  on: AssignedLicense;
}

/** The change that one input item makes to one user. Only direct licenses are ever changed. */
export interface LicenseChange {
  remove: AssignedLicense[];
  /** Direct licenses to assign; each replaces a direct license of the same SKU. */
  add: AssignedLicense[];
  kept: KeptLicense[];
  /** What the removals rely on; no item of the same run may take it. Absent: nothing. */
  reliances?: Reliance[];
  /** Sentences for people: what the change overrides or leaves out. Absent: nothing. */
  remarks?: string[];
}

/** The body of one assignLicense call. */
export interface LicenseWriteBody {
  addLicenses: LicenseGrant[];
  /** SKU ids. */
  removeLicenses: string[];
}
