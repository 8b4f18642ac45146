import { CsvError } from 'csv-parse/sync';
import type { GraphDownload } from '../http/download';
import { isGraphError } from '../http/graphError';
import { csvBlocks } from './csvBlocks';
import type { ReportDefinition } from './definitions';
import { reportError } from './reportError';
import { ReportTable } from './table';

/** Called with every row, in order. */
export type OnReportRow = (row: readonly string[], table: ReportTable) => 'continue' | 'stop';

/** Several rows for each user of the largest tenants: a report without end would fill the memory of n8n. */
const MOST_ROWS = 10_000_000;

/**
 * Reads the CSV of a report while it arrives, and returns its table of columns. `downloadReport` checks the number of
 * bytes; this checks that no line is cut and no essential column is missing.
 * @throws {GraphError} of kind `incomplete`
 */
export async function readReportCsv(
  { stream, contentLength }: GraphDownload,
  report: ReportDefinition,
  onRow: OnReportRow,
  mostRows = MOST_ROWS,
): Promise<ReportTable> {
  let table: ReportTable | undefined;
  let lastRow: readonly string[] | undefined;
  let isLineEnded = false;
  let rowCount = 0;
  try {
    for await (const { rows, endsLine } of csvBlocks(stream)) {
      isLineEnded = endsLine;
      for (const row of rows) {
        if (table === undefined) {
          table = new ReportTable(report, row);
          continue;
        }
        rowCount += 1;
        if (rowCount > mostRows)
          throw reportError('ReportTooLong', report, `has more than ${mostRows.toLocaleString('en')} rows`);
        if (row.length !== table.width)
          throw reportError('ReportTruncated', report, 'has an incomplete line');
        if (onRow(row, table) === 'stop') return table;
        if (lastRow) table.addLastCell(lastRow);
        lastRow = row;
      }
    }
  } catch (error) {
    throw asReportError(error, report);
  }
  if (table === undefined) throw reportError('ReportTruncated', report, 'came without a single line');
  const isWhole = contentLength !== null || isLineEnded;
  if (!isWhole && lastRow && table.isCutOff(lastRow)) {
    throw reportError('ReportTruncated', report, 'ends in the middle of a line');
  }
  return table;
}

function asReportError(error: unknown, report: ReportDefinition): unknown {
  if (isGraphError(error)) return error;
  if (error instanceof CsvError) {
    if (error.code === 'CSV_QUOTE_NOT_CLOSED')
      return reportError('ReportTruncated', report, `has an incomplete line (${error.code})`);
    return reportError('ReportUnreadable', report, `is not readable as CSV (${error.code})`);
  }
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return reportError('ReportTruncated', report, `broke off while it was downloaded${code}`);
}
