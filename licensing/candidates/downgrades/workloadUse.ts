import type { Workload } from '../../products/workloads/workload';
import { daysBetween } from '../../usage/days';
import { REPORTS_REMEMBER_DAYS } from '../../usage/licenseUsage';
import type { HeldLicense, RuleSettings, UserFacts } from '../rules/rule';

/**
 * - `active`: used within the threshold.
 * - `silent`: measured, and not used within the threshold.
 * - `unknown`: a report could tell, and does not: it was not read, does not know the user, or does not reach back.
 * - `notMeasured`: no report tells.
 */
export type WorkloadUse = 'active' | 'silent' | 'unknown' | 'notMeasured';

/** One user's use of one workload, whatever license brings it. */
export function workloadUse(
  workload: Workload,
  license: HeldLicense,
  facts: UserFacts,
  settings: RuleSettings,
): WorkloadUse {
  switch (workload.knownBy) {
    case 'services':
      return serviceUse(workload, facts, settings);
    case 'desktopApps':
      return reportUse(
        license.desktop && {
          lastDate: license.desktop.lastUseDate,
          refreshDate: license.desktop.refreshDate,
          isConclusive: license.desktop.conclusive,
        },
        settings,
      );
    case 'copilot':
      return reportUse(
        license.copilot && {
          lastDate: license.copilot.lastActivityDate,
          refreshDate: license.copilot.refreshDate,
          isConclusive: true,
        },
        settings,
      );
    default:
      return 'notMeasured';
  }
}

function serviceUse({ id, services }: Workload, facts: UserFacts, settings: RuleSettings): WorkloadUse {
  const rows = facts.evidence.filter(
    ({ source, service }) => source === 'services' && services.some((name) => name === service),
  );
  const mailboxRows = id === 'exchange' ? facts.evidence.filter(({ source }) => source === 'mailboxes') : [];
  const uses = [...rows, ...mailboxRows].map((row) => useOn(row.lastDate, row.refreshDate, settings));
  if (uses.includes('active')) return 'active';
  const isMeasured = services.every((name) => rows.some(({ service }) => service === name));
  return isMeasured && uses.every((use) => use === 'silent') ? 'silent' : 'unknown';
}

interface ReportedUse {
  lastDate: string | null;
  refreshDate: string;
  /** Whether a missing or old date means that there was no use. */
  isConclusive: boolean;
}

function reportUse(reported: ReportedUse | null, settings: RuleSettings): WorkloadUse {
  if (reported === null) return 'unknown';
  const use = useOn(reported.lastDate, reported.refreshDate, settings);
  return use === 'silent' && !reported.isConclusive ? 'unknown' : use;
}

/** A blank says nothing about the time before the longest period of the reports. */
function useOn(
  lastDate: string | null,
  refreshDate: string | null,
  { inactiveDays, evaluatedAt }: RuleSettings,
): WorkloadUse {
  if (lastDate === null) return inactiveDays > REPORTS_REMEMBER_DAYS ? 'unknown' : 'silent';
  return daysBetween(lastDate, refreshDate ?? evaluatedAt) < inactiveDays ? 'active' : 'silent';
}
