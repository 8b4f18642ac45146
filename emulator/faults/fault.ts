/** What goes wrong, and on which requests. */
export type Fault = FaultMatch & FaultEffect;

export interface FaultMatch {
  /** Object id of the tenant that the request is for; default any. */
  tenant?: string;
  /** HTTP method; default any. */
  method?: string;
  /**
   * Regular expression (or its source) over path and decoded query, version included:
   * `/v1.0/users?$select=id&$top=5`, names of query options in lower case. Steps of a batch are matched by their own
   * address; the token endpoint and the report downloads by theirs.
   */
  path: RegExp | string;
  /** Strikes a batch as a whole, and only one that has a step at such an address. `path` must fit the batch itself. */
  holding?: RegExp | string;
  /** Strikes steps only, in the batch of this number (1 the first) among those with a step that fits. */
  batch?: number;
  /** Strikes steps only, those of this number (1 the first) among the steps of their batch that fit. */
  step?: number;
  /** How many matching requests go wrong. Default 1; `Infinity` (in JSON: 0) for all of them. */
  times?: number;
  /** How many matching requests pass before the first goes wrong. Default 0. */
  after?: number;
}

export type FaultEffect =
  | StatusFault
  /** The request takes effect, and then its answer is this one: done, and told otherwise. */
  | ({ kind: 'statusAfter' } & StatusParts)
  /** A batch has two answers under the step's id: the true one, and this before it (default) or behind it. */
  | ({ kind: 'doubleAnswer'; place?: 'before' | 'behind' } & StatusParts)
  /**
   * An error of the token endpoint by its AADSTS number. Status, OAuth error and text come by themselves for 90033
   * (transient), 90055 (throttled), 900382 (other cloud) and 7000229 (no service principal in the tenant).
   */
  | { kind: 'identityError'; code: number; status?: number; error?: string; message?: string }
  /**
   * An error of the token endpoint (default 401, 7000215) that repeats the secret or assertion of the request, plain,
   * URL-encoded and in Base64, in its text and its ids. Elsewhere an error of Graph that repeats the bearer token.
   */
  | { kind: 'echoedSecret'; code?: number; status?: number }
  /** Socket closed without an answer, before the request has any effect. */
  | { kind: 'cut' }
  /** The request takes effect, then the socket is closed without an answer. */
  | { kind: 'cutAfter' }
  /** The full Content-Length announced, the socket closed after this share of the body (default 0.5). */
  | { kind: 'truncate'; share?: number }
  /** The body cut to this share (default 0.5) in a transfer that looks complete. */
  | { kind: 'shorten'; share?: number }
  /** The whole body sent, and this share (default 0.1) of its length announced. */
  | { kind: 'understate'; share?: number }
  /** Behind a file's last line more such lines without end, each for another user; no length announced. */
  | { kind: 'endlessLines' }
  /**
   * Only the first share (default 0.5) of a file's lines or of a page's rows, the nextLink gone; well-formed, complete
   * to all appearance, and no length announced.
   */
  | { kind: 'lostTail'; share?: number }
  /** 200 with text that is not JSON. */
  | { kind: 'badJson' }
  /** The status as it is, without a body. */
  | { kind: 'emptyBody' }
  /** The collection without `value`. */
  | { kind: 'missingValue' }
  /** A page whose `value` is empty while its nextLink goes on. */
  | { kind: 'emptyPage' }
  /** So many rows (default 1) of the page are null, in front of the others. */
  | { kind: 'nullRows'; rows?: number }
  /** The first rows (default 1) of the next page stand at the end of this one too; of the last page, its own. */
  | { kind: 'duplicateRows'; rows?: number }
  /** From this page on a chain of nextLinks without end: pages without rows (default), or with this page's rows. */
  | { kind: 'endlessPages'; rows?: 'none' | 'repeated' }
  /** A nextLink on another origin (default https://evil.example). */
  | { kind: 'foreignNextLink'; origin?: string }
  /** A nextLink that leads to the same page again. */
  | { kind: 'repeatedNextLink' }
  /** 400 for a page token, by default Directory_ExpiredPageToken. Request_BadRequest says "not valid". */
  | {
      kind: 'expiredPageToken';
      code?: 'Directory_ExpiredPageToken' | 'DirectoryPageTokenNotFoundException' | 'Request_BadRequest';
    }
  /** Directory_ConcurrencyViolation, without effect. Default status 409. */
  | { kind: 'concurrencyViolation'; status?: 409 | 400 | 503; retryAfter?: string | number }
  | LaggingRead
  /** 302 to this address. */
  | { kind: 'redirect'; location: string }
  /** The body arrives in pieces over this many milliseconds. */
  | { kind: 'slowBody'; milliseconds: number }
  /** The body arrives byte by byte, one each so many milliseconds (default 1000), and then blanks, without end. */
  | { kind: 'drip'; milliseconds?: number }
  /** The answer is held back for this many milliseconds. */
  | { kind: 'delay'; milliseconds: number };

/** An error as an answer. 429 and 5xx have Graph's bodies unless one is given. */
export interface StatusParts {
  status: number;
  /** Seconds, decimal seconds or an HTTP date, as it is to be sent. */
  retryAfter?: string | number;
  code?: string;
  message?: string;
  /** Replaces the whole body: text as it is, anything else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** This status instead of the answer, without effect. */
export type StatusFault = { kind: 'status' } & StatusParts;

/**
 * A write to a user takes effect, and reads of that user go on to show these properties (default
 * `licenseAssignmentStates`) as they were, for so many answers or milliseconds of the emulator's clock, whichever ends
 * first. Default: 1 answer, where neither is given.
 */
export interface LaggingRead {
  kind: 'laggingRead';
  reads?: number;
  milliseconds?: number;
  properties?: readonly string[];
}

/** A request as a plan sees it. */
export interface FaultRequest {
  tenantId: string;
  method: string;
  /** As `FaultMatch.path` sees it. */
  address: string;
  /**
   * What kind of request it is, whomever it is for: `GET /v1.0/users/{id}`, `GET /v1.0/users (page)` for a further page,
   * `POST /v1.0/$batch of POST /v1.0/users/{id}/assignLicense` by the first step of a batch.
   */
  requestClass: string;
  /** Its number among its tenant's requests of its class, 1 the first; the steps of a batch in the order given. */
  ordinal: number;
  /** Its number among its tenant's requests with its method and path, 1 the first. */
  ordinalOfPath: number;
  /** Where it stands in its batch, 1 the first; null for a request of its own. */
  step: number | null;
}

/** Decides for each request what goes wrong with it; null: nothing. */
export type FaultPlan = (request: FaultRequest) => FaultEffect | null;

export interface Faults {
  /** Adds a fault. The first one that fits a request strikes it. */
  inject(fault: Fault): InjectedFault;
  /**
   * Decides by a function about every request that no injected fault strikes; replaces the plan before it. A plan that
   * goes by class, path and ordinals alone decides the same in each run. Counting starts here.
   */
  plan(decide: FaultPlan): void;
  /** Removes every fault, the plan and reads that still lag. */
  clear(): void;
}

export interface InjectedFault {
  readonly fault: Fault;
  /** Requests that it has struck so far. */
  readonly struck: number;
  remove(): void;
}
