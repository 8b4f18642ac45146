import { foldId } from '../products/foldId';
import type { AssignedLicense } from '../roster/assignedLicense';
import type { LicenseChange, LicenseWriteBody, Reliance } from './change';
import { applyChange, directOf, isDirect, samePlans, writeBetween } from './heldLicenses';

/** The change of one item, with the user's licenses before and after it. */
export interface ChangeStep {
  change: LicenseChange;
  before: AssignedLicense[];
  after: AssignedLicense[];
}

/** The items of one user, and the one call that does them all. */
export interface UserPlan {
  steps: ChangeStep[];
  /** Null if nothing changes. */
  write: LicenseWriteBody | null;
}

/** Plans one item. `reliances`: those of the removals that earlier items have planned. */
export type ItemPlanner = (held: readonly AssignedLicense[], reliances: readonly Reliance[]) => LicenseChange;

/**
 * Plans the items of one user in order, each on the result of the one before. One call is sent: first state to last
 * state.
 */
export function planUser(start: readonly AssignedLicense[], plans: readonly ItemPlanner[]): UserPlan {
  const steps: ChangeStep[] = [];
  const reliances: Reliance[] = [];
  let held = [...start];
  for (const plan of plans) {
    const change = plan(held, reliances);
    reliances.push(...(change.reliances ?? []));
    const after = applyChange(held, change);
    steps.push({ change, before: held, after });
    held = after;
  }
  return { steps, write: writeBetween(start, held) };
}

/** A step as the user's licenses show it after the write. */
export interface ObservedStep {
  removed: AssignedLicense[];
  added: AssignedLicense[];
  before: AssignedLicense[];
  after: AssignedLicense[];
  /** True if every change of the step is in place. */
  isComplete: boolean;
}

/** Compares the steps with the licenses that were read after the write: only what they show counts as done. */
export function compareWithPlan({ steps }: UserPlan, readBack: readonly AssignedLicense[]): ObservedStep[] {
  const isAllDone = matchesPlan(steps, readBack);
  let after = [...readBack];
  return steps
    .toReversed()
    .map(({ change, before: planned }) => {
      const removed = change.remove.filter(({ skuId }) => isAllDone || !directOf(readBack, skuId));
      const added = change.add.filter((license) => isAllDone || isHeld(license, readBack));
      const undone = { remove: added, add: removed, kept: [] };
      const replaced = added.flatMap(({ skuId }) => directOf(planned, skuId) ?? []);
      const before = applyChange(after, { ...undone, add: [...removed, ...replaced] });
      const isComplete = removed.length === change.remove.length && added.length === change.add.length;
      const step = { removed, added, before: inOrderOf(planned, before), after, isComplete };
      after = step.before;
      return step;
    })
    .toReversed();
}

/** Whether every SKU that the steps touch is as the last step leaves it. */
export function matchesPlan(steps: readonly ChangeStep[], readBack: readonly AssignedLicense[]): boolean {
  const end = steps.at(-1)?.after ?? [];
  const touched = steps.flatMap(({ change }) => [...change.remove, ...change.add]);
  return touched.every(({ skuId }) => {
    const wanted = directOf(end, skuId);
    return wanted ? isHeld(wanted, readBack) : !directOf(readBack, skuId);
  });
}

function isHeld({ skuId, disabledPlans }: AssignedLicense, held: readonly AssignedLicense[]): boolean {
  const direct = directOf(held, skuId);
  return direct !== undefined && samePlans(direct.disabledPlans, disabledPlans);
}

/** Keeps the planned order, so that `before` reads like the list that the plan started from. */
function inOrderOf(
  order: readonly AssignedLicense[],
  licenses: readonly AssignedLicense[],
): AssignedLicense[] {
  const key = (license: AssignedLicense) =>
    `${foldId(license.skuId)} ${isDirect(license) ? '' : (license.groupId ?? '')}`;
  const places = new Map(order.map((license, place) => [key(license), place]));
  const placeOf = (license: AssignedLicense) => places.get(key(license)) ?? places.size;
  return licenses.toSorted((one, other) => placeOf(one) - placeOf(other));
}
