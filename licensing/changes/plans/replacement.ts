import { foldId } from '../../products/foldId';
import type { Sku } from '../../products/sku';
import type { AssignedLicense } from '../../roster/assignedLicense';
import type { KeptLicense, LicenseChange } from '../change';
import { directOf, inheritedOf } from '../heldLicenses';
import { kept, keptInherited, type GroupNames } from '../keptLicense';
import { newAssignment } from './assignment';

export interface Replacement {
  from: Sku;
  to: Sku;
  /** Service plan ids of `to`. */
  targetPlans: readonly string[];
}

/**
 * Replaces one license by another in one call, which Graph does whole or not at all. Plans that are off stay off if the
 * target has them. A user who does not hold `from` directly gets nothing.
 */
export function planReplacement(
  held: readonly AssignedLicense[],
  { from, to, targetPlans }: Replacement,
  groupNames: GroupNames,
): LicenseChange {
  const direct = directOf(held, from.skuId);
  const target = directOf(held, to.skuId);
  const keptTarget = target
    ? [kept(target, 'alreadyAssigned', { text: `The user already has ${target.name} directly.` })]
    : [];
  if (!direct) {
    return { remove: [], add: [], kept: [...keptTarget, ...whyNotReplaced(held, from, groupNames)] };
  }
  const targetPlanIds = new Set(targetPlans.map(foldId));
  const carriedOver = direct.disabledPlans.filter((plan) => targetPlanIds.has(foldId(plan)));
  return {
    remove: [direct],
    add: target ? [] : [newAssignment(to, carriedOver)],
    kept: keptTarget,
  };
}

function whyNotReplaced(held: readonly AssignedLicense[], from: Sku, groupNames: GroupNames): KeptLicense[] {
  const inherited = inheritedOf(held, from.skuId);
  if (inherited.length > 0) return inherited.map((license) => keptInherited(license, groupNames, true));
  const text = `The user does not hold ${from.name}, so there is nothing to replace.`;
  return [kept(from, 'notAssigned', { text })];
}
