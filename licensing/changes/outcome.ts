import type { Sku } from '../products/sku';
import type { AssignedLicense } from '../roster/assignedLicense';
import type { KeptReason, LicenseChange } from './change';
import { toGrant } from './heldLicenses';
import type { GroupNames } from './keptLicense';
import type { RestorePayload } from './inputItem/restorePayload';
import type { ObservedStep } from './userPlan';

export const OUTCOMES = [
  'reclaimed',
  'partlyReclaimed',
  'planned',
  'skipped',
  'failed',
  'assigned',
  'replaced',
  'restored',
  'unconfirmed',
] as const;

/**
 * - `reclaimed`: the user lost every license that the item named. `partlyReclaimed`: some of them; `kept` explains the rest.
 * - `assigned`, `replaced`, `restored`: the other changes, each only if it is complete.
 * - `planned`: a dry run, and the run would change something.
 * - `skipped`: nothing had to change, or nothing could be changed; `kept` explains it.
 * - `unconfirmed`: the change was sent, and neither an answer nor a read shows it yet; `restore` undoes it.
 * - `failed`: `error` explains it; nothing was changed.
 */
export type Outcome = (typeof OUTCOMES)[number];

export type CompletedOutcome = 'reclaimed' | 'assigned' | 'replaced' | 'restored';

export type LicenseRow = Sku &
  Pick<AssignedLicense, 'assignedVia' | 'groupId' | 'state' | 'disabledPlans' | 'assignedDate'> & {
    /** Display name of the group; null if the license comes from none, or if the app may not read the name. */
    groupName: string | null;
  };

export interface KeptRow extends Sku {
  reason: KeptReason;
  text: string;
  groupId: string | null;
  groupName: string | null;
}

/** The outcome of a change that was planned, and whose writing did not fail. */
export function outcomeOf(
  change: LicenseChange,
  step: ObservedStep,
  dryRun: boolean,
  completedOutcome: CompletedOutcome,
): Outcome {
  const hasPlans = change.remove.length + change.add.length > 0;
  if (!hasPlans) return 'skipped';
  if (dryRun) return 'planned';
  if (!step.isComplete) return 'unconfirmed';
  const isPartial = change.kept.some(({ isRefusal }) => isRefusal);
  return completedOutcome === 'reclaimed' && isPartial ? 'partlyReclaimed' : completedOutcome;
}

export function toRow(license: AssignedLicense, groupNames: GroupNames): LicenseRow {
  return {
    skuId: license.skuId,
    skuPartNumber: license.skuPartNumber,
    name: license.name,
    family: license.family,
    assignedVia: license.assignedVia,
    groupId: license.groupId,
    groupName: groupNames.get(license.groupId ?? '') ?? null,
    state: license.state,
    disabledPlans: license.disabledPlans,
    assignedDate: license.assignedDate,
  };
}

export function toKeptRows({ kept }: LicenseChange): KeptRow[] {
  return kept.map(({ isRefusal: _, ...row }) => row);
}

/** The payload that undoes a removal; null if nothing was removed or may have been. `id`: object id of the user. */
export function restoreOf(id: string, removed: readonly AssignedLicense[]): RestorePayload | null {
  return removed.length === 0 ? null : { id, addLicenses: removed.map(toGrant) };
}
