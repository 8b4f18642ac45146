import type { CurrentUser, LicenseChange, Reliance } from '../../licensing/changes/change';
import type { ItemPrice } from '../../licensing/changes/inputItem/prices';
import type { GroupNames } from '../../licensing/changes/keptLicense';
import type { CompletedOutcome } from '../../licensing/changes/outcome';
import type { AssignedLicense } from '../../licensing/roster/assignedLicense';
import type { TenantLicenses } from '../tenantLicenses';
import type { ChangeReport } from './changeReport';

/** What is known when an item's change is planned. */
export interface PlanSettings {
  user: CurrentUser;
  groupNames: GroupNames;
  /** Those of the removals that earlier items of the same user have planned. */
  reliances: readonly Reliance[];
}

/** What one input item asks for. */
export interface ItemChange {
  /** Object id or principal name. */
  user: string;
  dryRun: boolean;
  note: string | null;
  /** Pure: the same state gives the same plan, so that a dry run tells what the real run does. */
  plan(held: readonly AssignedLicense[], settings: PlanSettings): LicenseChange;
  /** Whether the plan looks at the sign-ins of the user. Default: it does not. */
  readsSignIns?: boolean;
  /** Stands in where the user is not found. Only for items that ask for no change; without it the item fails. */
  deleted?: CurrentUser;
  /** By SKU id in lower case; only where the item knows it. */
  prices?: ReadonlyMap<string, ItemPrice>;
  /** Set for users who have none and are to get a license. */
  usageLocation?: string | null;
}

/** One run of an operation that changes licenses. */
export interface LicenseChangeRun {
  itemCount: number;
  /** Whether the first problem before the first write ends the run; otherwise it ends its item only. */
  stopAtFirstFailure: boolean;
  /**
   * Takes what ends the run with nothing written; its items then report it, and nothing is thrown. For a run of several,
   * each in another tenant. Default: it is thrown.
   */
  onStop?: (stop: Error) => void;
  completedOutcome: CompletedOutcome;
  /**
   * What became of the items at the tries before, where n8n's Retry On Fail runs the node again: one for each item. Empty
   * at the first try.
   */
  earlier: readonly ChangeReport[];
  /**
   * Whether a user without a free seat or a usage location fails alone, also where the first problem ends the run: in an
   * emergency what fits is given back. Default: it does not.
   */
  givesWhatFits?: boolean;
  /** Checked before anything is read: how many users may be changed in one run. Default: any number. */
  readMaxUsers?(): number;
  /** One for each input item, in order: what it asks for, or why that cannot be read. */
  readItems(tenant: TenantLicenses): Array<ItemChange | Error> | Promise<Array<ItemChange | Error>>;
}
