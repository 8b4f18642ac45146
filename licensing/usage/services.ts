import { foldId } from '../products/foldId';

/**
 * The seven services in which Microsoft's usage reports measure activity. `outlook` is the e-mail activity report, the
 * other six are the columns of the active users report.
 */
export const MEASURED_SERVICES = [
  'exchange',
  'oneDrive',
  'outlook',
  'sharePoint',
  'skypeForBusiness',
  'teams',
  'yammer',
] as const;

export type MeasuredService = (typeof MEASURED_SERVICES)[number];

/** A service plan of a SKU; Graph's `servicePlanInfo` has this shape. */
export interface ServicePlanState {
  servicePlanId?: string | null;
  servicePlanName?: string | null;
  provisioningStatus?: string | null;
}

const MAILBOX: readonly MeasuredService[] = ['exchange', 'outlook'];
const SITES: readonly MeasuredService[] = ['oneDrive', 'sharePoint'];
const FILES: readonly MeasuredService[] = ['oneDrive'];
const MEETINGS: readonly MeasuredService[] = ['teams'];
const SKYPE: readonly MeasuredService[] = ['skypeForBusiness'];
const COMMUNITY: readonly MeasuredService[] = ['yammer'];

/**
 * The measured services that a service plan brings, by the plan's name on Microsoft's page "Product names and service
 * plan identifiers for licensing". A SharePoint plan brings the user's OneDrive too. The table leaves out plans that
 * only prepare an account (`EXCHANGE_S_FOUNDATION`), extend a service (`EXCHANGE_S_ARCHIVE_ADDON`, `MCOEV`, Teams
 * Premium) or belong to a room: activity in the service is no evidence of their use.
 */
const SERVICES_BY_PLAN: ReadonlyMap<string, readonly MeasuredService[]> = new Map([
  ['EXCHANGE_B_STANDARD', MAILBOX],
  ['EXCHANGE_L_STANDARD', MAILBOX],
  ['EXCHANGE_S_DESKLESS', MAILBOX],
  ['EXCHANGE_S_DESKLESS_GOV', MAILBOX],
  ['EXCHANGE_S_ENTERPRISE', MAILBOX],
  ['EXCHANGE_S_ENTERPRISE_GOV', MAILBOX],
  ['EXCHANGE_S_ESSENTIALS', MAILBOX],
  ['EXCHANGE_S_STANDARD', MAILBOX],
  ['EXCHANGE_S_STANDARD_GOV', MAILBOX],
  ['EXCHANGE_S_STANDARD_MIDMARKET', MAILBOX],
  ['ONEDRIVEENTERPRISE', FILES],
  ['ONEDRIVELITE_IW', FILES],
  ['ONEDRIVESTANDARD', FILES],
  ['ONEDRIVE_BASIC', FILES],
  ['ONEDRIVE_BASIC_GOV', FILES],
  ['ONEDRIVE_BASIC_P2', FILES],
  ['SHAREPOINTDESKLESS', SITES],
  ['SHAREPOINTDESKLESS_GOV', SITES],
  ['SHAREPOINTENTERPRISE', SITES],
  ['SHAREPOINTENTERPRISE_EDU', SITES],
  ['SHAREPOINTENTERPRISE_GOV', SITES],
  ['SHAREPOINTENTERPRISE_MIDMARKET', SITES],
  ['SHAREPOINTLITE', SITES],
  ['SHAREPOINTSTANDARD', SITES],
  ['SHAREPOINTSTANDARD_EDU', SITES],
  ['SHAREPOINT_S_DEVELOPER', SITES],
  ['MCOBASIC', SKYPE],
  ['MCOFREE', SKYPE],
  ['MCOIMP', SKYPE],
  ['MCOIMP_GOV', SKYPE],
  ['MCOLITE', SKYPE],
  ['MCOSTANDARD', SKYPE],
  ['MCOSTANDARD_GOV', SKYPE],
  ['MCOSTANDARD_MIDMARKET', SKYPE],
  ['MCO_TEAMS_IW', MEETINGS],
  ['TEAMS1', MEETINGS],
  ['TEAMSESS', MEETINGS],
  ['TEAMS_AR_DOD', MEETINGS],
  ['TEAMS_AR_GCCHIGH', MEETINGS],
  ['TEAMS_DESKLESS', MEETINGS],
  ['TEAMS_FREE', MEETINGS],
  ['TEAMS_GOV', MEETINGS],
  ['YAMMER_BASIC', COMMUNITY],
  ['YAMMER_EDU', COMMUNITY],
  ['YAMMER_ENTERPRISE', COMMUNITY],
  ['YAMMER_MIDSIZE', COMMUNITY],
]);

/** Plans that plain SharePoint and OneDrive products contain beside their storage; nobody buys a SKU for them. */
const STORAGE_COMPANIONS =
  /^(SHAREPOINTWAC|EXCHANGE_(S_)?FOUNDATION|FORMS_PLAN|OFFICE_FORMS_PLAN|SWAY|MICROSOFT_SEARCH)/;

/**
 * The measured services that a SKU is bought for, by its provisioned service plans less those disabled for the user.
 * Empty: no report measures the license.
 *
 * Project, Visio, Dynamics 365 and the desktop apps contain a SharePoint or OneDrive plan for their files. No report
 * shows their own use, so an idle OneDrive must not make them look unused: storage counts only if the SKU is a suite (it
 * also brings a mailbox, Teams, Skype or Yammer), or sells storage and nothing else.
 */
export function servicesOfLicense(
  servicePlans: readonly ServicePlanState[],
  disabledPlans: readonly string[] = [],
): MeasuredService[] {
  const services = new Set(activePlans(servicePlans, disabledPlans).flatMap(servicesOfPlan));
  if (!isStorageMeasured(servicePlans)) SITES.forEach((service) => services.delete(service));
  return MEASURED_SERVICES.filter((service) => services.has(service));
}

/** The plans that Microsoft has provisioned for the SKU, less those disabled for the user. */
export function activePlans(
  servicePlans: readonly ServicePlanState[],
  disabledPlans: readonly string[],
): ServicePlanState[] {
  const disabled = new Set(disabledPlans.map(foldId));
  return servicePlans.filter(
    ({ servicePlanId, provisioningStatus }) =>
      provisioningStatus !== 'Disabled' && !disabled.has(foldId(servicePlanId ?? '')),
  );
}

function servicesOfPlan(plan: ServicePlanState): readonly MeasuredService[] {
  return SERVICES_BY_PLAN.get(planName(plan)) ?? [];
}

function planName(plan: ServicePlanState): string {
  return (plan.servicePlanName ?? '').trim().toUpperCase();
}

/** Looks at the whole SKU: plans that are disabled for one user do not change the kind of SKU. */
function isStorageMeasured(servicePlans: readonly ServicePlanState[]): boolean {
  const isStorage = (service: MeasuredService) => SITES.includes(service);
  const isSuite = servicePlans.some((plan) => servicesOfPlan(plan).some((service) => !isStorage(service)));
  return (
    isSuite ||
    servicePlans.every((plan) => servicesOfPlan(plan).length > 0 || STORAGE_COMPANIONS.test(planName(plan)))
  );
}
