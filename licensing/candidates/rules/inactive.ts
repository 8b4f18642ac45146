import { assignedForDays } from './assignmentAge';
import type { HeldLicense, Rule, RuleSettings, UserFacts } from './rule';
import { days, listNames, skuOf } from './wording';

/**
 * Licences whose services were used once, but not for `inactiveDays`. Source: the usage reports, counted back from
 * their refresh date. A licence that nobody measures is never inactive.
 */
export const inactive: Rule = (subject, settings) => {
  const unused = subject.licenses.filter(({ usage }) => usage === 'inactive');
  const [first] = unused;
  if (first === undefined) return null;
  const latest = unused.reduce(
    (one, other) => ((other.lastActivityDate ?? '') > (one.lastActivityDate ?? '') ? other : one),
    first,
  );
  return {
    code: 'inactive',
    text: `No use of ${listNames(unused)} for ${days(latest.inactiveDays ?? 0)}: last active on ${latest.lastActivityDate ?? 'an unknown day'}.`,
    evidence: {
      lastActivityDate: latest.lastActivityDate,
      inactiveDays: latest.inactiveDays,
      threshold: settings.inactiveDays,
      reportRefreshDate: settings.reportRefreshDate,
      licenses: unused.map((license) => ({
        ...skuOf(license),
        services: license.services,
        lastActivityDate: license.lastActivityDate,
        inactiveDays: license.inactiveDays,
      })),
    },
    verdicts: unused.map((license) => ({
      license,
      because: `Not used for ${days(license.inactiveDays ?? 0)}; the threshold is ${days(settings.inactiveDays)}.`,
      doubt: elsewhere(license) ?? assignedLately(license, subject, settings),
    })),
  };
};

function elsewhere({ recentUseElsewhere }: HeldLicense): string | null {
  if (recentUseElsewhere === null) return null;
  return `Used on ${recentUseElsewhere} in a service that was not to count.`;
}

/** Somebody gave it to an absent user on purpose: perhaps they are about to return. */
function assignedLately(license: HeldLicense, subject: UserFacts, settings: RuleSettings): string | null {
  const assignedDays = assignedForDays(license, subject, settings);
  if (assignedDays === null || assignedDays >= settings.minAssignedDays) return null;
  return `Assigned only ${days(assignedDays)} ago, after the last activity.`;
}
