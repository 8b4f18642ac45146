import { latestActivityDate, type ActivityRow } from '../usage/activityRow';
import type { AssignedLicense } from '../roster/assignedLicense';
import type { MeasuredService } from '../usage/services';
import type { KeptLicense } from './change';
import type { ProposedInactivity } from './inputItem/inactivity';

/**
 * Why a license that was proposed as unused is not to go after all: there is activity after the last one known then, or
 * the fresh report has lost sight of the user. Null where it is as unused as before.
 *
 * `brought`: the services that the license brings. `row`: what the fresh report says of the user.
 */
export function renewedActivity(
  license: AssignedLicense,
  evidence: ProposedInactivity,
  brought: readonly MeasuredService[],
  row: ActivityRow | undefined,
): Pick<KeptLicense, 'reason' | 'text'> | null {
  if (!row) {
    return {
      reason: 'review',
      text: `The usage report of today has no row of this user, so it is not known whether ${license.name} is in use again.`,
    };
  }
  const latest = latestActivityDate(row, evidence.services ?? brought);
  if (latest === null || (evidence.lastActivityDate !== null && latest <= evidence.lastActivityDate))
    return null;
  const before = evidence.lastActivityDate === null ? 'none before' : `${evidence.lastActivityDate} before`;
  return {
    reason: 'activeAgain',
    text: `${license.name} is in use again: last activity on ${latest}, ${before}.`,
  };
}
