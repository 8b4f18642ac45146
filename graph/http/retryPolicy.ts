import { DateTime } from 'luxon';

export interface FailedTry {
  /** Null where no response came. */
  httpStatus: number | null;
  /** Graph's code, or the socket's. */
  code: string | null;
  /** The `Retry-After` of the response, in milliseconds. */
  retryAfterMs: number | null;
}

interface RetryRule {
  name: string;
  httpStatuses?: readonly number[];
  codes?: readonly string[];
  /** `unknown`: Graph may have made the change, so a write is not sent again unless repeating it does no harm. */
  outcome: 'notProcessed' | 'unknown';
  /** Most tries, the first one included. */
  tries: number;
}

/**
 * What is tried again; the first rule that fits decides.
 * Sources: Microsoft Graph throttling guidance, Microsoft Graph error responses, JSON batching.
 */
const retryRules: readonly RetryRule[] = [
  // Stands before the statuses, because Graph sends this code with 409, 400 or 503.
  {
    name: 'concurrent writes in the tenant',
    codes: ['Directory_ConcurrencyViolation', 'ConcurrencyViolation'],
    outcome: 'notProcessed',
    tries: 8,
  },
  { name: 'throttled', httpStatuses: [429], outcome: 'notProcessed', tries: 8 },
  // The front door answers it too for a change that the service behind it has made.
  { name: 'service unavailable', httpStatuses: [503], outcome: 'unknown', tries: 6 },
  { name: 'gateway failed', httpStatuses: [502, 504], outcome: 'unknown', tries: 6 },
  { name: 'failed inside, or timed out', httpStatuses: [408, 500], outcome: 'unknown', tries: 4 },
  {
    name: 'never connected',
    codes: [
      'ECONNREFUSED',
      'EAI_AGAIN',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'ENETDOWN',
      'UND_ERR_CONNECT_TIMEOUT',
    ],
    outcome: 'notProcessed',
    tries: 4,
  },
  {
    name: 'connection lost',
    codes: [
      'ECONNRESET',
      'ECONNABORTED',
      'EPIPE',
      'ETIMEDOUT',
      'ESOCKETTIMEDOUT',
      'ERR_NETWORK',
      'ERR_STREAM_PREMATURE_CLOSE',
      'UND_ERR_SOCKET',
      'UND_ERR_HEADERS_TIMEOUT',
      'UND_ERR_BODY_TIMEOUT',
    ],
    outcome: 'unknown',
    tries: 5,
  },
];

export const retryWaits = {
  /** Shortest wait, in milliseconds, even where the service asks for less. */
  floorMs: 500,
  /** Without `Retry-After`: the longest first wait; it doubles with each try, up to the ceiling. */
  backoffStartMs: 1_000,
  backoffCeilingMs: 60_000,
  /** At most this is added to a `Retry-After`, at random, so that parallel runs do not return in the same moment. */
  retryAfterJitterMs: 500,
  /** Longest wait; where the service asks for more, the request fails and its error says so. */
  longestMs: 10 * 60_000,
} as const;

export type RetryVerdict =
  | { retry: true; waitMs: number }
  /** `because`: a sentence for the user; null where no rule fits. */
  | { retry: false; because: string | null };

export interface RetryInput {
  failed: FailedTry;
  /** Tries so far, the failed one included. */
  tries: number;
  /** Whether sending the request twice does no harm. */
  repeatable: boolean;
  random: () => number;
}

export function retryRuleFor(failed: FailedTry): RetryRule | null {
  const rule = retryRules.find(
    ({ httpStatuses, codes }) => includes(httpStatuses, failed.httpStatus) || includes(codes, failed.code),
  );
  return rule ?? null;
}

function includes<T>(list: readonly T[] | undefined, value: T | null): boolean {
  return value !== null && (list ?? []).includes(value);
}

/** Whether and when to try again. A `Retry-After` is never shortened: it is obeyed, or the request fails. */
export function decideRetry({ failed, tries, repeatable, random }: RetryInput): RetryVerdict {
  const rule = retryRuleFor(failed);
  if (rule === null) return { retry: false, because: null };
  if (rule.outcome === 'unknown' && !repeatable) {
    return { retry: false, because: 'It is unknown whether the change was made, so it was not sent again.' };
  }
  if (failed.retryAfterMs !== null && failed.retryAfterMs > retryWaits.longestMs) {
    const requested = Math.ceil(failed.retryAfterMs / 1_000);
    const longest = retryWaits.longestMs / 1_000;
    return {
      retry: false,
      because: `It asked to wait ${requested} seconds; this node waits at most ${longest}.`,
    };
  }
  if (tries >= rule.tries) return { retry: false, because: `It was tried ${tries} times.` };
  return { retry: true, waitMs: waitBefore(failed.retryAfterMs, tries, random) };
}

function waitBefore(retryAfterMs: number | null, tries: number, random: () => number): number {
  const { floorMs, backoffStartMs, backoffCeilingMs, retryAfterJitterMs } = retryWaits;
  if (retryAfterMs !== null)
    return Math.max(retryAfterMs, floorMs) + Math.round(random() * retryAfterJitterMs);
  const ceiling = Math.min(backoffStartMs * 2 ** (tries - 1), backoffCeilingMs);
  return Math.round(floorMs + random() * (ceiling - floorMs));
}

/**
 * `Retry-After` in milliseconds: whole or decimal seconds, or an HTTP date (RFC 9110). Null where absent or unreadable;
 * never negative.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | null {
  const text = value?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Math.ceil(Number(text) * 1_000), Number.MAX_SAFE_INTEGER);
  const date = DateTime.fromHTTP(text);
  return date.isValid ? Math.max(0, date.toMillis() - now) : null;
}
