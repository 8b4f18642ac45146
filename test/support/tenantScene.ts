import {
  assignmentOf,
  emptyTenant,
  planIdOf,
  skuIdOf,
  type Tenant,
  type TenantError,
} from '../../emulator/tenant';
import type { LicenseAssignment, LicenseChange, TenantUser } from '../../emulator/tenant/model';

export const now = '2026-11-23T12:00:00Z';
export const today = '2026-11-23';

/** A small tenant with its clock standing still. */
export function scene(seats: Record<string, number> = {}): Tenant {
  return emptyTenant({ now, clock: () => Date.parse(now), seats });
}

/** Adds a user who holds SKUs directly, given by part number, since the beginning of the year. */
export function userWith(
  tenant: Tenant,
  name: string,
  partNumbers: string[] = [],
  details: Partial<TenantUser> = {},
): TenantUser {
  const licenseAssignments = partNumbers.map((partNumber) => assignmentOf(partNumber, '2026-01-05'));
  return tenant.addUser({ userPrincipalName: `${name}@contoso.com`, licenseAssignments, ...details });
}

/** A licensing group with these members. */
export function groupWith(
  tenant: Tenant,
  displayName: string,
  partNumber: string,
  memberIds: string[],
  disabledPlans: string[] = [],
) {
  return tenant.addGroup({
    id: `00000000-0000-4000-8000-${Buffer.from(displayName).toString('hex').padEnd(12, '0').slice(0, 12)}`,
    displayName,
    memberIds,
    assignedLicenses: [{ skuId: skuIdOf(partNumber), disabledPlans: disabledPlans.map(planIdOf) }],
  });
}

/** A change in part numbers: `add` may carry names of plans to leave off. */
export function change(add: Array<string | [string, string[]]>, remove: string[] = []): LicenseChange {
  return {
    addLicenses: add.map((one) => {
      const [partNumber, plans] = typeof one === 'string' ? [one, []] : one;
      return { skuId: skuIdOf(partNumber), disabledPlans: plans.map(planIdOf) };
    }),
    removeLicenses: remove.map(skuIdOf),
  };
}

/** What the tenant says when it refuses, or null where it does not. */
export function refusal(attempt: () => unknown): Pick<TenantError, 'status' | 'code' | 'message'> | null {
  try {
    attempt();
    return null;
  } catch (error) {
    const { status, code, message } = error as TenantError;
    return { status, code, message };
  }
}

export function partNumbers(tenant: Tenant, assignments: Array<Pick<LicenseAssignment, 'skuId'>>): string[] {
  return assignments.map(({ skuId }) => tenant.sku(skuId)?.skuPartNumber ?? skuId);
}
