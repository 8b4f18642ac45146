/**
 * One HTTP request of `graph/`. All requests leave through a `Transport` that the caller hands in, so that n8n's proxy
 * settings, allowed domains and stored token apply.
 */
export interface TransportRequest {
  method: 'GET' | 'POST' | 'PATCH';
  /** Absolute URL, query included. */
  url: string;
  headers: Record<string, string>;
  /** Sent as JSON unless undefined. */
  body?: unknown;
  /** `bearer` adds the app's token; `none` sends none (pre-authenticated download addresses). */
  authentication: 'bearer' | 'none';
  /** The response's `body`. `json`: the parsed JSON, or the text where it is no JSON. `stream`: a `Readable` of the bytes. */
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
 * `ConnectionError` where no response came (socket, DNS, TLS, proxy). Any other rejection, such as a failed credential,
 * reaches the caller unchanged.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

const brand = 'n8n-nodes-microsoft365-licenses/ConnectionError';

/** No response came. `code` is the socket's (`ECONNRESET`), or `ERR_CANCELED` where the run was stopped meanwhile. */
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
