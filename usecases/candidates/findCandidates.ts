import type { User } from '@microsoft/microsoft-graph-types';
import { streamDeletedUsers, streamUsers } from '../../graph/directory/users';
import type { Candidate } from '../../licensing/candidates/candidate';
import { tooManyCandidates } from '../../licensing/candidates/candidateShare';
import { downgradeOffers } from '../../licensing/candidates/downgrades/offers';
import { evaluateUser } from '../../licensing/candidates/evaluateUser';
import { withLicenseColumns } from '../../licensing/candidates/licenseColumns';
import { byWorth } from '../../licensing/candidates/order';
import type { RuleSettings, UserFacts } from '../../licensing/candidates/rules/rule';
import { seatPricesOf, trialsAmong } from '../../licensing/money/seatPrices';
import { toUserFacts, type UserFactsSources } from '../../licensing/candidates/userFacts';
import { readServicePlans } from '../../licensing/products/servicePlans';
import { findTenantSkus, partNumbersById } from '../../licensing/products/tenantSkus';
import { assignmentsOf } from '../../licensing/roster/assignedLicense';
import { rosterProperties } from '../../licensing/roster/rosterItem';
import { LicenseServices } from '../../licensing/usage/licenseServices';
import { emptyReport, incompleteReport, isCovered, rowOf } from '../../licensing/usage/reportChecks';
import { throwIf, type ActivityReader } from '../activity/readReports';
import { inOneReportHint, showReportHints, showWarnings, withoutRowHint } from '../activity/reportHints';
import type { UseCaseContext } from '../context';
import { missingPricesHint } from '../inventory/missingPricesHint';
import type { Inventory } from '../inventory/readInventory';
import { readAhead } from '../readAhead';
import { withSignInActivity } from '../roster/signInActivity';
import type { CandidateRequest } from './candidateRequest';
import { readCandidateSources, type CandidateSources } from './candidateSources';
import { describeCandidates } from './describeCandidates';
import { unmatchedExclusionHint } from './exclusions';

/**
 * The users with licenses that could be saved. Everything is read whole before anything is concluded; what is missing,
 * stale or implausible stops the run without items. `inventory`: where the caller reads it, for other ends too.
 * @throws {GraphError}
 */
export async function findCandidates(
  context: UseCaseContext,
  reader: ActivityReader,
  request: CandidateRequest,
  inventory?: Promise<Inventory>,
): Promise<Candidate[]> {
  const evaluatedAt = context.now();
  const reading = readCandidateSources(context, request, reader, inventory);
  const signIns = { areKnown: request.evidence.includes('signIns') };
  const users = readAhead(readUsers(context, request, signIns), isLicensed, reading);
  // Where the users fail first, nobody waits for the sources any more.
  reading.catch(() => undefined);

  const candidates: Candidate[] = [];
  const count = { licensed: 0, candidates: 0, measured: 0, covered: 0, missing: 0, partly: 0 };
  let evaluate: Evaluation | undefined;
  for await (const page of users) {
    const sources = await reading;
    evaluate ??= evaluationBy(sources, request, { evaluatedAt, signIns: signIns.areKnown });
    for (const user of page) {
      const { facts, found } = evaluate(user);
      if (facts.licenses.length === 0) continue;
      count.licensed++;
      if (isMeasured(facts)) {
        const services = facts.licenses.flatMap((license) => license.services);
        const row = sources.evidence.activity.find(facts.user.userId);
        count.measured++;
        if (isCovered(row, services)) count.covered++;
        const known = rowOf(row, services);
        if (known !== 'whole') count[known]++;
      }
      if (found.length > 0) count.candidates++;
      for (const candidate of found) candidates.push(candidate);
    }
  }
  const { evidence, exclusion } = await reading;
  const { activity } = evidence;
  throwIf(emptyReport(activity, count.measured));
  throwIf(incompleteReport(count.covered, count.measured, request.minReportCoveragePercent));
  throwIf(tooManyCandidates(count.candidates, count.licensed, request.maxCandidatePercent));
  showReportHints(context, activity);
  showWarnings(context, [
    withoutRowHint(count.missing),
    inOneReportHint(count.partly),
    unmatchedExclusionHint(exclusion),
  ]);
  const costs = candidates.flatMap(({ licenses }) => licenses.map(({ monthlyCost }) => monthlyCost));
  const hint = missingPricesHint(request.prices, costs);
  if (hint !== null) context.hint(hint);
  const described = await describeCandidates(context, candidates.sort(byWorth), request);
  return request.groupBy === 'license' ? described.map(withLicenseColumns) : described;
}

const candidateProperties = [...rosterProperties, 'employeeHireDate'];

async function* readUsers(
  context: UseCaseContext,
  { reasons }: CandidateRequest,
  signIns: { areKnown: boolean },
): AsyncGenerator<User[], void, undefined> {
  const { graph } = context;
  const read = (more: readonly string[]) => {
    const select = [...candidateProperties, ...more];
    return streamUsers(graph, { select });
  };
  const onRefused = () => {
    signIns.areKnown = false;
  };
  if (signIns.areKnown) yield* withSignInActivity(context, read, onRefused);
  else yield* read([]);
  if (reasons.includes('deleted')) yield* streamDeletedUsers(graph, { select: rosterProperties });
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
  { evidence, exclusion, tenantSkus, subscriptions, catalog }: CandidateSources,
  request: CandidateRequest,
  { evaluatedAt, signIns }: { evaluatedAt: string; signIns: boolean },
): Evaluation {
  const { reasons, groupBy, inactiveDays, minAssignedDays, services, prices } = request;
  const seats = seatPricesOf({ tenantSkus, subscriptions, prices, today: evaluatedAt.slice(0, 10) });
  const sources: UserFactsSources = {
    catalog,
    services,
    seats,
    threshold: inactiveDays,
    evidence: { ...evidence, signIns },
    administrators: exclusion.administrators,
    now: evaluatedAt,
    partNumbers: partNumbersById(tenantSkus),
    licenseServices: new LicenseServices(tenantSkus),
  };
  const excludedSkus = new Set(
    findTenantSkus(request.exclude.skuNames, tenantSkus, 'Exclude > Licenses').map(({ skuId }) =>
      skuId.toLowerCase(),
    ),
  );
  const settings: RuleSettings = {
    inactiveDays,
    minAssignedDays,
    evaluatedAt,
    reportRefreshDate: evidence.activity.refreshDate,
    plans: readServicePlans(tenantSkus),
    trials: trialsAmong(tenantSkus, subscriptions),
    offers: downgradeOffers({ tenantSkus, catalog, seats, excludedSkus }),
  };
  return (user) => {
    const facts = toUserFacts(user, sources);
    if (exclusion.covers(facts.user)) return { facts, found: [] };
    const found = evaluateUser({ facts, reasons, settings, excludedSkus, groupBy });
    return { facts, found };
  };
}
