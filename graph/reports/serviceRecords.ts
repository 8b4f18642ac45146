import { serviceColumns, type ReportedService } from './definitions';
import type { ReportTable } from './table';

/** The cells of one service in a row of the active users report. */
export interface ServiceRecord {
  licensed: boolean | null;
  lastActivityDate: string | null;
  assignedDate: string | null;
}

/**
 * Reads the services of a row of the active users report. Many users have the same dates in a service; to save memory,
 * they share one record, which nobody may change.
 */
export class ServiceRecords {
  private readonly records = new Map<string, ServiceRecord>();

  /** Only the services whose activity the report has a column for. */
  read(row: readonly string[], table: ReportTable): Partial<Record<ReportedService, ServiceRecord>> {
    const services: Partial<Record<ReportedService, ServiceRecord>> = {};
    for (const columns of serviceColumns) {
      if (!table.has(columns.lastActivityDate)) continue;
      services[columns.service] = this.shared(
        table.flag(row, columns.licensed),
        table.date(row, columns.lastActivityDate),
        table.date(row, columns.assignedDate),
      );
    }
    return services;
  }

  private shared(
    licensed: boolean | null,
    lastActivityDate: string | null,
    assignedDate: string | null,
  ): ServiceRecord {
    const key = `${licensed} ${lastActivityDate} ${assignedDate}`;
    const existing = this.records.get(key);
    if (existing) return existing;
    const record = { licensed, lastActivityDate, assignedDate };
    this.records.set(key, record);
    return record;
  }
}
