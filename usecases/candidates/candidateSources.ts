import type { SubscribedSku } from '@microsoft/microsoft-graph-types';
import { getSubscribedSkus } from '../../graph/licenses/subscribedSkus';
import type { ProductCatalog } from '../../licensing/products/catalog';
import type { ActivityIndex } from '../../licensing/usage/activityIndex';
import { concealedNames, staleReport } from '../../licensing/usage/reportChecks';
import { throwIf, type ActivityReader } from '../activity/readReports';
import type { UseCaseContext } from '../context';
import type { CandidateRequest } from './candidateRequest';
import { readExclusions, type Exclusion } from './exclusions';

/** What everybody is judged by. */
export interface CandidateSources {
  index: ActivityIndex;
  exclusion: Exclusion;
  tenantSkus: SubscribedSku[];
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
  const [index, exclusion, tenantSkus, catalog] = await Promise.all([
    reader.read({ period: 'D180' }),
    readExclusions(context, request.exclude),
    getSubscribedSkus(context.graph),
    context.catalog(),
  ]);
  throwIf(concealedNames(index));
  if (index.refreshDate !== null)
    throwIf(staleReport(index.refreshDate, context.now(), request.maxReportAgeDays));
  return { index, exclusion, tenantSkus, catalog };
}
