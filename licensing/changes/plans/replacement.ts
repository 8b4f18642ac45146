import type { AssignedLicense } from '../../roster/assignedLicense';
import type { Sku } from '../../products/sku';
import type { LicenseChange } from '../change';
import { directOf, foldId, inheritedOf } from '../heldLicenses';
import { kept, keptInherited, type GroupNames } from '../keptLicense';
import { newAssignment } from './assignment';

export interface Replacement {
  from: Sku;
  to: Sku;
  /** Service plan ids of the target. */
  targetPlans: readonly string[];
}

/**
 * One license in place of another, in one call: whole or not at all. Plans that the user has turned off stay off where
 * the target has them. Who does not hold the first license directly gets nothing.
 */
export function planReplacement(
  held: readonly AssignedLicense[],
  { from, to, targetPlans }: Replacement,
  groupNames: GroupNames,
): LicenseChange {
  const direct = directOf(held, from.skuId);
  const target = directOf(held, to.skuId);
  if (!direct) {
    const inherited = inheritedOf(held, from.skuId).map((license) =>
      keptInherited(license, groupNames, true),
    );
    const already = target
      ? [kept(target, 'alreadyAssigned', { text: `The user already has ${target.name} directly.` })]
      : [];
    const missing = kept(from, 'notAssigned', {
      text: `The user does not hold ${from.name}, so there is nothing to replace.`,
    });
    return { remove: [], add: [], kept: [...already, ...(inherited.length > 0 ? inherited : [missing])] };
  }
  const known = new Set(targetPlans.map(foldId));
  const carriedOver = direct.disabledPlans.filter((plan) => known.has(foldId(plan)));
  return {
    remove: [direct],
    add: target ? [] : [newAssignment(to, carriedOver)],
    kept: target
      ? [kept(target, 'alreadyAssigned', { text: `The user already has ${target.name} directly.` })]
      : [],
  };
}
