import type { FreshUser, LicenseChange } from '../../../licensing/changes/change';
import type { GroupNames } from '../../../licensing/changes/kept';
import type { Achievement } from '../../../licensing/changes/outcome';
import type { AssignedLicense } from '../../../licensing/roster';

/** What is known when an item's change is planned. */
export interface PlanSettings {
  user: FreshUser;
  groupNames: GroupNames;
}

/** What one input item asks for. */
export interface ItemChange {
  /** Object id or principal name. */
  user: string;
  dryRun: boolean;
  note: string | null;
  /** Pure: the same state gives the same plan, so that a dry run tells what the real run does. */
  plan(held: readonly AssignedLicense[], settings: PlanSettings): LicenseChange;
  /** Of one seat, by SKU id in lower case; only where the item knows it. */
  prices?: ReadonlyMap<string, { monthlyCost: number; currency: string }>;
  /** Set for users who have none and are to get a licence. */
  usageLocation?: string | null;
}

/** One run of an operation that changes licences. */
export interface LicenseChangeRun {
  achievement: Achievement;
  /** One for each input item, in order: what it asks for, or why that cannot be read. */
  items: Array<ItemChange | Error>;
  /** More users than this are not changed in one run. Default: any number. */
  maxUsers?: number;
}
