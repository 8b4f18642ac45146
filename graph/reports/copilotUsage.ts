import type { GraphClient } from '../http/client';
import { readReportCsv } from './csv';
import { column, reports } from './definitions';
import type { ReportPeriod } from './usageReports';

/** A row of the Copilot usage report: a user with a license for Microsoft 365 Copilot. */
export interface CopilotUsageRecord {
  userPrincipalName: string;
  /** The latest of all apps. */
  lastActivityDate: string | null;
  refreshDate: string;
}

/** Version 2 has 28 days where the other reports have 30: the next longer period loses none of them. */
const periodOfVersion2: Record<ReportPeriod, string> = { D7: 'D7', D30: 'D90', D90: 'D90', D180: 'D180' };

/**
 * The use of Microsoft 365 Copilot. Only the global cloud has this report, and only users with a license are in it.
 * Asks for version 2: Edge, agents and the Copilot app have columns in it that version 1 lacks, and somebody who uses
 * those alone would look idle. Graph may answer with fewer columns than asked for, so the date is the latest of all
 * columns that end in "Last Activity Date", the one for all apps included.
 * Source: "copilotReportRoot: getMicrosoft365CopilotUsageUserDetail" (30 July 2026).
 * @throws {GraphError} of kind `incomplete` where the report is cut off, lacks an essential column, or holds a value
 *   that cannot be read; the records that came until then must not be used
 */
export async function readCopilotUsageReport(
  graph: GraphClient,
  period: ReportPeriod,
  onRecord: (record: CopilotUsageRecord) => void,
): Promise<void> {
  const report = reports.copilotUsage;
  const parameters = `(period='${periodOfVersion2[period]}',version='v2')`;
  const download = await graph.download(`/copilot/reports/${report.name}${parameters}`, {
    task: 'activity:getAll',
  });
  await readReportCsv(download, report, (row, table) => {
    onRecord({
      userPrincipalName: table.text(row, column.userPrincipalName),
      lastActivityDate: table.latestDate(row, column.lastActivityDate),
      refreshDate: table.refreshDate(row, column.refreshDate),
    });
    return 'continue';
  });
}
