import { columnsOf, type ReportedService, type ServiceColumns } from './definitions';
import type { ReportTable } from './table';

/** The cells of one service in a row of the active users report. */
export interface ServiceRecord {
  licensed: boolean | null;
  lastActivityDate: string | null;
  assignedDate: string | null;
}

/** The services in a row of the active users report; undefined where the report has no column for the activity. */
export type ServiceRecords = Record<ReportedService, ServiceRecord | undefined>;

// As a literal: there is one for each user, and properties that are added one by one take several times as long.
export function serviceRecords(row: readonly string[], table: ReportTable): ServiceRecords {
  return {
    exchange: recordOf(row, table, columnsOf.exchange),
    oneDrive: recordOf(row, table, columnsOf.oneDrive),
    sharePoint: recordOf(row, table, columnsOf.sharePoint),
    skypeForBusiness: recordOf(row, table, columnsOf.skypeForBusiness),
    teams: recordOf(row, table, columnsOf.teams),
    yammer: recordOf(row, table, columnsOf.yammer),
  };
}

function recordOf(
  row: readonly string[],
  table: ReportTable,
  { licensed, lastActivityDate, assignedDate }: ServiceColumns,
): ServiceRecord | undefined {
  if (!table.has(lastActivityDate)) return undefined;
  return {
    licensed: table.flag(row, licensed),
    lastActivityDate: table.date(row, lastActivityDate),
    assignedDate: table.date(row, assignedDate),
  };
}
