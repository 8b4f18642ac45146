import type { ActivityIndex } from '../../licensing/usage/activityIndex';
import type { CurrentUser, KeptLicense } from '../../licensing/changes/change';
import { proposedInactivity } from '../../licensing/changes/inputItem/inactivity';
import { renewedActivity } from '../../licensing/changes/renewedActivity';
import { LicenseServices } from '../../licensing/usage/licenseServices';
import { concealedNames, staleReport } from '../../licensing/usage/reportChecks';
import type { AssignedLicense } from '../../licensing/roster/assignedLicense';
import { readActivity, showReportHints, throwIf } from '../../nodes/Microsoft365Licenses/activityEvidence';
import type { TenantLicenses } from '../../nodes/Microsoft365Licenses/licenseChanges/tenantLicenses';
import type { OperationContext } from '../../nodes/Microsoft365Licenses/operation';

const maxReportAgeDays = 7;

type Item = Readonly<Record<string, unknown>>;

/** Why a licence is to stay after all. */
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
export async function readRecheck(
  { node, graph }: OperationContext,
  tenant: TenantLicenses,
): Promise<Recheck> {
  const now = new Date(graph.timing.now()).toISOString();
  const activity = await readActivity(graph, { period: 'D180' });
  throwIf(concealedNames(activity));
  throwIf(staleReport(activity.refreshDate, now, maxReportAgeDays));
  showReportHints(node, activity, now);
  return toRecheck(activity, new LicenseServices(tenant.skus));
}

function toRecheck(activity: ActivityIndex, services: LicenseServices): Recheck {
  return (license, user, item) => {
    const evidence = proposedInactivity(item, license.skuId);
    if (evidence === null) return null;
    // The report may still have the name under which the user was found.
    const row =
      activity.find(user.userId) ??
      (typeof item.userId === 'string' ? activity.find(item.userId) : undefined);
    return renewedActivity(
      license,
      evidence,
      services.servicesOf(license.skuId, license.disabledPlans).services,
      row,
    );
  };
}
