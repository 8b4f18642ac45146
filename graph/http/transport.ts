/**
 * One HTTP request as `graph/` asks for it. n8n reaches `graph/` only through a function of this shape, so that
 * proxies, allowed domains and the stored token stay n8n's business.
 */
export interface TransportRequest {
  method: 'GET' | 'POST' | 'PATCH';
  /** Absolute URL, query included. */
  url: string;
  headers: Record<string, string>;
  /** Sent as JSON when present. */
  body?: unknown;
  /** `bearer` adds the app's token; `none` sends none (pre-authenticated download addresses). */
  authentication: 'bearer' | 'none';
  /** `json`: `body` of the answer is the parsed JSON, or the text where it is not JSON. `stream`: a `Readable` of the raw bytes. */
  responseType: 'json' | 'stream';
}

export interface TransportResponse {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: unknown;
}

/**
 * Sends one request. Resolves for every HTTP status, 4xx and 5xx included, and never follows a redirect. Rejects with a
 * `ConnectionError` when no answer came (socket, DNS, TLS, proxy); any other rejection (the credential failed) ends the
 * request and reaches the caller unchanged.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

const brand = 'n8n-nodes-microsoft365-licenses/ConnectionError';

/** No answer came. `code` is the socket's (`ECONNRESET`), or `ERR_CANCELED` where the run was stopped meanwhile. */
export class ConnectionError extends Error {
  readonly brand = brand;

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'ConnectionError';
  }
}

export function isConnectionError(error: unknown): error is ConnectionError {
  return error instanceof Error && 'brand' in error && error.brand === brand;
}
