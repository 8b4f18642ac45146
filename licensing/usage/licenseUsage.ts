import { inactiveDays, isSilenceKnown, latest, latestActivityDate, type ActivityRow } from './activityRow';
import type { DesktopUsage } from './desktopUsage';
import type { MeasuredService } from './services';
import type { CopilotUsage } from './usageEvidence';

/**
 * - `active`: last used within the threshold, counted back from the report's refresh date.
 * - `inactive`: last used before that.
 * - `neverActive`: the reports measure the license and have no activity on record.
 * - `notMeasured`: no report measures it, or not well enough to conclude anything.
 */
export const USAGES = ['active', 'inactive', 'neverActive', 'notMeasured'] as const;

export type Usage = (typeof USAGES)[number];

export interface LicenseUsage {
  usage: Usage;
  lastActivityDate: string | null;
  inactiveDays: number | null;
}

export interface LicenseUsageInput {
  /** The services that the license brings, of those whose use counts. */
  services: readonly MeasuredService[];
  /** The user's row in the reports; undefined if there is none. */
  activity: ActivityRow | undefined;
  /** The services that the reports have columns for: `ActivityIndex.measured`. */
  measured: ReadonlySet<MeasuredService>;
  /** Days without activity from which a license is `inactive`. */
  threshold: number;
  /** Creation of the account, ISO 8601. */
  createdDateTime: string | null;
  /** Assignment of the license, ISO 8601. */
  assignedDate: string | null;
  /** Use of the license's desktop product; only if the optional reports were read. */
  desktop?: DesktopUsage | null;
  /** Use of Copilot, for a license that brings it; only if its report was read. */
  copilot?: CopilotUsage | null;
}

/** Days that the longest period of the reports covers: a blank says nothing about the time before. */
export const REPORTS_REMEMBER_DAYS = 180;

/**
 * Skype for Business Online was retired on 31 July 2021: a report without its column misses no use. A report without the
 * column of any other service did not measure that service.
 */
const RETIRED: ReadonlySet<MeasuredService> = new Set<MeasuredService>(['skypeForBusiness']);

const NOT_MEASURED: LicenseUsage = { usage: 'notMeasured', lastActivityDate: null, inactiveDays: null };

/**
 * One user's use of one license. `inactive` and `neverActive` need, for every service of the license, a row of the user
 * in the report that measures it; `neverActive` also needs a report younger than the account and the assignment.
 */
export function licenseUsage(input: LicenseUsageInput): LicenseUsage {
  const { services, activity, threshold, desktop = null, copilot = null } = input;
  const refreshDate = activity?.reportRefreshDate ?? desktop?.refreshDate ?? copilot?.refreshDate;
  const hasReport = services.length > 0 || desktop !== null || copilot !== null;
  if (refreshDate === undefined || !hasReport) return NOT_MEASURED;

  const lastServiceActivityDate = activity ? latestActivityDate(activity, services) : null;
  const lastAppDate = latest(desktop?.lastUseDate ?? null, copilot?.lastActivityDate ?? null);
  const lastActivityDate = latest(lastServiceActivityDate, lastAppDate);
  const days = inactiveDays(lastActivityDate, refreshDate);
  const resultOf = (usage: Usage): LicenseUsage => ({ usage, lastActivityDate, inactiveDays: days });

  if (days !== null && days < threshold) return resultOf('active');
  if (!isConclusive(input)) return resultOf('notMeasured');
  if (days !== null) return resultOf('inactive');
  if (threshold > REPORTS_REMEMBER_DAYS) return resultOf('notMeasured');
  return isYoungerThan(input, refreshDate) ? resultOf('notMeasured') : resultOf('neverActive');
}

/** Whether a blank in the reports means that the license was not used. */
function isConclusive({
  services,
  activity,
  measured,
  desktop = null,
  copilot = null,
}: LicenseUsageInput): boolean {
  const living = services.filter((service) => !RETIRED.has(service));
  if (living.length === 0) return desktop?.conclusive === true || (desktop === null && copilot !== null);
  if (activity === undefined) return false;
  return living.every((service) => measured.has(service) && isSilenceKnown(activity, service));
}

/** Whether account or assignment are as young as the report; the report covers only a part of its refresh day. */
function isYoungerThan({ createdDateTime, assignedDate }: LicenseUsageInput, refreshDate: string): boolean {
  return [createdDateTime, assignedDate].some(
    (moment) => moment !== null && moment.slice(0, 10) >= refreshDate,
  );
}
