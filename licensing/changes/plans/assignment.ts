import type { Sku } from '../../products/sku';
import type { AssignedLicense } from '../../roster/assignedLicense';
import type { LicenseChange } from '../change';
import { directOf, inheritedOf, samePlans } from '../heldLicenses';
import { kept } from '../keptLicense';

/** A license to assign. */
export interface WantedLicense extends Sku {
  /** Service plan ids. Null: a license that the user has already keeps its own, a new one has none. */
  disabledPlans: string[] | null;
}

/** A direct license as Graph shows it after the assignment. */
export function newAssignment(sku: Sku, disabledPlans: readonly string[]): AssignedLicense {
  return {
    skuId: sku.skuId,
    skuPartNumber: sku.skuPartNumber,
    name: sku.name,
    family: sku.family,
    assignedVia: 'direct',
    groupId: null,
    state: 'Active',
    error: null,
    disabledPlans: [...disabledPlans],
    assignedDate: null,
  };
}

/** Assigns directly each wanted license that the user does not have, directly or by group, with the wanted plans. */
export function planAssignment(
  held: readonly AssignedLicense[],
  wanted: readonly WantedLicense[],
): LicenseChange {
  const change: LicenseChange = { remove: [], add: [], kept: [] };
  for (const license of wanted) {
    const direct = directOf(held, license.skuId);
    const inherited = inheritedOf(held, license.skuId).find(({ state }) => state === 'Active');
    const current = direct ?? inherited;
    const hasWantedPlans =
      current && (license.disabledPlans === null || samePlans(current.disabledPlans, license.disabledPlans));
    if (hasWantedPlans) {
      const way = direct ? 'directly' : 'by a group';
      change.kept.push(
        kept(current, 'alreadyAssigned', { text: `The user already has ${current.name} ${way}.` }),
      );
    } else {
      change.add.push(newAssignment(license, license.disabledPlans ?? []));
    }
  }
  return change;
}
