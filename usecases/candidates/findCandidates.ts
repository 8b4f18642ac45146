import type { User } from '@microsoft/microsoft-graph-types';
import { streamDeletedUsers } from '../../graph/directory/users';
import type { Candidate } from '../../licensing/candidates/candidate';
import { withLicenseColumns } from '../../licensing/candidates/licenseColumns';
import { byWorth } from '../../licensing/candidates/order';
import { hasAssignments } from '../../licensing/roster/assignedLicense';
import { rosterProperties } from '../../licensing/roster/rosterItem';
import type { ActivityReader } from '../activity/readReports';
import { inOneReportHint, showReportHints, showWarnings, withoutRowHint } from '../activity/reportHints';
import type { UseCaseContext } from '../context';
import { missingPricesHint } from '../inventory/missingPricesHint';
import type { Inventory } from '../inventory/readInventory';
import { readAhead } from '../readAhead';
import { readUsers } from '../roster/readUsers';
import { withSignInActivity } from '../roster/signInActivity';
import type { CandidateRequest } from './candidateRequest';
import { readCandidateSources } from './candidateSources';
import { describeCandidates } from './describeCandidates';
import { evaluationBy } from './evaluation';
import { unmatchedExclusionHint } from './exclusions';
import { JudgedUsers } from './judgedUsers';

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
  const users = readAhead(usersToJudge(context, request, signIns), hasAssignments, reading);
  // Where the users fail first, nobody waits for the sources any more.
  reading.catch(() => undefined);

  const judged = new JudgedUsers();
  let evaluate: ReturnType<typeof evaluationBy> | undefined;
  for await (const page of users) {
    evaluate ??= evaluationBy(await reading, request, { evaluatedAt, signIns: signIns.areKnown });
    for (const user of page) judged.add(user, evaluate(user));
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

const candidateProperties = [...rosterProperties, 'employeeHireDate'];

async function* usersToJudge(
  context: UseCaseContext,
  { reasons, readInParallel }: CandidateRequest,
  signIns: { areKnown: boolean },
): AsyncGenerator<User[], void, undefined> {
  const read = (more: readonly string[]) =>
    readUsers(context, { select: [...candidateProperties, ...more] }, { readInParallel });
  const onRefused = () => {
    signIns.areKnown = false;
  };
  if (signIns.areKnown) yield* withSignInActivity(context, read, onRefused);
  else yield* read([]);
  if (reasons.includes('deleted')) yield* streamDeletedUsers(context.graph, { select: rosterProperties });
}
