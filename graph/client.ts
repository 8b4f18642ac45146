import type { Readable } from 'node:stream';
import type { PermissionTask } from './permissions';

export type GraphVersion = 'v1.0' | 'beta';

export interface GraphRequestOptions {
  /** What the user asked for; names the missing permission when Graph answers 403. */
  task: PermissionTask;
  /** Default `v1.0`. */
  version?: GraphVersion;
  /** Query options with their `$`, not yet encoded: `{ $select: 'id,mail', $top: 999 }`. */
  query?: Record<string, string | number | boolean | undefined>;
  /** Sent again with every page (Graph does not carry them in a nextLink). */
  headers?: Record<string, string>;
}

/** An answer inside a batch. `error` is set exactly when `status` is not 2xx. */
export interface BatchAnswer<T = unknown> {
  id: string;
  status: number;
  headers: Record<string, string>;
  body: T;
}

export interface BatchRequest {
  id: string;
  method: 'GET' | 'POST' | 'PATCH';
  /** Relative to the version root, query included: `/users/{id}?$select=id`. */
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
  dependsOn?: string[];
}

/** A downloaded report: its bytes, and how many were announced (null where the server did not say). */
export interface GraphDownload {
  stream: Readable;
  contentLength: number | null;
}

/**
 * Microsoft Graph as the node uses it. Every method retries as `graph/retryPolicy.ts` says, sends a
 * `client-request-id`, and throws a `GraphError` that carries Graph's code, the HTTP status and the request id.
 */
export interface GraphClient {
  /** `https://graph.microsoft.com` or the origin of the chosen cloud. */
  readonly origin: string;
  get<T>(path: string, options: GraphRequestOptions): Promise<T>;
  post<T>(path: string, body: unknown, options: GraphRequestOptions): Promise<T>;
  /**
   * The pages of a collection, in order; while one is being handled the next is under way. Throws on anything but a
   * whole page set. Leaving the loop early asks for nothing more.
   */
  pages<T>(path: string, options: GraphRequestOptions): AsyncGenerator<T[], void, undefined>;
  /** Follows Graph's 302 to the pre-authenticated address, once and without the token. */
  download(path: string, options: GraphRequestOptions): Promise<GraphDownload>;
  /**
   * Sends at most 20 requests in one round trip and matches the answers by id. Retries the batch as a whole only where
   * the whole was refused; what to do with single answers of 424 or 429 is the caller's to decide.
   */
  batch(requests: BatchRequest[], options: Pick<GraphRequestOptions, 'task' | 'version'>): Promise<Map<string, BatchAnswer>>;
}
