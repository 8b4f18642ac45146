import { pipeline, Transform } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { GraphDownload } from '../http/download';
import { isGraphError } from '../http/graphError';
import type { ReportDefinition } from './definitions';
import { reportError } from './reportError';
import { ReportTable } from './table';

/** Gets every row, in order, and says how to go on. */
export type OnReportRow = (row: readonly string[], table: ReportTable) => 'continue' | 'stop';

/**
 * Reads a report's CSV as it arrives. That all announced bytes have come is the download's promise; here a last line
 * that is cut in the middle stops the reading, and so does a missing essential column.
 * @returns the table of columns
 * @throws {GraphError} of kind `incomplete`
 */
export async function readReportCsv(
  { stream, contentLength }: GraphDownload,
  report: ReportDefinition,
  onRow: OnReportRow,
): Promise<ReportTable> {
  const ending = new LastByte();
  // A bare quote inside a display name is text; the number of fields still has to be right.
  const parser = parse({ bom: true, relax_quotes: true, skip_empty_lines: true });
  // What goes wrong on the way destroys the parser, and the loop below throws it; the callback has nothing to add.
  pipeline(stream, ending, parser, () => undefined);
  let table: ReportTable | undefined;
  let lastRow: readonly string[] | undefined;
  try {
    for await (const row of parser as AsyncIterable<string[]>) {
      if (table === undefined) {
        table = new ReportTable(report, row);
        continue;
      }
      if (onRow(row, table) === 'stop') return table;
      if (lastRow) table.rememberEnding(lastRow);
      lastRow = row;
    }
  } catch (error) {
    throw describe(error, report);
  }
  if (table === undefined) throw reportError('ReportTruncated', report, 'came without a single line');
  const isVouchedFor = contentLength !== null || ending.isLineBreak;
  if (!isVouchedFor && lastRow && table.isCutOff(lastRow)) {
    throw reportError('ReportTruncated', report, 'ends in the middle of a line');
  }
  return table;
}

/** Lets the bytes pass and keeps the last one. */
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

function describe(error: unknown, report: ReportDefinition): unknown {
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
