import { pipeline, Transform } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { GraphDownload } from '../http/download';
import { isGraphError } from '../http/graphError';
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
  const lastByte = new LastByte();
  // A display name may hold a bare quote. A wrong number of cells is still an error.
  const parser = parse({ bom: true, relax_quotes: true, skip_empty_lines: true });
  // A failure destroys the parser, and the loop below throws it, so the callback is empty.
  pipeline(stream, lastByte, parser, () => undefined);
  let table: ReportTable | undefined;
  let lastRow: readonly string[] | undefined;
  let rows = 0;
  try {
    for await (const row of parser as AsyncIterable<string[]>) {
      if (table === undefined) {
        table = new ReportTable(report, row);
        continue;
      }
      rows += 1;
      if (rows > mostRows) {
        throw reportError('ReportTooLong', report, `has more than ${mostRows.toLocaleString('en')} rows`);
      }
      if (onRow(row, table) === 'stop') return table;
      if (lastRow) table.addLastCell(lastRow);
      lastRow = row;
    }
  } catch (error) {
    throw asReportError(error, report);
  }
  if (table === undefined) throw reportError('ReportTruncated', report, 'came without a single line');
  const isWhole = contentLength !== null || lastByte.isLineBreak;
  if (!isWhole && lastRow && table.isCutOff(lastRow)) {
    throw reportError('ReportTruncated', report, 'ends in the middle of a line');
  }
  return table;
}

/** Passes the bytes on and keeps the last one. */
class LastByte extends Transform {
  private byte = 0;

  get isLineBreak(): boolean {
    return this.byte === 0x0a || this.byte === 0x0d;
  }

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error: null, data: Buffer) => void,
  ): void {
    this.byte = chunk.at(-1) ?? this.byte;
    done(null, chunk);
  }
}

function asReportError(error: unknown, report: ReportDefinition): unknown {
  if (isGraphError(error)) return error;
  if (error instanceof CsvError) {
    const isCut =
      error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH' || error.code === 'CSV_QUOTE_NOT_CLOSED';
    if (isCut) return reportError('ReportTruncated', report, `has an incomplete line (${error.code})`);
    return reportError('ReportUnreadable', report, `is not readable as CSV (${error.code})`);
  }
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return reportError('ReportTruncated', report, `broke off while it was downloaded${code}`);
}
