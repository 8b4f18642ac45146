import type { CompanySubscription, SubscribedSku } from '@microsoft/microsoft-graph-types';
import { getSubscribedSkus } from '../../graph/licenses/subscribedSkus';
import type { ProductCatalog } from '../../licensing/products/catalog';
import type { UsageEvidence } from '../../licensing/usage/usageEvidence';
import { concealedNames, staleReport, thresholdTooSmall } from '../../licensing/usage/reportChecks';
import { readEvidence } from '../activity/readEvidence';
import { throwIf, type ActivityReader } from '../activity/readReports';
import type { UseCaseContext } from '../context';
import type { CandidateRequest } from './candidateRequest';
import { readSubscriptions } from '../inventory/readSubscriptions';
import { readExclusions, type Exclusion } from './exclusions';

/** What everybody is judged by. */
export interface CandidateSources {
  evidence: UsageEvidence;
  exclusion: Exclusion;
  tenantSkus: SubscribedSku[];
  /** Null if the app may not read them. */
  subscriptions: CompanySubscription[] | null;
  catalog: ProductCatalog;
}

/**
 * Reads it whole, side by side.
 * @throws {GraphError} where anything is missing, concealed or older than the request allows
 */
export async function readCandidateSources(
  context: UseCaseContext,
  request: CandidateRequest,
  reader: ActivityReader,
): Promise<CandidateSources> {
  const [evidence, exclusion, tenantSkus, subscriptions, catalog] = await Promise.all([
    readEvidence(context, reader, {
      sources: request.evidence,
      window: { period: 'D180' },
      explicit: request.isEvidenceChosen,
    }),
    readExclusions(context, request.exclude),
    getSubscribedSkus(context.graph),
    readSubscriptions(context, {
      consequence:
        'it is not known which licenses are trials, overlaps are for review only, and no day is given from which a saving is real',
      alternative: 'look at these yourself',
    }),
    context.catalog(),
  ]);
  const { activity } = evidence;
  throwIf(concealedNames(activity));
  if (activity.refreshDate !== null) {
    throwIf(staleReport(activity.refreshDate, context.now(), request.maxReportAgeDays));
    throwIf(thresholdTooSmall(request.inactiveDays, activity.refreshDate, context.now()));
  }
  return { evidence, exclusion, tenantSkus, subscriptions, catalog };
}
