import type { AssignedLicense } from '../roster/assignedLicense';
import type { LicenseChange, LicenseWriteBody } from './change';
import { applyChange, directOf, foldId, isDirect, samePlans, writeBetween } from './heldLicenses';

/** What one item does to a user, between the items before it and those after it. */
export interface ChangeStep {
  change: LicenseChange;
  before: AssignedLicense[];
  after: AssignedLicense[];
}

/** All items of one user: one call, and what each item has in it. */
export interface UserPlan {
  steps: ChangeStep[];
  /** Null where nothing changes. */
  write: LicenseWriteBody | null;
}

/**
 * Lines up the items of one user as if they were done one after the other, in their order, so that each has an outcome
 * of its own and nothing is counted twice; what is sent is the difference between the first state and the last.
 */
export function planUser(
  start: readonly AssignedLicense[],
  plans: ReadonlyArray<(held: readonly AssignedLicense[]) => LicenseChange>,
): UserPlan {
  const steps: ChangeStep[] = [];
  let held = [...start];
  for (const plan of plans) {
    const change = plan(held);
    const after = applyChange(held, change);
    steps.push({ change, before: held, after });
    held = after;
  }
  return { steps, write: writeBetween(start, held) };
}

/** What of a step has really happened. */
export interface ObservedStep {
  removed: AssignedLicense[];
  added: AssignedLicense[];
  before: AssignedLicense[];
  after: AssignedLicense[];
  /** False: something that the step wanted is not so. */
  isComplete: boolean;
}

/** Judges the steps by the user as it was read after the write; nothing is believed that cannot be seen. */
export function compareWithPlan({ steps }: UserPlan, readBack: readonly AssignedLicense[]): ObservedStep[] {
  const isDone = matchesPlan(steps, readBack);
  let after = [...readBack];
  return steps
    .toReversed()
    .map(({ change, before: planned }) => {
      const removed = change.remove.filter(({ skuId }) => isDone || !directOf(readBack, skuId));
      const added = change.add.filter((license) => isDone || isHeld(license, readBack));
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

/** Whether every SKU that the steps touch is in the end as the last of them wants it. */
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

/** The order of rows says nothing; keeping it makes `before` readable beside the user's own list. */
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
