import { Readable } from 'node:stream';
import { incompleteError, isGraphError } from './graphError';
import { requestIdOf } from './headers';
import type { GraphError } from './graphError';
import type { SendWithRetry, RetriedRequest } from './sendWithRetry';
import { isLoopback } from './loopback';
import type { PermissionTask } from '../permissions';
import type { TransportResponse } from './transport';

/** A downloaded report. `contentLength`: the number of bytes; null where the server sent none. */
export interface GraphDownload {
  stream: Readable;
  contentLength: number | null;
}

/**
 * Downloads a report from the pre-authenticated URL to which Graph redirects (302), once and without the token. Where
 * Graph answers with the report itself (200), that is the download.
 * @throws GraphError; of kind `incomplete` where the URL is unsafe or no longer valid, or bytes are missing.
 */
export async function downloadReport(
  sendWithRetry: SendWithRetry,
  reportUrl: string,
  request: Omit<RetriedRequest, 'method' | 'url' | 'repeatable'>,
): Promise<GraphDownload> {
  const { task } = request;
  const answer = await sendWithRetry({
    ...request,
    method: 'GET',
    url: reportUrl,
    repeatable: true,
    accept: [302],
  });
  const report = reportInAnswer(answer);
  if (report) return report;
  const response = await sendWithRetry({
    task,
    method: 'GET',
    url: downloadAddress(answer, reportUrl, task),
    // The Content-Length of a compressed response would not count the bytes that the reader gets.
    headers: { 'Accept-Encoding': 'identity' },
    authentication: 'none',
    responseType: 'stream',
    repeatable: true,
  }).catch((error: unknown) => {
    throw isGraphError(error) && error.kind === 'refused' ? refusedAddress(error) : error;
  });
  return downloadOf(response, task);
}

/**
 * The report, where it is the answer to the request itself; JSON or a web page is none. `contentLength` is null, because
 * the answer may have been compressed; the HTTP library has checked that all of it arrived.
 */
function reportInAnswer({ status, body }: TransportResponse): GraphDownload | null {
  const isCsv = status === 200 && typeof body === 'string' && /^\uFEFF?[^<\s]/.test(body);
  return isCsv ? { stream: Readable.from([Buffer.from(body)]), contentLength: null } : null;
}

function refusedAddress(error: GraphError): GraphError {
  return incompleteError({
    ...error.toJSON(),
    message: `The report could not be downloaded from the address that Microsoft Graph gave (HTTP ${error.httpStatus}); such addresses are valid for a few minutes, and only once.`,
    description: 'Run it again.',
  });
}

function downloadAddress(
  { status, headers }: TransportResponse,
  reportUrl: string,
  task: PermissionTask,
): string {
  const { location } = headers;
  const incomplete = (code: string, message: string) =>
    incompleteError({ code, message, task, httpStatus: status, requestId: requestIdOf(headers) });
  if (location === undefined || !URL.canParse(location, reportUrl)) {
    throw incomplete(
      'DownloadWithoutAddress',
      'Microsoft Graph sent neither the report nor the address to download it from.',
    );
  }
  const address = new URL(location, reportUrl);
  if (address.protocol !== 'https:' && !(address.protocol === 'http:' && isLoopback(address.hostname))) {
    throw incomplete(
      'UnsafeDownloadAddress',
      `The report was not downloaded: its address (${address.origin}) is not https.`,
    );
  }
  return address.href;
}

function downloadOf(response: TransportResponse, task: PermissionTask): GraphDownload {
  if (!(response.body instanceof Readable)) {
    throw incompleteError({
      task,
      code: 'DownloadWithoutContent',
      httpStatus: response.status,
      message: 'The download of the report has no content.',
    });
  }
  const header = response.headers['content-length'] ?? '';
  const contentLength = /^\d+$/.test(header) ? Number(header) : null;
  return { stream: Readable.from(wholeContent(response.body, contentLength, task)), contentLength };
}

/**
 * The bytes of `source`; fails where fewer or more arrive than `contentLength`, which a plain stream does not. Node's HTTP
 * client ends an answer after the announced bytes; what lies behind it may not.
 */
async function* wholeContent(
  source: Readable,
  contentLength: number | null,
  task: PermissionTask,
): AsyncGenerator<Buffer> {
  let received = 0;
  try {
    for await (const chunk of source) {
      const bytes = Buffer.from(chunk as Uint8Array);
      received += bytes.length;
      if (contentLength !== null && received > contentLength) throw longerThanAnnounced(task, contentLength);
      yield bytes;
    }
  } catch (error) {
    if (isGraphError(error)) throw error;
    throw truncated(task, contentLength, received, error);
  }
  if (contentLength !== null && received < contentLength)
    throw truncated(task, contentLength, received, null);
}

function truncated(
  task: PermissionTask,
  contentLength: number | null,
  received: number,
  cause: unknown,
): GraphError {
  const of = contentLength === null ? '' : ` of ${contentLength}`;
  const error = incompleteError({
    task,
    code: 'DownloadCutShort',
    message: `The download of the report broke off after ${received}${of} bytes.`,
  });
  return cause === null ? error : Object.assign(error, { cause });
}

function longerThanAnnounced(task: PermissionTask, contentLength: number): GraphError {
  return incompleteError({
    task,
    code: 'DownloadLongerThanAnnounced',
    message: `The download of the report has more than the ${contentLength} bytes that were announced.`,
    description:
      'Run it again. If it stays, look for a proxy between n8n and Microsoft that compresses or rewrites answers, and have it leave these alone.',
  });
}
