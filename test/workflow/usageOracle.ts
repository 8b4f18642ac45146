import type { Tenant } from '../../emulator/tenant/tenant';
import type { TenantUser } from '../../emulator/tenant/model';

/**
 * What use is made of each licence of the sample tenant, worked out from the emulator's own record of who did what
 * when. Shares no code and no table with the package: the services of each SKU are written here by hand.
 */
export interface ExpectedUsage {
  services: string[];
  lastActivityDate: string | null;
  inactiveDays: number | null;
  usage: 'active' | 'inactive' | 'neverActive' | 'notMeasured';
}

const suite = [
  'exchange',
  'oneDrive',
  'outlook',
  'sharePoint',
  'skypeForBusiness',
  'teams',
  'yammer',
] as const;
type Service = (typeof suite)[number];
const mailbox: readonly Service[] = ['exchange', 'outlook'];

/** What nobody measures (Visio, Project, Power BI, Copilot, phone, security, the desktop apps ...) is not listed. */
const servicesOfSku: Readonly<Record<string, readonly Service[]>> = {
  SPE_E3: suite,
  SPE_E5: suite,
  ENTERPRISEPACK: suite,
  STANDARDPACK: suite,
  SPE_F1: suite,
  O365_BUSINESS_PREMIUM: suite,
  SPB: suite,
  EXCHANGESTANDARD: mailbox,
  EXCHANGEENTERPRISE: mailbox,
  ENTERPRISEPREMIUM: suite,
  O365_BUSINESS_ESSENTIALS: suite,
  // Its mailbox is for the Teams calendar only.
  M365_F1_COMM: suite.filter((service) => !mailbox.includes(service)),
  Microsoft_Teams_Enterprise_New: ['skypeForBusiness', 'teams'],
};

/** Plans that the sample tenant has switched off for somebody, with what goes missing then. */
const servicesOfPlan: Readonly<Record<string, readonly Service[]>> = {
  YAMMER_ENTERPRISE: ['yammer'],
  EXCHANGE_S_ENTERPRISE: mailbox,
  EXCHANGE_S_STANDARD: mailbox,
  EXCHANGE_S_DESKLESS: mailbox,
  TEAMS1: ['teams'],
  MCOSTANDARD: ['skypeForBusiness'],
  MCOIMP: ['skypeForBusiness'],
  SHAREPOINTENTERPRISE: ['oneDrive', 'sharePoint'],
  SHAREPOINTSTANDARD: ['oneDrive', 'sharePoint'],
  SHAREPOINTDESKLESS: ['oneDrive', 'sharePoint'],
};

/** By `userId skuId groupId`. */
export function expectedUsage(tenant: Tenant, threshold = 90): Map<string, ExpectedUsage> {
  const expected = new Map<string, ExpectedUsage>();
  for (const { user } of tenant.scanUsers()) {
    for (const assignment of user.licenseAssignments) {
      const key = [user.userPrincipalName, assignment.skuId, assignment.assignedByGroup].join(' ');
      expected.set(key, usageOf(tenant, user, assignment, threshold));
    }
  }
  return expected;
}

function usageOf(
  tenant: Tenant,
  user: TenantUser,
  assignment: TenantUser['licenseAssignments'][number],
  threshold: number,
): ExpectedUsage {
  const { reportRefreshDate } = tenant;
  const services = broughtBy(tenant, assignment);
  const nothing = { services, lastActivityDate: null, inactiveDays: null };
  if (services.length === 0 || !isKnownToReports(tenant, user)) return { ...nothing, usage: 'notMeasured' };

  const dates = services.flatMap(
    (service) => tenant.ledger.lastActivity(user.id, service, reportRefreshDate) ?? [],
  );
  const lastActivityDate = dates.sort().at(-1);
  if (lastActivityDate === undefined) {
    const isYoung = [user.createdDateTime, assignment.lastUpdatedDateTime].some(
      (date) => (date ?? '').slice(0, 10) >= reportRefreshDate,
    );
    return { ...nothing, usage: isYoung ? 'notMeasured' : 'neverActive' };
  }
  const inactiveDays = (Date.parse(reportRefreshDate) - Date.parse(lastActivityDate)) / 86_400_000;
  return {
    services,
    lastActivityDate,
    inactiveDays,
    usage: inactiveDays < threshold ? 'active' : 'inactive',
  };
}

function broughtBy(tenant: Tenant, assignment: TenantUser['licenseAssignments'][number]): Service[] {
  if (assignment.state === 'Error') return [];
  const sku = tenant.sku(assignment.skuId);
  const disabled = (sku?.servicePlans ?? []).filter(({ servicePlanId }) =>
    assignment.disabledPlans.includes(servicePlanId),
  );
  const missing = disabled.flatMap(({ servicePlanName }) => servicesOfPlan[servicePlanName] ?? []);
  return (servicesOfSku[sku?.skuPartNumber ?? ''] ?? []).filter((service) => !missing.includes(service));
}

/** Not by a name of before, and not before there was anything to tell. */
function isKnownToReports(tenant: Tenant, user: TenantUser): boolean {
  const reported = tenant.reportedNames.get(user.id) ?? user.userPrincipalName;
  const isRenamed = reported.toLowerCase() !== user.userPrincipalName.toLowerCase();
  return !isRenamed && (user.createdDateTime ?? '').slice(0, 10) <= tenant.reportRefreshDate;
}
