import type { Readable } from 'node:stream';

/**
 * One HTTP exchange as `graph/` asks for it. n8n reaches `graph/` only through a function of this shape, so that
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

/** The body of a `responseType: 'stream'` answer. */
export type TransportStream = Readable;

/**
 * Sends one request. Resolves for every HTTP status, 4xx and 5xx included, and never follows a redirect; rejects only
 * when no answer came (socket, DNS, TLS, proxy) or when the credential itself failed.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;
