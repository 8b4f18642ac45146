import { asConnectionError } from '../http/connectionError';
import { lowerCaseNames } from '../http/headers';
import { decideRetry, parseRetryAfter, type FailedTry } from '../http/retryPolicy';
import { delay, type Timing } from '../http/timing';
import type { TokenHttp, TokenHttpResponse } from './msalNetwork';

/** Few and short, because nobody can stop a login: n8n hands no cancellation to it. */
const mostTries = 4;
const longestWaitMs = 60_000;

/**
 * Sends a token request again by the retry policy of Graph. A token request changes nothing, so one whose answer was
 * lost goes again, too, and every 5xx.
 */
export function retrying(http: TokenHttp, timing: Timing): TokenHttp {
  return async (request) => {
    for (let tries = 1; ; tries += 1) {
      const outcome = await http(request).catch((error: unknown) => ({ error }));
      const failed = 'error' in outcome ? lostTry(outcome.error) : refusedTry(outcome, timing.now());
      const waitMs = failed === null || tries === mostTries ? null : waitBefore(failed, tries, timing);
      if (waitMs === null || waitMs > longestWaitMs) {
        if ('error' in outcome) throw outcome.error;
        return outcome;
      }
      await delay(waitMs, timing);
    }
  };
}

function lostTry(error: unknown): FailedTry | null {
  const connection = asConnectionError(error);
  return connection && { httpStatus: null, code: connection.code, retryAfterMs: null };
}

/** Null for an answer that stands. `temporarily_unavailable`: "Microsoft identity platform, OAuth 2.0 error codes". */
function refusedTry({ status, headers, body }: TokenHttpResponse, now: number): FailedTry | null {
  const { error } = (body ?? {}) as { error?: unknown };
  const isBusy = status >= 500 || (status >= 400 && error === 'temporarily_unavailable');
  if (status !== 429 && !isBusy) return null;
  const retryAfterMs = parseRetryAfter(lowerCaseNames(headers)['retry-after'], now);
  return { httpStatus: status === 429 ? 429 : 503, code: null, retryAfterMs };
}

function waitBefore(failed: FailedTry, tries: number, { random }: Timing): number | null {
  const verdict = decideRetry({ failed, tries, repeatable: true, random });
  return verdict.retry ? verdict.waitMs : null;
}
