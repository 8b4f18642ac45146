import type { Candidate } from '../../licensing/candidates/candidate';
import { withLicenseColumns } from '../../licensing/candidates/licenseColumns';
import { byWorth } from '../../licensing/candidates/order';
import { hasAssignments } from '../../licensing/roster/assignedLicense';
import type { ActivityReader } from '../activity/readReports';
import { inOneReportHint, showReportHints, showWarnings, withoutRowHint } from '../activity/reportHints';
import type { UseCaseContext } from '../context';
import { missingPricesHint } from '../inventory/missingPricesHint';
import type { Inventory } from '../inventory/readInventory';
import { begun } from '../pages/begun';
import { inSlices } from '../pages/inSlices';
import { readAhead } from '../pages/readAhead';
import type { CandidateRequest } from './candidateRequest';
import { readCandidateSources } from './candidateSources';
import { describeCandidates } from './describeCandidates';
import { evaluationBy } from './evaluation';
import { unmatchedExclusionHint } from './exclusions';
import { JudgedUsers } from './judgedUsers';
import { usersToJudge } from './usersToJudge';

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
  const signIns = { areKnown: request.evidence.includes('signIns') };
  // The users first: where there is no token yet, all else waits for the answer to the request that brings it.
  const everybody = begun(usersToJudge(context, request, signIns));
  const reading = readCandidateSources(context, request, reader, inventory);
  const users = readAhead(everybody, hasAssignments, reading);
  // Where the users fail first, nobody waits for the sources any more.
  reading.catch(() => undefined);

  const judged = new JudgedUsers();
  let evaluate: ReturnType<typeof evaluationBy> | undefined;
  for await (const slice of inSlices(users)) {
    evaluate ??= evaluationBy(await reading, request, { evaluatedAt, signIns: signIns.areKnown });
    for (const user of slice) judged.add(user, evaluate(user));
  }
  const { evidence, exclusion } = await reading;
  const { activity } = evidence;
  judged.check(activity, request);
  const { candidates } = judged;
  const costs = candidates.flatMap(({ licenses }) => licenses.map(({ monthlyCost }) => monthlyCost));
  showReportHints(context, activity, missingPricesHint(request.prices, costs));
  showWarnings(context, [
    withoutRowHint(judged.missing),
    inOneReportHint(judged.partly),
    unmatchedExclusionHint(exclusion),
  ]);
  const described = await describeCandidates(context, candidates.sort(byWorth), request);
  return request.groupBy === 'license' ? described.map(withLicenseColumns) : described;
}
