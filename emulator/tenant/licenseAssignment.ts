import { skuIdOf } from './catalog/catalogSku';
import type { LicenseAssignment } from './model';

/** A working assignment for `addUser`, by part number of the catalogue. `assignedOn` is `YYYY-MM-DD`. */
export function assignmentOf(
  partNumber: string,
  assignedOn: string,
  details: Partial<LicenseAssignment> = {},
): LicenseAssignment {
  return {
    skuId: skuIdOf(partNumber),
    disabledPlans: [],
    assignedByGroup: null,
    state: 'Active',
    error: 'None',
    lastUpdatedDateTime: `${assignedOn}T09:00:00Z`,
    ...details,
  };
}
