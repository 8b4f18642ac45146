import type { SignInActivity } from '@microsoft/microsoft-graph-types';
import { latest } from './activityRow';

/** What is known of a user's sign-ins. Dates are `YYYY-MM-DD`, in UTC. */
export interface SignInEvidence {
  /**
   * The last successful sign-in, interactive or not. Null: none since 1 December 2023. Microsoft records successes since
   * then and has not filled in earlier ones.
   */
  lastSuccessDate: string | null;
  /**
   * The last attempt of any kind, successful or failed: no success is later. An attempt may come from a stranger who
   * guesses passwords, so it proves no use; it may only make a proposal more careful, never bolder.
   */
  lastAttemptDate: string | null;
}

/** A user as Graph returns it with `signInActivity` in `$select`. */
export interface UserWithSignIns {
  signInActivity?: SignInActivity | null;
}

/**
 * The sign-ins of a user; null if Graph has none on record.
 *
 * Only `lastSuccessfulSignInDateTime` counts as a success. `lastSignInDateTime` (interactive) and
 * `lastNonInteractiveSignInDateTime` both record attempts: of the latter Microsoft writes "the last time a client
 * attempted (either successfully or unsuccessfully) to sign in to the directory on behalf of a user", and the successful
 * one is "regardless of whether the sign-in was interactive or non-interactive", so it already covers those.
 * Source: "signInActivity resource type".
 */
export function signInEvidence({ signInActivity }: UserWithSignIns): SignInEvidence | null {
  if (!signInActivity) return null;
  const lastSuccessDate = dayOf(signInActivity.lastSuccessfulSignInDateTime);
  const attempts = [signInActivity.lastSignInDateTime, signInActivity.lastNonInteractiveSignInDateTime];
  const lastAttemptDate = attempts.map(dayOf).reduce(latest, lastSuccessDate);
  return lastAttemptDate === null ? null : { lastSuccessDate, lastAttemptDate };
}

/** Graph writes `0001-01-01T00:00:00Z` for "never". */
function dayOf(dateTime: string | null | undefined): string | null {
  return !dateTime || dateTime.startsWith('0001-') ? null : dateTime.slice(0, 10);
}
