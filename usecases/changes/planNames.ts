import type { TenantLicenses } from '../tenantLicenses';

/** What people call a service plan of the tenant; the id where neither the tenant nor the catalog knows it. */
export function planName({ plans, catalog }: TenantLicenses, servicePlanId: string): string {
  const id = servicePlanId.toLowerCase();
  for (const { plans: ofSku } of plans.values()) {
    const plan = ofSku.get(id);
    if (plan) return catalog.planName(plan.servicePlanId, plan.servicePlanName);
  }
  return catalog.planName(servicePlanId, servicePlanId);
}
