/** What goes wrong, and on which requests. */
export type Fault = FaultMatch & FaultEffect;

export interface FaultMatch {
  /** HTTP method; default any. */
  method?: string;
  /**
   * Regular expression (or its source) over path and decoded query, version included:
   * `/v1.0/users?$select=id&$top=5`, names of query options in lower case. Items of a batch are matched by their own
   * address; the token endpoint and the report downloads by theirs.
   */
  path: RegExp | string;
  /** How many matching requests go wrong. Default 1; `Infinity` (in JSON: 0) for all of them. */
  times?: number;
  /** How many matching requests pass before the first goes wrong. Default 0. */
  after?: number;
}

export type FaultEffect =
  | StatusFault
  /**
   * An error of the token endpoint by its AADSTS number. Status, OAuth error and text come by themselves for 90033
   * (transient), 90055 (throttled), 900382 (other cloud) and 7000229 (no service principal in the tenant).
   */
  | { kind: 'identityError'; code: number; status?: number; error?: string; message?: string }
  /** Socket closed without an answer, before the request has any effect. */
  | { kind: 'cut' }
  /** The request takes effect, then the socket is closed without an answer. */
  | { kind: 'cutAfter' }
  /** The full Content-Length announced, the socket closed after this share of the body (default 0.5). */
  | { kind: 'truncate'; share?: number }
  /** The body cut to this share (default 0.5) in a transfer that looks complete. */
  | { kind: 'shorten'; share?: number }
  /** 200 with text that is not JSON. */
  | { kind: 'badJson' }
  /** The collection without `value`. */
  | { kind: 'missingValue' }
  /** A page whose `value` is empty while its nextLink goes on. */
  | { kind: 'emptyPage' }
  /** A nextLink on another origin (default https://evil.example). */
  | { kind: 'foreignNextLink'; origin?: string }
  /** A nextLink that leads to the same page again. */
  | { kind: 'repeatedNextLink' }
  /** 400 Directory_ExpiredPageToken. */
  | { kind: 'expiredPageToken' }
  /** Directory_ConcurrencyViolation, without effect. Default status 409. */
  | { kind: 'concurrencyViolation'; status?: 409 | 400 | 503; retryAfter?: string | number }
  /** 302 to this address. */
  | { kind: 'redirect'; location: string }
  /** The body arrives in pieces over this many milliseconds. */
  | { kind: 'slowBody'; milliseconds: number }
  /** The answer is held back for this many milliseconds. */
  | { kind: 'delay'; milliseconds: number };

/** This status instead of the answer, without effect. 429 and 5xx have Graph's bodies unless one is given. */
export interface StatusFault {
  kind: 'status';
  status: number;
  /** Seconds, decimal seconds or an HTTP date, as it is to be sent. */
  retryAfter?: string | number;
  code?: string;
  message?: string;
  /** Replaces the whole body: text as it is, anything else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Faults {
  /** Adds a fault. The first one that fits a request strikes it. */
  inject(fault: Fault): InjectedFault;
  clear(): void;
}

export interface InjectedFault {
  readonly fault: Fault;
  /** Requests that it has struck so far. */
  readonly struck: number;
  remove(): void;
}
