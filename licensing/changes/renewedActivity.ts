import type { AssignedLicense } from '../roster/assignedLicense';
import { isSilenceKnown, latestActivityDate, type ActivityRow } from '../usage/activityRow';
import type { MeasuredService } from '../usage/services';
import type { KeptLicense } from './change';
import type { ProposedInactivity } from './inputItem/inactivity';

/**
 * Why a license that was proposed as unused stays: the fresh reports show later activity, or one that measures a service
 * has no row of the user. Null if they show no later activity.
 *
 * `services`: the services that the license brings; the proposal may name fewer. `row`: the user in the fresh reports.
 */
export function renewedActivity(
  license: AssignedLicense,
  proposed: ProposedInactivity,
  services: readonly MeasuredService[],
  row: ActivityRow | undefined,
): Pick<KeptLicense, 'reason' | 'text'> | null {
  const counted = proposed.services ?? services;
  const latest = row ? latestActivityDate(row, counted) : null;
  if (latest === null || latest <= (proposed.lastActivityDate ?? '')) {
    if (row && counted.every((service) => isSilenceKnown(row, service))) return null;
    return {
      reason: 'review',
      text: `The usage report of today has no row of this user, so it is not known whether ${license.name} is in use again.`,
    };
  }
  const before = proposed.lastActivityDate === null ? 'none before' : `${proposed.lastActivityDate} before`;
  return {
    reason: 'activeAgain',
    text: `${license.name} is in use again: last activity on ${latest}, ${before}.`,
  };
}
