import { serviceColumns, type ReportedService } from './definitions';
import type { ReportTable } from './table';

/** The cells of one service in a row of the active users report. */
export interface ServiceRecord {
  licensed: boolean | null;
  lastActivityDate: string | null;
  assignedDate: string | null;
}

/** The services in a row of the active users report; only those whose activity the report has a column for. */
export function serviceRecords(
  row: readonly string[],
  table: ReportTable,
): Partial<Record<ReportedService, ServiceRecord>> {
  const services: Partial<Record<ReportedService, ServiceRecord>> = {};
  for (const { service, licensed, lastActivityDate, assignedDate } of serviceColumns) {
    if (!table.has(lastActivityDate)) continue;
    services[service] = {
      licensed: table.flag(row, licensed),
      lastActivityDate: table.date(row, lastActivityDate),
      assignedDate: table.date(row, assignedDate),
    };
  }
  return services;
}
