import { DateTime } from 'luxon';
import type { HeldLicense, RuleSettings, UserFacts } from './rule';

/**
 * Whole days since the licence was assigned, or, where Graph does not say when, since the account was created. Null
 * where neither is known.
 */
export function assignedForDays(
  license: HeldLicense,
  { user }: UserFacts,
  settings: RuleSettings,
): number | null {
  const since = license.assignedDate ?? user.activeDate;
  if (since === null) return null;
  const age = DateTime.fromISO(settings.evaluatedAt, { zone: 'utc' }).diff(
    DateTime.fromISO(since, { zone: 'utc' }),
    'days',
  );
  return age.isValid ? Math.floor(age.days) : null;
}
