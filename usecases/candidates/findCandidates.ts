import type { User } from '@microsoft/microsoft-graph-types';
import { streamDeletedUsers, streamUsers } from '../../graph/directory/users';
import type { GraphClient } from '../../graph/http/client';
import type { Candidate } from '../../licensing/candidates/candidate';
import { tooManyCandidates } from '../../licensing/candidates/candidateShare';
import { evaluateUser } from '../../licensing/candidates/evaluateUser';
import type { RuleSettings, UserFacts } from '../../licensing/candidates/rules/rule';
import { toUserFacts, type UserFactsSources } from '../../licensing/candidates/userFacts';
import { readServicePlans } from '../../licensing/products/servicePlans';
import { findTenantSkus, partNumbersById } from '../../licensing/products/tenantSkus';
import { assignmentsOf } from '../../licensing/roster/assignedLicense';
import { rosterProperties } from '../../licensing/roster/rosterItem';
import { toManager } from '../../licensing/roster/user';
import { LicenseServices } from '../../licensing/usage/licenseServices';
import { emptyReport, incompleteReport } from '../../licensing/usage/reportChecks';
import { throwIf, type ActivityReader } from '../activity/readReports';
import { showReportHints, showWarnings, withoutRowHint } from '../activity/reportHints';
import type { UseCaseContext } from '../context';
import { readAhead } from '../readAhead';
import type { CandidateRequest } from './candidateRequest';
import { readCandidateSources, type CandidateSources } from './candidateSources';
import { unmatchedExclusionHint } from './exclusions';

/**
 * The users with licenses that could be saved. Everything is read whole before anything is concluded; what is missing,
 * stale or implausible stops the run without items.
 * @throws {GraphError}
 */
export async function findCandidates(
  context: UseCaseContext,
  reader: ActivityReader,
  request: CandidateRequest,
): Promise<Candidate[]> {
  const evaluatedAt = context.now();
  const reading = readCandidateSources(context, request, reader);
  const users = readAhead(readUsers(context.graph, request), isLicensed, reading);
  // Where the users fail first, nobody waits for the sources any more.
  reading.catch(() => undefined);

  const candidates: Candidate[] = [];
  const count = { licensed: 0, candidates: 0, measured: 0, covered: 0 };
  let evaluate: Evaluation | undefined;
  for await (const page of users) {
    const sources = await reading;
    evaluate ??= evaluationBy(sources, request, evaluatedAt);
    for (const user of page) {
      const { facts, found } = evaluate(user);
      if (facts.licenses.length === 0) continue;
      count.licensed++;
      if (isMeasured(facts)) {
        count.measured++;
        if (sources.index.find(facts.user.userId)) count.covered++;
      }
      if (found.length > 0) count.candidates++;
      for (const candidate of found) candidates.push(candidate);
    }
  }
  const { index, exclusion } = await reading;
  throwIf(emptyReport(index, count.measured));
  throwIf(incompleteReport(count.covered, count.measured, request.minReportCoveragePercent));
  throwIf(tooManyCandidates(count.candidates, count.licensed, request.maxCandidatePercent));
  showReportHints(context, index);
  showWarnings(context, [withoutRowHint(count.measured - count.covered), unmatchedExclusionHint(exclusion)]);
  return candidates;
}

async function* readUsers(
  graph: GraphClient,
  { includeManager, reasons }: CandidateRequest,
): AsyncGenerator<User[], void, undefined> {
  const select = rosterProperties;
  yield* streamUsers(graph, { select, expandManager: includeManager });
  if (reasons.includes('deleted')) yield* streamDeletedUsers(graph, { select });
}

function isLicensed(user: User): boolean {
  return assignmentsOf(user).length > 0;
}

/** Whether the reports should know the user. */
function isMeasured({ user, licenses }: UserFacts): boolean {
  return user.status !== 'deleted' && licenses.some(({ services }) => services.length > 0);
}

type Evaluation = (user: User) => { facts: UserFacts; found: Candidate[] };

function evaluationBy(
  { index, exclusion, tenantSkus, catalog }: CandidateSources,
  request: CandidateRequest,
  evaluatedAt: string,
): Evaluation {
  const { reasons, groupBy, includeManager, inactiveDays, minAssignedDays, services, prices } = request;
  const sources: UserFactsSources = {
    catalog,
    services,
    prices,
    threshold: inactiveDays,
    evidence: { activity: index, desktop: null, copilot: null, mailboxes: null, signIns: false },
    administrators: { has: () => false, isComplete: false },
    now: evaluatedAt,
    partNumbers: partNumbersById(tenantSkus),
    licenseServices: new LicenseServices(tenantSkus),
  };
  const settings: RuleSettings = {
    inactiveDays,
    minAssignedDays,
    evaluatedAt,
    reportRefreshDate: index.refreshDate,
    plans: readServicePlans(tenantSkus),
    trials: new Set(),
  };
  const excludedSkus = new Set(
    findTenantSkus(request.exclude.skuNames, tenantSkus, 'Exclude > Licenses').map(({ skuId }) =>
      skuId.toLowerCase(),
    ),
  );
  return (user) => {
    const facts = toUserFacts(user, sources);
    if (exclusion.covers(facts.user)) return { facts, found: [] };
    const manager = includeManager ? toManager(user) : null;
    const found = evaluateUser({ facts, reasons, settings, excludedSkus, manager, groupBy });
    return { facts, found };
  };
}
