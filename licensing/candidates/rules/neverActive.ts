import { REPORTS_REMEMBER_DAYS } from '../../usage/licenseUsage';
import { assignedForDays } from './assignmentAge';
import type { Finding, Rule, RuleSettings, UserFacts } from './rule';
import { days, listNames, notMeasuredText, skuWith, useElsewhereText } from './wording';

/**
 * Licenses whose services show no activity at all, although they were assigned at least `minAssignedDays` ago. Source:
 * the usage reports; a user without a row in them is not found. Younger assignments are left alone.
 */
export const neverActive = {
  code: 'neverActive',
  label: 'Never Active',
  description: 'The license was never used',
  isDefault: true,
  confidence: 'medium',
  supposesAbsence: true,
  restsOnInactivity: true,
  evaluate(facts: UserFacts, settings: RuleSettings): Finding | null {
    const unused = facts.licenses
      .filter(({ usage }) => usage === 'neverActive')
      .map((license) => ({ license, assignedDays: assignedForDays(license, facts, settings) }))
      .filter(({ assignedDays }) => assignedDays === null || assignedDays >= settings.minAssignedDays);
    if (unused.length === 0) return null;
    return {
      text: `No activity on record for ${listNames(unused.map(({ license }) => license))}.`,
      evidence: {
        minAssignedDays: settings.minAssignedDays,
        reportRefreshDate: settings.reportRefreshDate,
        licenses: unused.map(({ license, assignedDays }) =>
          skuWith(license, { services: license.services, assignedDate: license.assignedDate, assignedDays }),
        ),
      },
      verdicts: unused.map(({ license, assignedDays }) => ({
        license,
        because: `No use in the ${days(REPORTS_REMEMBER_DAYS)} that the reports cover; it was assigned ${assignedDays === null ? 'at an unknown time' : `${days(assignedDays)} ago`}.${notMeasuredText(license.notMeasured)}`,
        doubt: doubtOf(assignedDays, license.recentUseElsewhere),
      })),
    };
  },
} as const satisfies Rule;

function doubtOf(assignedDays: number | null, recentUseElsewhere: string | null): string | null {
  if (assignedDays === null) return 'It is not known how long ago the license was assigned.';
  return useElsewhereText(recentUseElsewhere);
}
