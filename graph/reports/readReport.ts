import type { GraphClient } from '../http/client';
import { readReportCsv, type OnReportRow } from './csv';
import type { ReportDefinition } from './definitions';
import type { ReportTable } from './table';

/**
 * Downloads a report below Graph's `/reports` as CSV and passes on every row. Uses beta, because v1.0 has none of these
 * reports in the national clouds. `parameters`: of the function, with its brackets; empty if it takes none.
 * @throws {GraphError}
 */
export async function readReport(
  graph: GraphClient,
  report: ReportDefinition,
  parameters: string,
  onRow: OnReportRow,
): Promise<ReportTable> {
  const download = await graph.download(`/reports/${report.name}${parameters}`, {
    task: 'activity:getAll',
    version: 'beta',
    query: { $format: 'text/csv' },
  });
  return readReportCsv(download, report, onRow);
}
