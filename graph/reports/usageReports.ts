import type { GraphClient } from '../http/client';
import { column, columnsOf, reportedServices, reports, type ReportedService } from './definitions';
import { readReport } from './readReport';
import type { ReportTable } from './table';
import { serviceRecords, type ServiceRecords } from './serviceRecords';

export type ReportPeriod = 'D7' | 'D30' | 'D90' | 'D180';

/** A period that ends with the refresh date, or one date of the last 30 days (`YYYY-MM-DD`). */
export type ReportWindow = { period: ReportPeriod } | { date: string };

interface ReportRecord {
  userPrincipalName: string;
  displayName: string | null;
  isDeleted: boolean;
  deletedDate: string | null;
  assignedProducts: string[];
  refreshDate: string;
  raw: Record<string, string> | null;
}

export interface ActiveUserRecord extends ReportRecord {
  services: ServiceRecords;
}

export interface EmailActivityRecord extends ReportRecord {
  lastActivityDate: string | null;
}

/** Receives the rows of the two activity reports while they arrive, in any order. */
export interface ActivitySink {
  /** The services whose activity the active users report has a column for. */
  setMeasured(services: ReportedService[]): void;
  addActiveUser(record: ActiveUserRecord): void;
  addEmailActivity(record: EmailActivityRecord): void;
}

export interface ActivityReportOptions {
  /** Whether `raw` holds the unchanged cells of the row. Default: false. */
  keepRaw?: boolean;
  /** Whether display names and products are read; they are null and empty otherwise. Default: as `keepRaw`. */
  keepProfiles?: boolean;
}

/**
 * Downloads the active users report and the e-mail activity report in parallel, with one request each, and passes
 * every row to `sink`.
 * Source: "reportRoot: getOffice365ActiveUserDetail" and "reportRoot: getEmailActivityUserDetail".
 * @throws {GraphError} of kind `incomplete` where a report is cut off, lacks an essential column, or holds a value that
 *   cannot be read; the rows that `sink` received until then must not be used
 */
export async function readActivityReports(
  graph: GraphClient,
  window: ReportWindow,
  sink: ActivitySink,
  { keepRaw = false, keepProfiles = keepRaw }: ActivityReportOptions = {},
): Promise<void> {
  const kept = { keepRaw, keepProfiles };
  let isAbandoned = false;
  const abandon = (error: unknown): never => {
    isAbandoned = true;
    throw error;
  };
  const activeUsers = readReport(graph, reports.activeUsers, parametersOf(window), (row, table) => {
    if (isAbandoned) return 'stop';
    const services = serviceRecords(row, table);
    sink.addActiveUser(Object.assign(reportRecord(row, table, kept), { services }));
    return 'continue';
  });
  const emailActivity = readReport(graph, reports.emailActivity, parametersOf(window), (row, table) => {
    if (isAbandoned) return 'stop';
    const lastActivityDate = table.date(row, column.lastActivityDate);
    sink.addEmailActivity(Object.assign(reportRecord(row, table, kept), { lastActivityDate }));
    return 'continue';
  });
  const [table] = await Promise.all([activeUsers.catch(abandon), emailActivity.catch(abandon)]);
  sink.setMeasured(reportedServices.filter((service) => table.has(columnsOf[service].lastActivityDate)));
}

/** Two cells of the first row of the active users report; null where the report has no row. */
export async function readReportSample(
  graph: GraphClient,
): Promise<{ userPrincipalName: string; refreshDate: string } | null> {
  let sample: { userPrincipalName: string; refreshDate: string } | null = null;
  await readReport(graph, reports.activeUsers, parametersOf({ period: 'D7' }), (row, table) => {
    const { userPrincipalName, refreshDate } = reportRecord(row, table, {
      keepRaw: false,
      keepProfiles: false,
    });
    sample = { userPrincipalName, refreshDate };
    return 'stop';
  });
  return sample;
}

export interface ActivationRecord {
  userPrincipalName: string;
  productType: string;
  lastActivatedDate: string | null;
  refreshDate: string;
}

/** Activations of desktop products. Source: "reportRoot: getOffice365ActivationsUserDetail". */
export async function readActivationsReport(
  graph: GraphClient,
  onRecord: (record: ActivationRecord) => void,
): Promise<void> {
  await readReport(graph, reports.activations, '', (row, table) => {
    onRecord({
      userPrincipalName: table.text(row, column.userPrincipalName),
      productType: table.text(row, column.productType),
      lastActivatedDate: table.date(row, column.lastActivatedDate),
      refreshDate: table.refreshDate(row, column.refreshDate),
    });
    return 'continue';
  });
}

export interface AppUsageRecord {
  userPrincipalName: string;
  lastActivityDate: string | null;
  refreshDate: string;
}

/** Use of the Microsoft 365 apps on any device. Source: "reportRoot: getM365AppUserDetail". */
export async function readAppUsageReport(
  graph: GraphClient,
  window: ReportWindow,
  onRecord: (record: AppUsageRecord) => void,
): Promise<void> {
  await readReport(graph, reports.appUsage, parametersOf(window), (row, table) => {
    onRecord({
      userPrincipalName: table.text(row, column.userPrincipalName),
      lastActivityDate: table.date(row, column.lastActivityDate),
      refreshDate: table.refreshDate(row, column.refreshDate),
    });
    return 'continue';
  });
}

function parametersOf(window: ReportWindow): string {
  return 'date' in window ? `(date=${window.date})` : `(period='${window.period}')`;
}

/**
 * What both reports say of a user; the rest is assigned to it. A spread with a further property makes an object that V8's
 * collector of young objects keeps: hundreds of thousands of rows then filled the memory, and took twice the time.
 */
function reportRecord(
  row: readonly string[],
  table: ReportTable,
  { keepRaw, keepProfiles }: Required<ActivityReportOptions>,
): ReportRecord {
  return {
    userPrincipalName: table.text(row, column.userPrincipalName),
    displayName: keepProfiles ? table.text(row, column.displayName) || null : null,
    isDeleted: table.flag(row, column.isDeleted) ?? false,
    deletedDate: table.date(row, column.deletedDate),
    assignedProducts: keepProfiles ? table.list(row, column.assignedProducts) : [],
    refreshDate: table.refreshDate(row, column.refreshDate),
    raw: keepRaw ? table.record(row) : null,
  };
}
