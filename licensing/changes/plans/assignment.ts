import type { AssignedLicense } from '../../roster/assignedLicense';
import type { Sku } from '../../products/sku';
import type { LicenseChange } from '../change';
import { directOf, inheritedOf, samePlans } from '../heldLicenses';
import { kept } from '../keptLicense';

/** A license to assign; `disabledPlans` null leaves those of a license that the user already has as they are. */
export interface WantedLicense extends Sku {
  disabledPlans: string[] | null;
}

/** A direct license as it will be once Graph has assigned it. */
export function newAssignment(sku: Sku, disabledPlans: readonly string[]): AssignedLicense {
  const { skuId, skuPartNumber, name, family } = sku;
  return {
    ...{
      skuId,
      skuPartNumber,
      name,
      family,
      assignedVia: 'direct',
      groupId: null,
      state: 'Active',
      error: null,
    },
    ...{ disabledPlans: [...disabledPlans], assignedDate: null },
  };
}

/** Assigns directly what the user does not have in the wanted form, directly or by group. */
export function planAssignment(
  held: readonly AssignedLicense[],
  wanted: readonly WantedLicense[],
): LicenseChange {
  const change: LicenseChange = { remove: [], add: [], kept: [] };
  for (const license of wanted) {
    const direct = directOf(held, license.skuId);
    const inherited = inheritedOf(held, license.skuId).find(({ state }) => state === 'Active');
    const before = direct ?? inherited;
    const isSo =
      before && (license.disabledPlans === null || samePlans(before.disabledPlans, license.disabledPlans));
    if (isSo) {
      const how = direct ? 'directly' : 'by a group';
      change.kept.push(
        kept(before, 'alreadyAssigned', { text: `The user already has ${before.name} ${how}.` }),
      );
    } else {
      change.add.push(newAssignment(license, license.disabledPlans ?? []));
    }
  }
  return change;
}
