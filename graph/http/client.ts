import { type BatchResponse, batchBody, type BatchRequest, matchResponses } from './batch';
import { downloadReport, type GraphDownload } from './download';
import { incompleteError } from './graphError';
import { requestIdOf } from './headers';
import { createSendWithRetry } from './sendWithRetry';
import { parsePage, readPages } from './pages';
import type { PermissionTask } from '../permissions';
import { type GraphRequestOptions, pathIn, requestUrl } from './request';
import type { Transport, TransportResponse } from './transport';
import { systemTiming, type Timing } from './timing';

/**
 * Microsoft Graph. Every method retries by the rules of `retryPolicy.ts`, sends a `client-request-id`, and throws a
 * `GraphError` with Graph's code, the HTTP status and the request id.
 */
export interface GraphClient {
  /** `https://graph.microsoft.com` or the origin of the chosen cloud. */
  readonly origin: string;
  /** Of every request; for callers that wait by themselves. */
  readonly timing: Timing;
  get<T>(path: string, options: GraphRequestOptions): Promise<T>;
  post<T>(path: string, body: unknown, options: GraphRequestOptions): Promise<T>;
  patch<T>(path: string, body: unknown, options: GraphRequestOptions): Promise<T>;
  /**
   * The pages of a collection, in order; the next one is fetched while the caller handles the one before. Throws on
   * anything but a whole page set. Leaving the loop early fetches no further page.
   */
  pages<T>(path: string, options: GraphRequestOptions): AsyncGenerator<T[], void, undefined>;
  /**
   * One page of a collection. `next`: the path of the next page, its query included and whole, for a later call; null after
   * the last one.
   */
  page<T>(path: string, options: GraphRequestOptions): Promise<{ rows: T[]; next: string | null }>;
  /** Follows Graph's 302 to the pre-authenticated URL, once and without the token; or takes the report from a 200. */
  download(path: string, options: GraphRequestOptions): Promise<GraphDownload>;
  /**
   * Sends at most 20 requests in one round trip and returns the responses by id. Retries only where Graph refused the
   * whole batch; the caller handles single responses of 424 or 429.
   */
  batch(
    requests: BatchRequest[],
    options: Pick<GraphRequestOptions, 'task' | 'version' | 'retryOnLostResponse'>,
  ): Promise<Map<string, BatchResponse>>;
}

export interface GraphClientOptions extends Partial<Timing> {
  /** `https://graph.microsoft.com`, or that of another cloud or a gateway; without a slash at its end. */
  origin: string;
  transport: Transport;
}

export function createGraphClient({ origin, transport, ...overrides }: GraphClientOptions): GraphClient {
  const timing: Timing = { ...systemTiming, ...overrides };
  const sendWithRetry = createSendWithRetry(transport, timing);

  const read = async (url: string, options: GraphRequestOptions) =>
    sendWithRetry({ ...contextOf(options), method: 'GET', url, repeatable: true });

  const write = async <T>(
    method: 'POST' | 'PATCH',
    path: string,
    body: unknown,
    options: GraphRequestOptions,
  ) => {
    const url = requestUrl(origin, path, options);
    const repeatable = options.retryOnLostResponse ?? false;
    const response = await sendWithRetry({ ...contextOf(options), method, url, body, repeatable });
    return response.body as T;
  };

  return {
    origin,
    timing,
    async get<T>(path: string, options: GraphRequestOptions) {
      const response = await read(requestUrl(origin, path, options), options);
      return jsonObject<T>(response, options.task);
    },
    post: async (path, body, options) => write('POST', path, body, options),
    patch: async (path, body, options) => write('PATCH', path, body, options),
    pages: (path, options) =>
      readPages({
        firstUrl: requestUrl(origin, path, options),
        fetchPage: async (url) => read(url, options),
        task: options.task,
        rowsNeeded: options.rowsNeeded,
        mayRepeat: options.mayRepeat,
      }),
    async page<T>(path: string, options: GraphRequestOptions) {
      const url = requestUrl(origin, path, options);
      const { rows, nextUrl } = parsePage<T>(await read(url, options), url, new Set([url]), options.task);
      return { rows, next: nextUrl === null ? null : pathIn(origin, nextUrl, options) };
    },
    download: async (path, options) =>
      downloadReport(sendWithRetry, requestUrl(origin, path, options), contextOf(options)),
    async batch(requests, options) {
      const response = await sendWithRetry({
        ...contextOf(options),
        method: 'POST',
        url: requestUrl(origin, '/$batch', { version: options.version }),
        body: batchBody(requests),
        repeatable: options.retryOnLostResponse ?? false,
      });
      return matchResponses(response, requests, options.task, timing.now());
    },
  };
}

function contextOf({ task, user, headers = {} }: Pick<GraphRequestOptions, 'task' | 'user' | 'headers'>) {
  return { task, user, headers, authentication: 'bearer', responseType: 'json' } as const;
}

function jsonObject<T>({ status, headers, body }: TransportResponse, task: PermissionTask): T {
  if (typeof body === 'object' && body !== null) return body as T;
  throw incompleteError({
    code: 'UnreadableAnswer',
    task,
    httpStatus: status,
    requestId: requestIdOf(headers),
    message: 'The answer of Microsoft Graph is not readable JSON.',
  });
}
