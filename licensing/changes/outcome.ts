import type { AssignedLicense } from '../roster/assignedLicense';
import type { Sku } from '../products/sku';
import type { KeptReason, LicenseChange } from './change';
import { toGrant } from './heldLicenses';
import type { ObservedStep } from './userPlan';
import type { RestorePayload } from './inputItem/restorePayload';

export const OUTCOMES = [
  'reclaimed',
  'partlyReclaimed',
  'planned',
  'skipped',
  'failed',
  'assigned',
  'replaced',
  'restored',
] as const;

/**
 * - `reclaimed`: everything that was asked for is gone. `partlyReclaimed`: some of it is, some of it had to stay.
 * - `assigned`, `replaced`, `restored`: likewise for the other changes.
 * - `planned`: a dry run would change something.
 * - `skipped`: nothing had to change, or nothing could; `kept` says why.
 * - `failed`: `error` says why.
 */
export type Outcome = (typeof OUTCOMES)[number];

/** What a finished change is called. */
export type CompletedOutcome = 'reclaimed' | 'assigned' | 'replaced' | 'restored';

export type LicenseRow = Sku &
  Pick<AssignedLicense, 'assignedVia' | 'groupId' | 'state' | 'disabledPlans' | 'assignedDate'>;

export interface KeptRow extends Sku {
  reason: KeptReason;
  text: string;
  groupId: string | null;
  groupName: string | null;
}

export function outcomeOf(
  change: LicenseChange,
  step: ObservedStep,
  dryRun: boolean,
  achievement: CompletedOutcome,
): Outcome {
  const hasChanged = step.removed.length + step.added.length > 0;
  const hasPlans = change.remove.length + change.add.length > 0;
  if (dryRun) return hasPlans ? 'planned' : 'skipped';
  if (!hasPlans) return 'skipped';
  if (!hasChanged) return 'failed';
  const isPartial = !step.isComplete || change.kept.some(({ isRefusal }) => isRefusal);
  if (achievement === 'reclaimed') return isPartial ? 'partlyReclaimed' : 'reclaimed';
  return step.isComplete ? achievement : 'failed';
}

export function toRow(license: AssignedLicense): LicenseRow {
  const { skuId, skuPartNumber, name, family, assignedVia, groupId, state, disabledPlans, assignedDate } =
    license;
  return { skuId, skuPartNumber, name, family, assignedVia, groupId, state, disabledPlans, assignedDate };
}

export function toKeptRows({ kept }: LicenseChange): KeptRow[] {
  return kept.map(({ isRefusal: _, ...row }) => row);
}

/** Null where there is nothing to give back. */
export function restoreOf(userId: string, taken: readonly AssignedLicense[]): RestorePayload | null {
  return taken.length === 0 ? null : { id: userId, addLicenses: taken.map(toGrant) };
}
