import { youngAssignmentText } from './assignmentAge';
import type { Finding, HeldLicense, Rule, RuleSettings, UserFacts } from './rule';
import { days, listNames, notMeasuredText, skuWith, useElsewhereText } from './wording';

/**
 * Licenses whose services were used once, but not for `inactiveDays`. Source: the usage reports, counted back from
 * their refresh date. A license that no report measures is never inactive.
 */
export const inactive = {
  code: 'inactive',
  label: 'Inactive',
  description: 'The license was used, but not lately',
  isDefault: true,
  confidence: 'high',
  supposesAbsence: true,
  restsOnInactivity: true,
  evaluate(facts: UserFacts, settings: RuleSettings): Finding | null {
    const unused = facts.licenses.filter(({ usage }) => usage === 'inactive');
    const [first] = unused;
    if (first === undefined) return null;
    const latest = unused.reduce(
      (one, other) => ((other.lastActivityDate ?? '') > (one.lastActivityDate ?? '') ? other : one),
      first,
    );
    return {
      text: `No use of ${listNames(unused)} for ${days(latest.inactiveDays ?? 0)}: last active on ${latest.lastActivityDate ?? 'an unknown day'}.`,
      evidence: {
        lastActivityDate: latest.lastActivityDate,
        inactiveDays: latest.inactiveDays,
        threshold: settings.inactiveDays,
        minAssignedDays: settings.minAssignedDays,
        reportRefreshDate: settings.reportRefreshDate,
        licenses: unused.map((license) =>
          skuWith(license, {
            services: license.services,
            lastActivityDate: license.lastActivityDate,
            inactiveDays: license.inactiveDays,
          }),
        ),
      },
      verdicts: unused.map((license) => ({
        license,
        because: `Not used for ${days(license.inactiveDays ?? 0)}; the threshold is ${days(settings.inactiveDays)}.${notMeasuredText(license.notMeasured)}`,
        doubt: useElsewhereText(license.recentUseElsewhere) ?? recentAssignment(license, facts, settings),
      })),
    };
  },
} as const satisfies Rule;

/** An administrator gave the license to an absent user on purpose: perhaps the user is about to return. */
function recentAssignment(license: HeldLicense, facts: UserFacts, settings: RuleSettings): string | null {
  const text = youngAssignmentText(license, facts, settings);
  return text && `${text}, after the last activity.`;
}
