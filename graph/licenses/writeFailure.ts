import type { GraphError } from '../http/graphError';
import { decideRetry, retryRuleFor } from '../http/retryPolicy';

export type WriteFailure =
  | { action: 'sendAgain'; waitMs: number; isMaybeWritten: boolean }
  | { action: 'refuse'; error: GraphError; isMaybeWritten: boolean }
  /** The failure concerns the app or the whole tenant: nothing more is sent. */
  | { action: 'stop'; error: GraphError; isMaybeWritten: boolean };

/** What follows from the failure of one write that was sent `tries` times. */
export function assessWriteFailure(error: GraphError, tries: number, random: () => number): WriteFailure {
  const rule = retryRuleFor(error);
  const isMaybeWritten = rule?.outcome === 'unknown';
  // Repeatable, because Graph refuses a change that is already in place, and the writer then reads the user.
  const verdict = decideRetry({ failed: error, tries, repeatable: true, random });
  if (verdict.retry) return { action: 'sendAgain', waitMs: verdict.waitMs, isMaybeWritten };
  const concernsAll =
    rule !== null || error.httpStatus === 401 || error.httpStatus === 403 || error.httpStatus === 424;
  if (!concernsAll) return { action: 'refuse', error, isMaybeWritten };
  return { action: 'stop', error: error.withReason(verdict.because), isMaybeWritten };
}
