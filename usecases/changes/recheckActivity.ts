import type { CurrentUser, KeptLicense } from '../../licensing/changes/change';
import { proposedInactivity } from '../../licensing/changes/inputItem/inactivity';
import { renewedActivity } from '../../licensing/changes/renewedActivity';
import type { AssignedLicense } from '../../licensing/roster/assignedLicense';
import type { ActivityIndex } from '../../licensing/usage/activityIndex';
import { LicenseServices } from '../../licensing/usage/licenseServices';
import { concealedNames, staleReport } from '../../licensing/usage/reportChecks';
import { readActivity, throwIf } from '../activity/readReports';
import { showReportHints } from '../activity/reportHints';
import type { UseCaseContext } from '../context';
import type { TenantLicenses } from '../tenantLicenses';

const maxReportAgeDays = 7;

type Item = Readonly<Record<string, unknown>>;

/** Why a license is to stay after all. */
export type Recheck = (
  license: AssignedLicense,
  user: CurrentUser,
  item: Item,
) => Pick<KeptLicense, 'reason' | 'text'> | null;

export const noRecheck: Recheck = () => null;

/**
 * Reads the usage reports afresh, once for all items.
 * @throws {GraphError} where they conceal names or are stale: whether users are active again is then not known
 */
export async function readRecheck(context: UseCaseContext, tenant: TenantLicenses): Promise<Recheck> {
  const activity = await readActivity(context.graph, { period: 'D180' });
  throwIf(concealedNames(activity));
  throwIf(staleReport(activity.refreshDate, context.now(), maxReportAgeDays));
  showReportHints(context, activity);
  return toRecheck(activity, new LicenseServices(tenant.skus));
}

function toRecheck(activity: ActivityIndex, services: LicenseServices): Recheck {
  return (license, user, item) => {
    const proposed = proposedInactivity(item, license.skuId);
    if (proposed === null) return null;
    // The report may still have the name under which the user was found.
    const row =
      activity.find(user.userId) ??
      (typeof item.userId === 'string' ? activity.find(item.userId) : undefined);
    const measured = services.servicesOf(license.skuId, license.disabledPlans).services;
    return renewedActivity(license, proposed, measured, row);
  };
}
