import { isGraphError } from '../../graph/http/graphError';
import { namedReasons, restsOnInactivity } from '../../licensing/changes/inputItem/inactivity';
import type { InputItem } from '../../licensing/changes/inputItem/licenseEntries';
import { proveProposal } from '../../licensing/changes/proof/proveProposal';
import { proveRequest } from '../../licensing/changes/proof/proveInactivity';
import type { Proof, ProofSources, ProposedRemoval } from '../../licensing/changes/proof/removalProof';
import { overlap } from '../../licensing/candidates/rules/overlap';
import { trialsAmong } from '../../licensing/money/seatPrices';
import { EVIDENCE_SOURCES, type UsageEvidence } from '../../licensing/usage/usageEvidence';
import { LicenseServices } from '../../licensing/usage/licenseServices';
import { concealedNames, staleReport } from '../../licensing/usage/reportChecks';
import { readEvidence } from '../activity/readEvidence';
import { ActivityReader, throwIf } from '../activity/readReports';
import { showReportHints } from '../activity/reportHints';
import type { UseCaseContext } from '../context';
import { readSubscriptions } from '../inventory/readSubscriptions';
import { readAdministrators } from '../roster/administrators';
import type { TenantLicenses } from '../tenantLicenses';

const maxReportAgeDays = 7;

/** An item whose removals are to be proved. */
export interface ProvedItem {
  item: InputItem;
  /** False: the item's word is taken for inactivity, and for nothing else. */
  recheckActivity: boolean;
  /** Whether the item proposes the removals, with reasons; otherwise somebody chose them. */
  isProposal: boolean;
}

/** Proves removals against what was read afresh for this run. */
export interface ReasonProof {
  /** Of a license that the item proposes to remove: whether its reasons still hold. */
  prove(removal: ProposedRemoval): Proof;
  /** Of a license that somebody chose for removal: whether it is in use again since the item was made. */
  proveRequest(removal: ProposedRemoval): Proof;
}

/**
 * Reads what proofs need besides users and SKUs, once for all items. The reports and the administrators are read for every
 * proposal, whatever its reasons: they say whose account and what kind of mailbox it is, too.
 * @throws {GraphError} where they conceal names or are stale: whether users are active again is then not known
 */
export async function readProof(
  context: UseCaseContext,
  tenant: TenantLicenses,
  items: readonly ProvedItem[],
): Promise<ReasonProof> {
  const { catalog, partNumbers, skus, plans } = tenant;
  const evidence = await readEvidenceFor(context, items);
  const isJudged = items.some(isJudgedProposal);
  const administrators = isJudged ? await readAdministrators(context) : null;
  const sources: ProofSources = {
    evidence,
    facts: {
      catalog,
      partNumbers,
      licenseServices: new LicenseServices(skus),
      administrators: {
        has: (userId) => administrators?.ids.has(userId.toLowerCase()) ?? false,
        isComplete: administrators !== null && administrators.missing.length === 0,
      },
      now: context.now(),
    },
    settings: {
      plans,
      evaluatedAt: context.now(),
      reportRefreshDate: evidence?.activity.refreshDate ?? null,
      trials: await readTrials(context, tenant, items),
      // A downgrade is never a removal.
      offers: [],
    },
  };
  return {
    prove: (removal) => proveProposal(removal, sources),
    proveRequest: (removal) => proveRequest(removal, sources),
  };
}

/** Null where no item needs the reports, or where they cannot be used and every item has another reason as well. */
async function readEvidenceFor(
  context: UseCaseContext,
  items: readonly ProvedItem[],
): Promise<UsageEvidence | null> {
  const isEssential = items.some(({ item, recheckActivity }) => recheckActivity && restsOnInactivity(item));
  if (isEssential) return readFreshEvidence(context);
  if (!items.some(isJudgedProposal)) return null;
  try {
    return await readFreshEvidence(context);
  } catch (error) {
    if (!isGraphError(error)) throw error;
    context.hint(
      `The usage reports cannot be used, so no license is removed for inactivity alone, and the kinds of mailboxes are not known; the other reasons of the items are proved. ${error.message}`,
      'warning',
    );
    return null;
  }
}

function isJudgedProposal({ item, isProposal }: ProvedItem): boolean {
  return isProposal && namedReasons(item).length > 0;
}

/** An overlap does not count where the license that would stay may be a trial. */
async function readTrials(
  context: UseCaseContext,
  { skus }: TenantLicenses,
  items: readonly ProvedItem[],
): Promise<ReadonlySet<string> | null> {
  const namesOverlap = items.some(
    ({ item, isProposal }) => isProposal && namedReasons(item).includes(overlap.code),
  );
  if (!namesOverlap) return null;
  const subscriptions = await readSubscriptions(context, {
    consequence: 'it is not known which licenses are trials, and no license is removed for an overlap',
    alternative: 'remove these licenses by choosing them',
  });
  return trialsAmong(skus, subscriptions);
}

/** Sign-ins are read with the users. */
const sources = EVIDENCE_SOURCES.filter((source) => source !== 'signIns');

async function readFreshEvidence(context: UseCaseContext): Promise<UsageEvidence> {
  const reader = new ActivityReader(context.graph);
  const window = { period: 'D180' } as const;
  const evidence = await readEvidence(context, reader, { sources, window, explicit: false });
  const { activity } = evidence;
  throwIf(concealedNames(activity));
  throwIf(staleReport(activity.refreshDate, context.now(), maxReportAgeDays));
  showReportHints(context, activity);
  return evidence;
}
