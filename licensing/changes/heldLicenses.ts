import type { AssignedLicense } from '../roster/assignedLicense';
import type { LicenseChange, LicenseGrant, LicenseWriteBody } from './change';

export function foldId(id: string): string {
  return id.trim().toLowerCase();
}

export function isDirect({ assignedVia }: AssignedLicense): boolean {
  return assignedVia === 'direct';
}

export function directOf(held: readonly AssignedLicense[], skuId: string): AssignedLicense | undefined {
  return held.find((license) => isDirect(license) && foldId(license.skuId) === foldId(skuId));
}

/** The assignments of the SKU that come from groups. */
export function inheritedOf(held: readonly AssignedLicense[], skuId: string): AssignedLicense[] {
  return held.filter((license) => !isDirect(license) && foldId(license.skuId) === foldId(skuId));
}

export function samePlans(one: readonly string[], other: readonly string[]): boolean {
  const folded = new Set(one.map(foldId));
  return folded.size === new Set(other.map(foldId)).size && other.every((plan) => folded.has(foldId(plan)));
}

/** What the user holds after the change. */
export function applyChange(
  held: readonly AssignedLicense[],
  { remove, add }: LicenseChange,
): AssignedLicense[] {
  const changed = new Set([...remove, ...add].map(({ skuId }) => foldId(skuId)));
  return [...held.filter((license) => !isDirect(license) || !changed.has(foldId(license.skuId))), ...add];
}

/** The one call that leads from `start` to `end`; null where nothing changes. */
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
