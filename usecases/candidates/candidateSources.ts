import type { UsageEvidence } from '../../licensing/usage/usageEvidence';
import { concealedNames, staleReport, thresholdTooSmall } from '../../licensing/usage/reportChecks';
import { readEvidence } from '../activity/readEvidence';
import { throwIf, type ActivityReader } from '../activity/readReports';
import type { UseCaseContext } from '../context';
import type { CandidateRequest } from './candidateRequest';
import { readInventory, type Inventory } from '../inventory/readInventory';
import { readExclusions, type Exclusion } from './exclusions';

/** What everybody is judged by. */
export interface CandidateSources extends Inventory {
  evidence: UsageEvidence;
  exclusion: Exclusion;
}

/** The period of the activity reports: the longest there is. */
export const candidateWindow = { period: 'D180' } as const;

/** What a candidate lacks where the app may not read the subscriptions. */
const withoutSubscriptions = {
  consequence:
    'it is not known which licenses are trials, overlaps are for review only, and no day is given from which a saving is real',
  alternative: 'look at these yourself',
};

/**
 * Reads it whole, side by side. `inventory`: where the caller reads it, for other ends too.
 * @throws {GraphError} where anything is missing, concealed or older than the request allows
 */
export async function readCandidateSources(
  context: UseCaseContext,
  request: CandidateRequest,
  reader: ActivityReader,
  inventory = readInventory(context, withoutSubscriptions),
): Promise<CandidateSources> {
  const [evidence, exclusion, { tenantSkus, subscriptions, catalog }] = await Promise.all([
    readEvidence(context, reader, {
      sources: request.evidence,
      window: candidateWindow,
      explicit: request.isEvidenceChosen,
    }),
    readExclusions(context, request.exclude),
    inventory,
  ]);
  const { activity } = evidence;
  throwIf(concealedNames(activity));
  if (activity.refreshDate !== null) {
    throwIf(staleReport(activity.refreshDate, context.now(), request.maxReportAgeDays));
    throwIf(thresholdTooSmall(request.inactiveDays, activity.refreshDate, context.now()));
  }
  return { evidence, exclusion, tenantSkus, subscriptions, catalog };
}
