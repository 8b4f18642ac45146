import type { IDataObject } from 'n8n-workflow';
import type { ReportWindow } from '../../graph/reports/usageReports';
import { inactiveDays, latestActivityDate, type ActivityRow } from '../../licensing/usage/activityRow';
import { isConcealedName } from '../../licensing/usage/activityIndex';
import { MEASURED_SERVICES, type MeasuredService } from '../../licensing/usage/services';
import type { DirectoryMatch } from './directoryMatches';

export interface ActivityItemContext {
  /** The services whose activity counts. */
  services: readonly MeasuredService[];
  window: ReportWindow;
}

/** One user's activity as it is output; `match` is the user of the directory, where there is one. */
export function toActivityItem(
  row: ActivityRow,
  match: DirectoryMatch | undefined,
  { services, window }: ActivityItemContext,
): IDataObject {
  const lastActivityDate = latestActivityDate(row, services);
  return {
    userId: match?.userId ?? row.userId,
    id: match?.id ?? null,
    displayName: match?.displayName ?? row.displayName,
    email: match?.email ?? null,
    concealed: isConcealedName(row.userId),
    isDeleted: isDeleted(row, match),
    deletedDate: row.deletedDate ?? match?.deletedDateTime?.slice(0, 10) ?? null,
    lastActivityDate,
    inactiveDays: inactiveDays(lastActivityDate, row.reportRefreshDate),
    services: Object.fromEntries(MEASURED_SERVICES.map((service) => [service, { ...row.services[service] }])),
    assignedProducts: [...row.assignedProducts],
    reportRefreshDate: row.reportRefreshDate,
    reportPeriod: 'period' in window ? window.period : null,
  };
}

/** The directory knows better than a report of days ago. */
function isDeleted(row: ActivityRow, match: DirectoryMatch | undefined): boolean {
  return match ? match.deletedDateTime !== null : row.isDeleted;
}

/**
 * Whether a user has used none of the services for at least so many days, counted back from the report's refresh date.
 * Who was never active has been inactive since the account was created; where that is unknown, they are taken in.
 */
export function isInactiveFor(
  { inactiveForDays, services }: { inactiveForDays: number | null; services: readonly MeasuredService[] },
  row: ActivityRow,
  match: DirectoryMatch | undefined,
): boolean {
  if (inactiveForDays === null) return true;
  const since = latestActivityDate(row, services) ?? match?.createdDateTime?.slice(0, 10) ?? null;
  return since === null || (inactiveDays(since, row.reportRefreshDate) ?? 0) >= inactiveForDays;
}
