import type { SubscribedSku, User } from '@microsoft/microsoft-graph-types';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { getSubscribedSkus } from '../../../../graph/licenses/subscribedSkus';
import { streamDeletedUsers, streamUsers } from '../../../../graph/directory/users';
import type { ActivityIndex } from '../../../../licensing/usage/activityIndex';
import type { Candidate } from '../../../../licensing/candidates/candidate';
import { evaluateUser } from '../../../../licensing/candidates/evaluateUser';
import { tooManyCandidates } from '../../../../licensing/candidates/candidateShare';
import { LicenseServices } from '../../../../licensing/usage/licenseServices';
import {
  concealedNames,
  emptyReport,
  incompleteReport,
  staleReport,
} from '../../../../licensing/usage/reportChecks';
import { rosterProperties } from '../../../../licensing/roster/rosterItem';
import { assignmentsOf } from '../../../../licensing/roster/assignedLicense';
import { toManager } from '../../../../licensing/roster/user';
import type { RuleSettings } from '../../../../licensing/candidates/rules/rule';
import { readServicePlans } from '../../../../licensing/products/servicePlans';
import { toUserFacts, type UserFactsSources } from '../../../../licensing/candidates/userFacts';
import { ActivityReader, showHints, showReportHints, throwIf } from '../../activityEvidence';
import type { OperationContext } from '../../operation';
import { partNumbersById, readSkus } from '../../parameters/skus';
import { runPerItem } from '../../perItem';
import { loadProductCatalog } from '../../productCatalog';
import { readAhead } from '../../../../usecases/readAhead';
import { withoutRowHint } from '../../../../usecases/activity/reportHints';
import { candidateParameters } from './candidateParameters';
import { readCandidateRequest, type CandidateRequest } from './candidateRequest';
import { readExclusions, type Exclusion } from '../../../../usecases/candidates/exclusions';

export const description = candidateParameters;

/** What everybody is judged by, once it is all there. */
interface Evidence {
  index: ActivityIndex;
  exclusion: Exclusion;
  tenantSkus: SubscribedSku[];
}

/** Everything is read whole before anything is concluded; what is missing, stale or implausible stops the run without items. */
export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  const reader = new ActivityReader(context.graph);
  return runPerItem(context, async (itemIndex) => {
    const request = readCandidateRequest(context.node, itemIndex);
    const candidates = await candidatesFor(context, request, reader, itemIndex);
    return candidates.map((candidate): IDataObject => ({ ...candidate }));
  });
}

async function candidatesFor(
  { node, graph }: OperationContext,
  request: CandidateRequest,
  reader: ActivityReader,
  itemIndex: number,
): Promise<Candidate[]> {
  const evaluatedAt = new Date(graph.timing.now()).toISOString();
  const catalog = await loadProductCatalog(node, itemIndex);
  const reading = readEvidence(graph, request, reader, evaluatedAt);
  const users = readAhead(usersOf(graph, request), isLicensed, reading);
  // Where the users fail first, nobody waits for the evidence any more.
  reading.catch(() => undefined);

  const candidates: Candidate[] = [];
  const count = { licensed: 0, candidates: 0, measured: 0, covered: 0 };
  let evidence: Evidence | undefined;
  let judge: ReturnType<typeof judgeOf> | undefined;
  for await (const page of users) {
    evidence ??= await reading;
    judge ??= judgeOf(evidence, request, { catalog, evaluatedAt });
    for (const user of page) {
      const { facts, found } = judge(user);
      if (facts.licenses.length === 0) continue;
      count.licensed++;
      if (facts.user.status !== 'deleted' && facts.licenses.some(({ services }) => services.length > 0)) {
        count.measured++;
        if (evidence.index.find(facts.user.userId)) count.covered++;
      }
      if (found.length > 0) count.candidates++;
      for (const candidate of found) candidates.push(candidate);
    }
  }
  const { index, exclusion } = await reading;
  throwIf(emptyReport(index, count.measured));
  throwIf(incompleteReport(count.covered, count.measured, request.minReportCoveragePercent));
  throwIf(tooManyCandidates(count.candidates, count.licensed, request.maxCandidatePercent));
  showReportHints(node, index, evaluatedAt);
  showHints(node, [withoutRowHint(count.measured - count.covered), unmatchedExclusionHint(exclusion)]);
  return candidates;
}

function unmatchedExclusionHint(exclusion: Exclusion): string | null {
  const names = exclusion.unmatched();
  if (names.length === 0) return null;
  return `Exclude > Users names users that are not among those with a license: ${names.join(', ')}. Check the spelling.`;
}

async function readEvidence(
  graph: OperationContext['graph'],
  request: CandidateRequest,
  reader: ActivityReader,
  now: string,
): Promise<Evidence> {
  const [index, exclusion, tenantSkus] = await Promise.all([
    reader.read({ period: 'D180' }),
    readExclusions(graph, request),
    getSubscribedSkus(graph),
  ]);
  throwIf(concealedNames(index));
  if (index.refreshDate !== null) throwIf(staleReport(index.refreshDate, now, request.maxReportAgeDays));
  return { index, exclusion, tenantSkus };
}

async function* usersOf(
  graph: OperationContext['graph'],
  { includeManager, reasons }: CandidateRequest,
): AsyncGenerator<User[], void, undefined> {
  const select = rosterProperties;
  yield* streamUsers(graph, { select, expandManager: includeManager });
  if (reasons.includes('deleted')) yield* streamDeletedUsers(graph, { select });
}

function isLicensed(user: User): boolean {
  return assignmentsOf(user).length > 0;
}

function judgeOf(
  { index, exclusion, tenantSkus }: Evidence,
  request: CandidateRequest,
  { catalog, evaluatedAt }: Pick<UserFactsSources, 'catalog'> & Pick<RuleSettings, 'evaluatedAt'>,
) {
  const { reasons, groupBy, includeManager, inactiveDays, minAssignedDays, services, prices } = request;
  const sources: UserFactsSources = {
    ...{ catalog, services, prices, threshold: inactiveDays, activity: index },
    partNumbers: partNumbersById(tenantSkus),
    licenseServices: new LicenseServices(tenantSkus),
  };
  const settings: RuleSettings = {
    ...{ inactiveDays, minAssignedDays, evaluatedAt, reportRefreshDate: index.refreshDate },
    plans: readServicePlans(tenantSkus),
  };
  const excludedSkus = new Set(
    readSkus(request.exclude.skus, tenantSkus, 'Exclude > Licenses').map(({ skuId }) => skuId.toLowerCase()),
  );
  return (user: User) => {
    const facts = toUserFacts(user, sources);
    const manager = includeManager ? toManager(user) : null;
    const found = exclusion.covers(facts.user)
      ? []
      : evaluateUser({ ...{ facts, reasons, settings, excludedSkus, manager, groupBy } });
    return { facts, found };
  };
}
