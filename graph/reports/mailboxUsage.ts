import type { GraphClient } from '../http/client';
import { column, reports } from './definitions';
import { readReport } from './readReport';
import type { ReportPeriod } from './usageReports';

/** A row of the mailbox usage report. */
export interface MailboxUsageRecord {
  userPrincipalName: string;
  isDeleted: boolean;
  /** `User`, `Shared`, `Room`, `Equipment` ...; null if the report has no such column, as older ones. */
  recipientType: string | null;
  hasArchive: boolean | null;
  storageUsedBytes: number | null;
  /** "A mailbox is considered active if the user sent or read any email" ("getMailboxUsageMailboxCounts"). */
  lastActivityDate: string | null;
  refreshDate: string;
}

/**
 * Mailboxes of people, shared ones, rooms and equipment. The report takes a period, but no single date.
 * Source: "reportRoot: getMailboxUsageDetail"; the column Recipient Type is in files of 2026 and not on that page.
 * @throws {GraphError} of kind `incomplete` where the report is cut off, lacks an essential column, or holds a value
 *   that cannot be read; the records that came until then must not be used
 */
export async function readMailboxUsageReport(
  graph: GraphClient,
  { period }: { period: ReportPeriod },
  onRecord: (record: MailboxUsageRecord) => void,
): Promise<void> {
  await readReport(graph, reports.mailboxUsage, `(period='${period}')`, (row, table) => {
    onRecord({
      userPrincipalName: table.text(row, column.userPrincipalName),
      isDeleted: table.flag(row, column.isDeleted) ?? false,
      recipientType: table.text(row, column.recipientType) || null,
      hasArchive: table.flag(row, column.hasArchive),
      storageUsedBytes: table.wholeNumber(row, column.storageUsed),
      lastActivityDate: table.date(row, column.lastActivityDate),
      refreshDate: table.refreshDate(row, column.refreshDate),
    });
    return 'continue';
  });
}
