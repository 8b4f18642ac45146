import type { ReportWindow } from '../../graph/reports/usageReports';
import {
  inactiveDays,
  isSilenceKnown,
  latestActivityDate,
  type ActivityRow,
  type ServiceActivity,
} from '../../licensing/usage/activityRow';
import { isConcealedName } from '../../licensing/usage/principalName';
import { MEASURED_SERVICES, type MeasuredService } from '../../licensing/usage/services';
import type { UserIdentity } from '../../licensing/roster/user';
import type { DirectoryMatch } from './directoryMatches';

export interface ActivityItemContext {
  /** The services whose activity counts. */
  services: readonly MeasuredService[];
  window: ReportWindow;
}

/** `exchangeLastActivityDate` and so on: a column for each service, beside the nested `services`. */
type ServiceDates = Record<`${MeasuredService}LastActivityDate`, string | null>;

/** One user's activity: an output item. Dates are `YYYY-MM-DD`. */
export interface ActivityItem extends UserIdentity, ServiceDates {
  /** True where the report names the user by a code of 32 characters. */
  concealed: boolean;
  isDeleted: boolean;
  deletedDate: string | null;
  /** The latest activity in the services that count. */
  lastActivityDate: string | null;
  /** Against the report's refresh date. */
  inactiveDays: number | null;
  /** The services that the user has a license for, by their names in `services`, separated by commas. */
  licensedServices: string;
  services: Record<MeasuredService, ServiceActivity>;
  assignedProducts: string[];
  reportRefreshDate: string;
  /** Null for the report of a single date. */
  reportPeriod: string | null;
}

/** One user's activity as it is output; `match` is the user of the directory, where there is one. */
export function toActivityItem(
  row: ActivityRow,
  match: DirectoryMatch | undefined,
  { services, window }: ActivityItemContext,
): ActivityItem {
  const lastActivityDate = latestActivityDate(row, services);
  // What a person reads comes first: in the editor's table these are the columns on the left.
  const first = {
    displayName: match?.displayName ?? row.displayName,
    userId: match?.userId ?? row.userId,
    lastActivityDate,
    inactiveDays: inactiveDays(lastActivityDate, row.reportRefreshDate),
  };
  return Object.assign(first, serviceDates(row), {
    licensedServices: MEASURED_SERVICES.filter((service) => row.services[service].licensed).join(', '),
    isDeleted: isDeleted(row, match),
    deletedDate: row.deletedDate ?? match?.deletedDateTime?.slice(0, 10) ?? null,
    concealed: isConcealedName(row.userId),
    email: match?.email ?? null,
    id: match?.id ?? null,
    services: copyOf(row.services),
    assignedProducts: [...row.assignedProducts],
    reportRefreshDate: row.reportRefreshDate,
    reportPeriod: 'period' in window ? window.period : null,
  });
}

function serviceDates({ services }: ActivityRow): ServiceDates {
  return Object.fromEntries(
    MEASURED_SERVICES.map((service) => [`${service}LastActivityDate`, services[service].lastActivityDate]),
  ) as ServiceDates;
}

/** Users share records of services inside; items must not. */
function copyOf(services: ActivityRow['services']): ActivityRow['services'] {
  const copy = { ...services };
  for (const service of MEASURED_SERVICES) copy[service] = { ...services[service] };
  return copy;
}

/** The directory knows better than a report of days ago. */
function isDeleted(row: ActivityRow, match: DirectoryMatch | undefined): boolean {
  return match ? match.deletedDateTime !== null : row.isDeleted;
}

/**
 * Whether a user has used none of the services for at least so many days, counted back from the report's refresh date.
 * Who was never active has been inactive since the account was created; where that is unknown, they are taken in. Left out
 * are users of whom a report that measures one of the services has no row: they may be active there.
 */
export function isInactiveFor(
  { inactiveForDays, services }: { inactiveForDays: number | null; services: readonly MeasuredService[] },
  row: ActivityRow,
  match: DirectoryMatch | undefined,
): boolean {
  if (inactiveForDays === null) return true;
  if (!services.every((service) => isSilenceKnown(row, service))) return false;
  const since = latestActivityDate(row, services) ?? match?.createdDateTime?.slice(0, 10) ?? null;
  return since === null || (inactiveDays(since, row.reportRefreshDate) ?? 0) >= inactiveForDays;
}
