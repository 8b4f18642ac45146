import { inactiveDays, latest, latestActivityDate, type ActivityRow } from './activityRow';
import type { DesktopUsage } from './desktopUsage';
import type { MeasuredService } from './services';

/**
 * - `active`: used within the threshold, counted back from the report's refresh date.
 * - `inactive`: last used before that.
 * - `neverActive`: measured, and no activity on record.
 * - `notMeasured`: no report says anything about it; nothing may be concluded.
 */
export const USAGES = ['active', 'inactive', 'neverActive', 'notMeasured'] as const;

export type Usage = (typeof USAGES)[number];

export interface LicenseUsage {
  usage: Usage;
  lastActivityDate: string | null;
  inactiveDays: number | null;
}

export interface LicenseUsageInput {
  /** The services that the license brings, less those that the user chose not to look at. */
  services: readonly MeasuredService[];
  /** What the reports know of the user; undefined where they have no row. */
  activity: ActivityRow | undefined;
  /** `ActivityIndex.measured`. */
  measured: ReadonlySet<MeasuredService>;
  /** Days without activity from which a license is `inactive`. */
  threshold: number;
  /** When the account was created, ISO 8601. */
  createdDateTime: string | null;
  /** When the license was assigned, ISO 8601. */
  assignedDate: string | null;
  /** What is known of the license's desktop apps; only where it was asked for. */
  desktop?: DesktopUsage | null;
}

/**
 * Skype for Business Online was retired on 31 July 2021: where its column is gone, no use can have gone unseen. Any
 * other service without a column was simply not measured.
 */
const RETIRED: ReadonlySet<MeasuredService> = new Set<MeasuredService>(['skypeForBusiness']);

const NOT_MEASURED: LicenseUsage = { usage: 'notMeasured', lastActivityDate: null, inactiveDays: null };

/**
 * What use a user makes of a license. "Not used" is only said where every service of the license was measured, the
 * reports have a row of the user, and the report is younger than the account and the assignment.
 */
export function licenseUsage(question: LicenseUsageInput): LicenseUsage {
  const { services, activity, threshold, desktop = null } = question;
  const refreshDate = activity?.reportRefreshDate ?? desktop?.refreshDate;
  if (refreshDate === undefined || (services.length === 0 && desktop === null)) return NOT_MEASURED;

  const ofServices = activity ? latestActivityDate(activity, services) : null;
  const lastActivityDate = latest(ofServices, desktop?.lastUseDate ?? null);
  const days = inactiveDays(lastActivityDate, refreshDate);
  const found = (usage: Usage): LicenseUsage => ({ usage, lastActivityDate, inactiveDays: days });

  if (days !== null && days < threshold) return found('active');
  if (!isConclusive(question)) return found('notMeasured');
  if (days !== null) return found('inactive');
  return isYoungerThan(question, refreshDate) ? found('notMeasured') : found('neverActive');
}

function isConclusive({ services, activity, measured, desktop = null }: LicenseUsageInput): boolean {
  if (services.length === 0) return desktop?.conclusive === true;
  return activity !== undefined && services.every((service) => measured.has(service) || RETIRED.has(service));
}

/** On its refresh day a report has seen at most part of the day, so that day counts as too young as well. */
function isYoungerThan({ createdDateTime, assignedDate }: LicenseUsageInput, refreshDate: string): boolean {
  return [createdDateTime, assignedDate].some(
    (moment) => moment !== null && moment.slice(0, 10) >= refreshDate,
  );
}
