import { reportedProductName } from '../../tenant/catalog/catalogSku';
import { assignedLicenses, isHeld } from '../../tenant/licenseView';
import type { TenantSku, TenantUser } from '../../tenant/model';
import type { ReportScope } from './report';

export type LicensedService =
  'exchange' | 'oneDrive' | 'sharePoint' | 'skypeForBusiness' | 'yammer' | 'teams';

export const licensedServices: readonly LicensedService[] = [
  'exchange',
  'oneDrive',
  'sharePoint',
  'skypeForBusiness',
  'yammer',
  'teams',
];

/** Service plans that make a user count as licensed for a service. */
const plans: Record<LicensedService, RegExp> = {
  exchange: /^EXCHANGE_S_(STANDARD|ENTERPRISE|DESKLESS)$/,
  oneDrive: /^(ONEDRIVE(STANDARD|ENTERPRISE)|SHAREPOINT(STANDARD|ENTERPRISE|DESKLESS))$/,
  sharePoint: /^SHAREPOINT(STANDARD|ENTERPRISE|DESKLESS)$/,
  skypeForBusiness: /^MCO(STANDARD|IMP)$/,
  yammer: /^YAMMER_ENTERPRISE$/,
  teams: /^TEAMS1$/,
};

/** Since when the user is licensed for each service, by the refresh date; a service that is missing is not licensed. */
export function licensedSince(
  user: TenantUser,
  { tenant, refreshDate }: ReportScope,
): Partial<Record<LicensedService, string>> {
  const since: Partial<Record<LicensedService, string>> = {};
  for (const assignment of user.licenseAssignments) {
    const date = assignment.lastUpdatedDateTime.slice(0, 10);
    const sku = tenant.sku(assignment.skuId);
    if (sku === null || !isHeld(assignment) || date > refreshDate) continue;
    for (const service of servicesOf(sku, assignment.disabledPlans)) {
      const known = since[service];
      if (known === undefined || date < known) since[service] = date;
    }
  }
  return since;
}

const known = new WeakMap<TenantSku, Map<string, LicensedService[]>>();

/** Worked out once for each combination of SKU and disabled plans: thousands of users share a few. */
function servicesOf(sku: TenantSku, disabledPlans: string[]): LicensedService[] {
  const ofSku = known.get(sku) ?? new Map<string, LicensedService[]>();
  known.set(sku, ofSku);
  const key = disabledPlans.join();
  const services =
    ofSku.get(key) ??
    licensedServices.filter((service) =>
      sku.servicePlans.some(
        (plan) => plans[service].test(plan.servicePlanName) && !disabledPlans.includes(plan.servicePlanId),
      ),
    );
  ofSku.set(key, services);
  return services;
}

/** Names of the products held by the refresh date, in the order of assignment. */
export function assignedProducts(user: TenantUser, { tenant, refreshDate }: ReportScope): string[] {
  const held = user.licenseAssignments.filter((one) => one.lastUpdatedDateTime.slice(0, 10) <= refreshDate);
  return assignedLicenses({ licenseAssignments: held }).flatMap(({ skuId }) => {
    const sku = tenant.sku(skuId);
    return sku === null ? [] : [reportedProductName(sku)];
  });
}
