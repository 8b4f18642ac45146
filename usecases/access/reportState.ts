import { grantedPermission } from '../../graph/permissions';
import { readReportSample } from '../../graph/reports/usageReports';
import { readConcealsNames } from '../../graph/reports/settings';
import { isConcealedName } from '../../licensing/usage/principalName';
import { REVEAL_NAMES, reportAgeDays } from '../../licensing/usage/reportChecks';
import type { UseCaseContext } from '../context';
import { asWarning } from './asWarning';

export interface ReportState {
  /** Null where neither the setting nor a name can be read. */
  concealedNames: boolean | null;
  refreshDate: string | null;
  ageDays: number | null;
}

export interface ReportFinding {
  state: ReportState;
  warnings: string[];
}

/** Older than this, something is wrong: Microsoft refreshes the reports within about 48 hours. */
const USUAL_AGE_DAYS = 4;

/**
 * How fresh the usage reports are, and whether they conceal names: by the tenant's setting, or, where the app may not
 * read it (or the cloud has none), by the names in the report itself.
 */
export async function readReportState(
  context: UseCaseContext,
  roles: readonly string[],
): Promise<ReportFinding> {
  const warnings: string[] = [];
  const maySeeSetting = grantedPermission('tenant:reportSettings', roles) !== null;
  const mayReadReports = grantedPermission('activity:getAll', roles) !== null;
  const [setting, sample] = await Promise.all([
    maySeeSetting
      ? readConcealsNames(context.graph).catch(asWarning(warnings, 'The report setting could not be read'))
      : null,
    mayReadReports
      ? readReportSample(context.graph).catch(asWarning(warnings, 'The usage reports could not be read'))
      : null,
  ]);

  // Reports lag behind the setting: where either says so, the names of today's report cannot be relied on.
  const concealedInReport = sample ? isConcealedName(sample.userPrincipalName) : null;
  const concealedNames = setting === true ? true : (concealedInReport ?? setting);
  const refreshDate = sample?.refreshDate ?? null;
  const ageDays = refreshDate === null ? null : reportAgeDays(refreshDate, context.now());
  if (concealedNames) {
    warnings.push(
      `The usage reports conceal user names, so activity cannot be matched with users. ${REVEAL_NAMES}.`,
    );
  }
  if (ageDays !== null && ageDays > USUAL_AGE_DAYS) {
    warnings.push(
      `The usage reports are ${ageDays} days old; Microsoft usually refreshes them within two or three.`,
    );
  }
  if (mayReadReports && sample === null && warnings.length === 0) {
    warnings.push('The usage reports have no rows yet; in a new tenant they take about 48 hours.');
  }
  return { state: { concealedNames, refreshDate, ageDays }, warnings };
}
