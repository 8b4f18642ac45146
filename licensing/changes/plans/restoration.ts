import type { AssignedLicense } from '../../roster/assignedLicense';
import type { LicenseChange } from '../change';
import { directOf, samePlans } from '../heldLicenses';
import { kept } from '../keptLicense';

/** Gives back exactly the direct licenses that were taken, with the plans that were turned off; no-op where already so. */
export function planRestoration(
  held: readonly AssignedLicense[],
  taken: readonly AssignedLicense[],
): LicenseChange {
  const change: LicenseChange = { remove: [], add: [], kept: [] };
  for (const license of taken) {
    const direct = directOf(held, license.skuId);
    if (direct && samePlans(direct.disabledPlans, license.disabledPlans)) {
      change.kept.push(
        kept(direct, 'alreadyAssigned', { text: `The user has ${direct.name} back already.` }),
      );
    } else {
      change.add.push(license);
    }
  }
  return change;
}
