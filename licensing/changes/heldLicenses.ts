import { foldId } from '../products/foldId';
import type { AssignedLicense } from '../roster/assignedLicense';
import type { LicenseChange, LicenseGrant, LicenseWriteBody } from './change';

export function isDirect({ assignedVia }: AssignedLicense): boolean {
  return assignedVia === 'direct';
}

/** The direct assignment of the SKU; a user has at most one. */
export function directOf(held: readonly AssignedLicense[], skuId: string): AssignedLicense | undefined {
  return held.find((license) => isDirect(license) && foldId(license.skuId) === foldId(skuId));
}

/** The assignments of the SKU that are not direct: those from groups, and those whose way Graph does not name. */
export function inheritedOf(held: readonly AssignedLicense[], skuId: string): AssignedLicense[] {
  return held.filter((license) => !isDirect(license) && foldId(license.skuId) === foldId(skuId));
}

/** Whether both lists name the same service plans, in any order and letter case. */
export function samePlans(one: readonly string[], other: readonly string[]): boolean {
  const folded = new Set(one.map(foldId));
  return folded.size === new Set(other.map(foldId)).size && other.every((plan) => folded.has(foldId(plan)));
}

/** The user's licenses after the change. */
export function applyChange(
  held: readonly AssignedLicense[],
  { remove, add }: LicenseChange,
): AssignedLicense[] {
  const changed = new Set([...remove, ...add].map(({ skuId }) => foldId(skuId)));
  return [...held.filter((license) => !isDirect(license) || !changed.has(foldId(license.skuId))), ...add];
}

/** The one assignLicense call that leads from `start` to `end`; null if no direct license differs. */
export function writeBetween(
  start: readonly AssignedLicense[],
  end: readonly AssignedLicense[],
): LicenseWriteBody | null {
  const addLicenses = end.filter(isDirect).filter(({ skuId, disabledPlans }) => {
    const before = directOf(start, skuId);
    return !before || !samePlans(before.disabledPlans, disabledPlans);
  });
  const removeLicenses = start.filter(isDirect).filter(({ skuId }) => !directOf(end, skuId));
  if (addLicenses.length === 0 && removeLicenses.length === 0) return null;
  return { addLicenses: addLicenses.map(toGrant), removeLicenses: removeLicenses.map(({ skuId }) => skuId) };
}

export function toGrant({ skuId, disabledPlans }: AssignedLicense): LicenseGrant {
  return { skuId, disabledPlans: [...disabledPlans] };
}
