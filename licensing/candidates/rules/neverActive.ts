import { assignedForDays } from './assignmentAge';
import type { Rule } from './rule';
import { days, listNames, skuOf } from './wording';

/**
 * Licences whose services show no activity at all, although they were assigned at least `minAssignedDays` ago. Source:
 * the usage reports; where they have no row of the user nothing is known, and nothing found. Younger assignments are
 * left in peace.
 */
export const neverActive: Rule = (subject, settings) => {
  const silent = subject.licenses
    .filter(({ usage }) => usage === 'neverActive')
    .map((license) => ({ license, assignedDays: assignedForDays(license, subject, settings) }))
    .filter(({ assignedDays }) => assignedDays === null || assignedDays >= settings.minAssignedDays);
  if (silent.length === 0) return null;
  return {
    code: 'neverActive',
    text: `No activity on record for ${listNames(silent.map(({ license }) => license))}.`,
    evidence: {
      minAssignedDays: settings.minAssignedDays,
      reportRefreshDate: settings.reportRefreshDate,
      licenses: silent.map(({ license, assignedDays }) => ({
        ...skuOf(license),
        services: license.services,
        assignedDate: license.assignedDate,
        assignedDays,
      })),
    },
    verdicts: silent.map(({ license, assignedDays }) => ({
      license,
      because: `No use since it was assigned${assignedDays === null ? '' : ` ${days(assignedDays)} ago`}.`,
      doubt: doubtOf(assignedDays, license.recentUseElsewhere),
    })),
  };
};

function doubtOf(assignedDays: number | null, recentUseElsewhere: string | null): string | null {
  if (assignedDays === null) return 'It is not known how long ago the licence was assigned.';
  if (recentUseElsewhere !== null) return `Used on ${recentUseElsewhere} in a service that was not to count.`;
  return null;
}
