import { isGraphError } from '../../graph/http/graphError';
import { namesInactivity, restsOnInactivity } from '../../licensing/changes/inputItem/inactivity';
import type { InputItem } from '../../licensing/changes/inputItem/licenseEntries';
import { proveProposal } from '../../licensing/changes/proof/proveProposal';
import { proveRequest } from '../../licensing/changes/proof/proveInactivity';
import type { Proof, ProofSources, ProposedRemoval } from '../../licensing/changes/proof/removalProof';
import type { ActivityIndex } from '../../licensing/usage/activityIndex';
import { LicenseServices } from '../../licensing/usage/licenseServices';
import { concealedNames, staleReport } from '../../licensing/usage/reportChecks';
import { readActivity, throwIf } from '../activity/readReports';
import { showReportHints } from '../activity/reportHints';
import type { UseCaseContext } from '../context';
import type { TenantLicenses } from '../tenantLicenses';

const maxReportAgeDays = 7;

/** Proves removals against what was read afresh for this run. */
export interface ReasonProof {
  /** Of a license that the item proposes to remove: whether its reasons still hold. */
  prove(removal: ProposedRemoval): Proof;
  /** Of a license that somebody chose for removal: whether it is in use again since the item was made. */
  proveRequest(removal: ProposedRemoval): Proof;
}

/**
 * Reads what proofs need besides users and SKUs, once for all items. `items`: those whose activity is to be looked at
 * again; the usage reports are read only if one of them names inactivity.
 * @throws {GraphError} where they conceal names or are stale: whether users are active again is then not known
 */
export async function readProof(
  context: UseCaseContext,
  tenant: TenantLicenses,
  items: readonly InputItem[],
): Promise<ReasonProof> {
  const { catalog, partNumbers, skus, plans } = tenant;
  const activity = await readActivityFor(context, items);
  const sources: ProofSources = {
    activity,
    facts: { catalog, partNumbers, licenseServices: new LicenseServices(skus) },
    settings: { plans, evaluatedAt: context.now(), reportRefreshDate: activity?.refreshDate ?? null },
  };
  return {
    prove: (removal) => proveProposal(removal, sources),
    proveRequest: (removal) => proveRequest(removal, sources),
  };
}

/** Null where no item needs the reports, or where they cannot be used and every item has another reason as well. */
async function readActivityFor(
  context: UseCaseContext,
  items: readonly InputItem[],
): Promise<ActivityIndex | null> {
  if (items.some(restsOnInactivity)) return readFreshActivity(context);
  if (!items.some(namesInactivity)) return null;
  try {
    return await readFreshActivity(context);
  } catch (error) {
    if (!isGraphError(error)) throw error;
    context.hint(
      `The usage reports cannot be used, so no license is removed for inactivity alone; the other reasons of the items are proved. ${error.message}`,
      'warning',
    );
    return null;
  }
}

async function readFreshActivity(context: UseCaseContext): Promise<ActivityIndex> {
  const activity = await readActivity(context.graph, { period: 'D180' });
  throwIf(concealedNames(activity));
  throwIf(staleReport(activity.refreshDate, context.now(), maxReportAgeDays));
  showReportHints(context, activity);
  return activity;
}
