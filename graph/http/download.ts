import { Readable } from 'node:stream';
import { incompleteError, isGraphError } from './graphError';
import type { GraphError } from './graphError';
import type { SendWithRetry, RetriedRequest } from './sendWithRetry';
import { isLoopback } from './loopback';
import type { PermissionTask } from '../permissions';
import type { TransportResponse } from './transport';

/** A downloaded report: its bytes, and how many were announced (null where the server did not say). */
export interface GraphDownload {
  stream: Readable;
  contentLength: number | null;
}

/**
 * A report: Graph answers 302 with a pre-authenticated address, which is followed once and without the token.
 * @throws GraphError; of kind `incomplete` where the address is unsafe or no longer valid, or bytes are missing.
 */
export async function downloadReport(
  sendWithRetry: SendWithRetry,
  reportUrl: string,
  request: Omit<RetriedRequest, 'method' | 'url' | 'repeatable'>,
): Promise<GraphDownload> {
  const { task } = request;
  const redirect = await sendWithRetry({
    ...request,
    method: 'GET',
    url: reportUrl,
    repeatable: true,
    accept: [302],
  });
  const response = await sendWithRetry({
    task,
    method: 'GET',
    url: downloadAddress(redirect, reportUrl, task),
    // Compressed, the announced length would not be that of the bytes which arrive.
    headers: { 'Accept-Encoding': 'identity' },
    authentication: 'none',
    responseType: 'stream',
    repeatable: true,
  }).catch((error: unknown) => {
    throw isGraphError(error) && error.kind === 'refused' ? refusedAddress(error) : error;
  });
  return downloadOf(response, task);
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
  const location = headers.location;
  const seen = { task, httpStatus: status, requestId: headers['request-id'] ?? null };
  if (location === undefined || !URL.canParse(location, reportUrl)) {
    throw incompleteError({
      ...seen,
      code: 'DownloadWithoutAddress',
      message: 'Microsoft Graph did not say where to download the report.',
    });
  }
  const address = new URL(location, reportUrl);
  if (address.protocol !== 'https:' && !(address.protocol === 'http:' && isLoopback(address.hostname))) {
    throw incompleteError({
      ...seen,
      code: 'UnsafeDownloadAddress',
      message: `The report was not downloaded: its address (${address.origin}) is not https.`,
    });
  }
  return address.href;
}

/** The bytes fail, instead of ending, where fewer arrive than were announced. */
function downloadOf(response: TransportResponse, task: PermissionTask): GraphDownload {
  if (!(response.body instanceof Readable)) {
    throw incompleteError({
      task,
      code: 'DownloadWithoutContent',
      httpStatus: response.status,
      message: 'The download of the report has no content.',
    });
  }
  const announced = /^\d+$/.test(response.headers['content-length'] ?? '')
    ? Number(response.headers['content-length'])
    : null;
  return { stream: Readable.from(wholeContent(response.body, announced, task)), contentLength: announced };
}

async function* wholeContent(
  source: Readable,
  announced: number | null,
  task: PermissionTask,
): AsyncGenerator<Buffer> {
  let received = 0;
  try {
    for await (const chunk of source) {
      const bytes = Buffer.from(chunk as Uint8Array);
      received += bytes.length;
      yield bytes;
    }
  } catch (error) {
    throw truncated(task, announced, received, error);
  }
  if (announced !== null && received < announced) throw truncated(task, announced, received, null);
}

function truncated(
  task: PermissionTask,
  announced: number | null,
  received: number,
  cause: unknown,
): GraphError {
  const of = announced === null ? '' : ` of ${announced}`;
  const error = incompleteError({
    task,
    code: 'DownloadCutShort',
    message: `The download of the report broke off after ${received}${of} bytes.`,
  });
  return cause === null ? error : Object.assign(error, { cause });
}
