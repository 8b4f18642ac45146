import type { Answer } from './answer';
import type { Incoming } from './incoming';

/** One exchange with the emulator. Never holds a secret, an assertion, a token or a body. */
export interface LoggedRequest {
  method: string;
  /** Without the query, as sent: `/v1.0/users/adele%40contoso.com`. */
  path: string;
  /** Decoded; names in lower case. */
  query: Record<string, string>;
  /**
   * Those of interest, in lower case: accept, client-request-id, connection, consistencylevel, content-type, host,
   * prefer, user-agent; `authorization` only by its scheme (`Bearer`, `Basic`).
   */
  headers: Record<string, string>;
  /** 0 while under way, and for good where the connection was cut. */
  status: number;
  /** Graph's code or the OAuth error where the answer is one. */
  errorCode: string | null;
  clientId: string | null;
  /** The tenant that it was for. */
  tenantId: string | null;
  /** Of the answer; empty outside Graph. */
  requestId: string;
  /** Retry-After as answered. */
  retryAfter: string | null;
  /** The kind of the injected fault that struck. */
  fault: string | null;
  /** Machine milliseconds (performance.now), to be compared with each other only. */
  startedAt: number;
  /** 0 while under way. */
  endedAt: number;
  /** The parts of a batch in the order given. */
  items?: LoggedBatchItem[];
}

export interface LoggedBatchItem extends Omit<LoggedRequest, 'items' | 'clientId' | 'tenantId'> {
  id: string;
}

/** The exchanges so far, in the order they began; the emulator's own control address is left out. */
export class RequestLog {
  private entries: LoggedRequest[] = [];

  add(entry: LoggedRequest): LoggedRequest {
    this.entries.push(entry);
    return entry;
  }

  all(): readonly LoggedRequest[] {
    return this.entries;
  }

  /** Those whose method and address (`/v1.0/users?$top=5`, query decoded) fit. Batch items are inside their batch. */
  matching(method: string, address: RegExp): LoggedRequest[] {
    return this.entries.filter((entry) => entry.method === method && address.test(addressOf(entry)));
  }

  clear(): void {
    this.entries = [];
  }
}

export function addressOf({ path, query }: Pick<LoggedRequest, 'path' | 'query'>): string {
  const options = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return options.length === 0 ? path : `${path}?${options.join('&')}`;
}

const headersOfInterest = [
  'accept',
  'client-request-id',
  'connection',
  'consistencylevel',
  'content-type',
  'host',
  'prefer',
  'user-agent',
];

export function describeRequest(incoming: Incoming): Omit<LoggedRequest, 'items'> {
  const headers: Record<string, string> = {};
  for (const name of headersOfInterest) {
    const value = incoming.headers[name];
    if (value !== undefined) headers[name] = value;
  }
  const scheme = incoming.headers.authorization?.split(' ')[0];
  if (scheme !== undefined) headers.authorization = scheme;
  return {
    method: incoming.method,
    path: incoming.path,
    query: incoming.query.entries(),
    headers,
    status: 0,
    errorCode: null,
    clientId: null,
    tenantId: null,
    requestId: '',
    retryAfter: null,
    fault: null,
    startedAt: performance.now(),
    endedAt: 0,
  };
}

export function describeAnswer(answer: Answer): Pick<LoggedRequest, 'status' | 'errorCode' | 'retryAfter'> {
  return {
    status: answer.disturbance?.kind === 'cut' ? 0 : answer.status,
    errorCode: answer.status >= 400 ? errorCodeOf(answer.body) : null,
    retryAfter: answer.headers['Retry-After'] ?? null,
  };
}

function errorCodeOf(body: Answer['body']): string | null {
  if (typeof body !== 'string') return null;
  try {
    const { error } = JSON.parse(body) as { error?: string | { code?: string } };
    return (typeof error === 'string' ? error : error?.code) ?? null;
  } catch {
    return null;
  }
}
