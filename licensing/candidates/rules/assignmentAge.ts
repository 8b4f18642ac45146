import { fullDaysBetween } from '../../usage/days';
import type { HeldLicense, RuleSettings, UserFacts } from './rule';
import { days } from './wording';

/**
 * Full days of 24 hours since the license was assigned, or, if no date is known, since the account was created. Null
 * if neither date is known.
 */
export function assignedForDays(
  license: HeldLicense,
  { user }: UserFacts,
  settings: RuleSettings,
): number | null {
  const since = license.assignedSince ?? user.activeDate;
  return since === null ? null : fullDaysBetween(since, settings.evaluatedAt);
}

/** `Assigned only 7 days ago` of a license that is younger than `minAssignedDays`; null of any other. */
export function youngAssignmentText(
  license: HeldLicense,
  facts: UserFacts,
  settings: RuleSettings,
): string | null {
  const assignedDays = assignedForDays(license, facts, settings);
  if (assignedDays === null || assignedDays >= settings.minAssignedDays) return null;
  return `Assigned only ${days(assignedDays)} ago`;
}
