import { serviceColumns, type ReportedService } from './definitions';
import type { ReportTable } from './table';

/** What a row of the active users report says of one service. */
export interface ServiceRecord {
  licensed: boolean | null;
  lastActivityDate: string | null;
  assignedDate: string | null;
}

/**
 * Reads the services of a row of the active users report. Users by the ten thousands have the same dates in a service:
 * they share one record of them, which is not to be changed.
 */
export class ServiceRecords {
  private readonly known = new Map<string, ServiceRecord>();

  /** Holds only the services for which the report has a column of activity. */
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
    const known = this.known.get(key);
    if (known) return known;
    const record = { licensed, lastActivityDate, assignedDate };
    this.known.set(key, record);
    return record;
  }
}
