import { Readable } from 'node:stream';
import type { TransportRequest } from '../../graph/http/transport';
import { scriptedGraph, type ScriptedResponse, type ScriptedGraph } from './scriptedGraph';

export interface ServedReport {
  /** Parts in which the bytes arrive. */
  chunks: Buffer[];
  /** Default: as many as there are; null announces nothing. */
  contentLength?: number | null;
  /** Breaks the connection after the last part. */
  breaksOff?: boolean;
}

/** What Graph answers in place of a redirect to the download. */
export interface AnsweredReport {
  answer: ScriptedResponse;
}

const downloads = 'https://reports.office.com/data/download/';

/** A Graph whose reports, by the name of their function, are these; every other request fails the test. */
export function reportServer(reports: Record<string, string | ServedReport | AnsweredReport>): ScriptedGraph {
  const respond = (request: TransportRequest): ScriptedResponse => {
    const { url } = request;
    const name = Object.keys(reports).find((one) => url.includes(one));
    if (name === undefined) return new Error(`There is no such report: ${url}`);
    const report = reports[name] ?? '';
    if (typeof report === 'object' && 'answer' in report) return report.answer;
    if (!url.startsWith(downloads))
      return { status: 302, headers: { location: `${downloads}${name}` }, body: '' };
    return download(typeof report === 'string' ? { chunks: [Buffer.from(report)] } : report);
  };
  return scriptedGraph(Array.from({ length: 40 }, () => respond));
}

function download({ chunks, contentLength, breaksOff = false }: ServedReport): ScriptedResponse {
  const length =
    contentLength === undefined ? chunks.reduce((sum, { length: bytes }) => sum + bytes, 0) : contentLength;
  const content = function* () {
    yield* chunks;
    if (breaksOff) throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
  };
  return {
    status: 200,
    headers: length === null ? {} : { 'content-length': String(length) },
    body: Readable.from(content()),
  };
}

export const activeUserHeader =
  'Report Refresh Date,User Principal Name,Display Name,Is Deleted,Deleted Date,Has Exchange License,Has OneDrive License,Has SharePoint License,Has Skype For Business License,Has Yammer License,Has Teams License,Exchange Last Activity Date,OneDrive Last Activity Date,SharePoint Last Activity Date,Skype For Business Last Activity Date,Yammer Last Activity Date,Teams Last Activity Date,Exchange License Assign Date,OneDrive License Assign Date,SharePoint License Assign Date,Skype For Business License Assign Date,Yammer License Assign Date,Teams License Assign Date,Assigned Products';

export const emailHeader =
  'Report Refresh Date,User Principal Name,Display Name,Is Deleted,Deleted Date,Last Activity Date,Send Count,Receive Count,Read Count,Meeting Created Count,Meeting Interacted Count,Assigned Products,Report Period';

/** A report of these rows; `row` gives cells by column, all others are blank. */
export function csv(
  header: string,
  rows: ReadonlyArray<Record<string, string>>,
  { lineBreak = '\r\n' }: { lineBreak?: string } = {},
): string {
  const columns = header.split(',');
  const lines = rows.map((row) => columns.map((column) => quoted(row[column] ?? '')).join(','));
  return `\ufeff${[header, ...lines].join(lineBreak)}${lineBreak}`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
