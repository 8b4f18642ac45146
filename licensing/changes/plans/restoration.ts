import type { AssignedLicense } from '../../roster/assignedLicense';
import type { LicenseChange } from '../change';
import { directOf, samePlans } from '../heldLicenses';
import { kept } from '../keptLicense';

/** Assigns the removed licenses again, with the plans that were off; a license that the user has back so is left alone. */
export function planRestoration(
  held: readonly AssignedLicense[],
  removed: readonly AssignedLicense[],
): LicenseChange {
  const change: LicenseChange = { remove: [], add: [], kept: [] };
  for (const license of removed) {
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
