import type { GraphError } from '../http/graphError';
import { decideRetry, retryRuleFor } from '../http/retryPolicy';

export type WriteFailure =
  | { action: 'sendAgain'; waitMs: number; isMaybeWritten: boolean }
  | { action: 'refuse'; error: GraphError; isMaybeWritten: boolean }
  /** The failure concerns the app or the whole tenant: nothing more is sent. */
  | { action: 'stop'; error: GraphError; isMaybeWritten: boolean };

export interface WriteAttempt {
  /** How often the write was sent. */
  tries: number;
  /** Whether the user's usage location was set just before. */
  hasFreshLocation: boolean;
  random: () => number;
}

/** Waits for a usage location that was set just before and is not seen by assignLicense yet: 62 seconds in all. */
const freshLocationWaitsMs = [2_000, 5_000, 10_000, 15_000, 30_000];

/** Two answers that contradict each other: the user shows which of them is true. */
const contradictionTries = 3;
const contradictionWaitMs = 2_000;

const refusalsOfTheApp: ReadonlySet<number | null> = new Set([401, 403, 424]);
/** Graph may fail so at one user for ever, and make the changes of all others. */
const failuresOfOneUser: ReadonlySet<number | null> = new Set([408, 500]);

/** What follows from the failure of one write. */
export function assessWriteFailure(error: GraphError, attempt: WriteAttempt): WriteFailure {
  const { tries, random } = attempt;
  const locationWaitMs = waitForLocation(error, attempt);
  if (locationWaitMs !== null) return { action: 'sendAgain', waitMs: locationWaitMs, isMaybeWritten: false };
  if (error.kind === 'incomplete')
    return tries < contradictionTries
      ? { action: 'sendAgain', waitMs: contradictionWaitMs, isMaybeWritten: true }
      : { action: 'refuse', error, isMaybeWritten: true };
  const rule = retryRuleFor(error);
  const isMaybeWritten = rule?.outcome === 'unknown';
  // Repeatable, because Graph refuses a change that is already in place, and the writer then reads the user.
  const verdict = decideRetry({ failed: error, tries, repeatable: true, random });
  if (verdict.retry) return { action: 'sendAgain', waitMs: verdict.waitMs, isMaybeWritten };
  const failure = { error: error.withReason(verdict.because), isMaybeWritten };
  const concernsUser =
    rule === null ? !refusalsOfTheApp.has(error.httpStatus) : failuresOfOneUser.has(error.httpStatus);
  return { action: concernsUser ? 'refuse' : 'stop', ...failure };
}

/**
 * "Update user" and then "user: assignLicense" may answer 400 for an invalid usage location although the update
 * succeeded (Microsoft Q&A 5984903). Null where that is not the failure, or was waited for long enough.
 */
function waitForLocation(error: GraphError, { tries, hasFreshLocation }: WriteAttempt): number | null {
  if (!hasFreshLocation || error.httpStatus !== 400 || !/usage location/i.test(error.message)) return null;
  return freshLocationWaitsMs[tries - 1] ?? null;
}
