import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { ticketPrefix } from '../../tenantList';
import type { GraphAnswer, GraphContext, OpenContext, OpenRoute } from '../handler';
import { keptAnswersKey, noKeptAnswers } from '../keptAnswers';
import { writeCsv } from './csv';
import type { Report, ReportScope } from './report';

interface Ticket {
  report: Report;
  scope: ReportScope;
  expires: number;
}

/** Pre-authenticated addresses are good for a few minutes. */
const lifetime = 300_000;

/** 302 to an address on another origin that needs no token, and takes none. */
export function redirectToDownload(context: GraphContext, report: Report, scope: ReportScope): GraphAnswer {
  const ticket = `${ticketPrefix(context.tenant)}${randomBytes(24).toString('base64url')}`;
  tickets(context).set(ticket, { report, scope, expires: context.now().getTime() + lifetime });
  // The same server under its other name: a client that sends its token along everywhere gives itself away.
  const origin = context.options.reports.downloadOrigin ?? context.origin.replace('127.0.0.1', 'localhost');
  return {
    status: 302,
    headers: {
      'Content-Type': 'text/plain',
      Location: `${origin}/data/download/${ticket}/${fileName(report)}`,
    },
  };
}

async function download(context: OpenContext): Promise<GraphAnswer> {
  if (context.headers.authorization !== undefined) {
    return refusal(
      401,
      'This address is authenticated already: the request must not carry an Authorization header.',
    );
  }
  const ticket = tickets(context).get(context.params.ticket ?? '');
  if (ticket === undefined) return refusal(404, 'There is no such download.');
  if (ticket.expires < context.now().getTime()) return refusal(403, 'This download address has expired.');
  const { report, scope } = ticket;
  if (!context.options.keepAnswers) return csvAnswer(report, scope, context.options.cloud);
  const { files } = context.memory(keptAnswersKey, noKeptAnswers);
  const key = [report.name, scope.refreshDate, scope.days, scope.date].join('\n');
  const chunks = files.get(key) ?? writeCsv(report, scope, context.options.cloud);
  files.set(key, chunks);
  return asFile(report, await chunks);
}

/** The report as a file. */
export async function csvAnswer(report: Report, scope: ReportScope, cloud: string): Promise<GraphAnswer> {
  return asFile(report, await writeCsv(report, scope, cloud));
}

function asFile(report: Report, chunks: Buffer[]): GraphAnswer {
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  return {
    status: 200,
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(length),
      'Content-Disposition': `attachment; filename="${fileName(report)}"`,
    },
    body: Readable.from(chunks),
  };
}

/** `Office365ActiveUserDetail.csv`; in the address it lets a fault pick one of several downloads. */
function fileName(report: Report): string {
  return `${report.name.replace(/^get/, '')}.csv`;
}

function tickets(context: Pick<GraphContext, 'memory'>): Map<string, Ticket> {
  return context.memory('reports.tickets', () => new Map<string, Ticket>());
}

function refusal(status: number, body: string): GraphAnswer {
  return { status, headers: { 'Content-Type': 'text/plain' }, body };
}

export const downloadRoutes: readonly OpenRoute[] = [
  { method: 'GET', pattern: '/data/download/{ticket}/{file}', handle: download },
];
