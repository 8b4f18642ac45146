import type { AssignedLicense, AssignedPlan, LicenseAssignment, TenantSku, TenantUser } from './model';
import { serviceOfPlan } from './planService';

/** Whether an assignment gives the user the license; one in error, or one that was disabled, does not. */
export function isHeld(assignment: LicenseAssignment): boolean {
  return assignment.state === 'Active' || assignment.state === 'ActiveWithError';
}

/** One row per SKU held. A plan counts as disabled only where every assignment of the SKU disables it. */
export function assignedLicenses(user: Pick<TenantUser, 'licenseAssignments'>): AssignedLicense[] {
  const disabled = new Map<string, string[]>();
  for (const assignment of user.licenseAssignments) {
    if (!isHeld(assignment)) continue;
    const before = disabled.get(assignment.skuId);
    disabled.set(
      assignment.skuId,
      before === undefined
        ? assignment.disabledPlans
        : before.filter((plan) => assignment.disabledPlans.includes(plan)),
    );
  }
  return [...disabled].map(([skuId, disabledPlans]) => ({ skuId, disabledPlans }));
}

/** The service plans of every SKU held, each plan once; `Enabled` wins over any other status. */
export function assignedPlans(
  user: Pick<TenantUser, 'licenseAssignments'>,
  skuOf: (skuId: string) => TenantSku | null,
): AssignedPlan[] {
  const plans = new Map<string, AssignedPlan>();
  for (const { skuId, disabledPlans } of assignedLicenses(user)) {
    const sku = skuOf(skuId);
    const assignedDateTime = since(user.licenseAssignments, skuId);
    for (const plan of sku?.servicePlans ?? []) {
      const capabilityStatus = disabledPlans.includes(plan.servicePlanId)
        ? 'Deleted'
        : (sku?.capabilityStatus ?? 'Enabled');
      if (plans.get(plan.servicePlanId)?.capabilityStatus === 'Enabled') continue;
      plans.set(plan.servicePlanId, {
        assignedDateTime,
        capabilityStatus,
        service: serviceOfPlan(plan.servicePlanName),
        servicePlanId: plan.servicePlanId,
      });
    }
  }
  return [...plans.values()];
}

/** Ids of the service plans that are on for the user. */
export function enabledPlanIds(
  user: Pick<TenantUser, 'licenseAssignments'>,
  skuOf: (skuId: string) => TenantSku | null,
): Set<string> {
  const enabled = new Set<string>();
  for (const { skuId, disabledPlans } of assignedLicenses(user)) {
    for (const plan of skuOf(skuId)?.servicePlans ?? []) {
      if (!disabledPlans.includes(plan.servicePlanId)) enabled.add(plan.servicePlanId);
    }
  }
  return enabled;
}

function since(assignments: LicenseAssignment[], skuId: string): string {
  const dates = assignments
    .filter((one) => one.skuId === skuId && isHeld(one))
    .map((one) => one.lastUpdatedDateTime);
  return dates.sort()[0] ?? '';
}
