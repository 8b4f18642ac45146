import type { User } from '@microsoft/microsoft-graph-types';
import { streamDeletedUsers } from '../../graph/directory/users';
import type { GraphClient } from '../../graph/http/client';
import type { ActivityIndex } from '../../licensing/usage/activityIndex';
import { isConcealedName } from '../../licensing/usage/principalName';
import { inactiveDays, latestActivityDate, type ActivityRow } from '../../licensing/usage/activityRow';
import { concealedNames, emptyReport, rowOf } from '../../licensing/usage/reportChecks';
import type { UseCaseContext } from '../context';
import { readAhead } from '../pages/readAhead';
import { readUsers } from '../roster/readUsers';
import { isInactiveFor, toActivityItem, type ActivityItem, type ActivityItemContext } from './activityItem';
import { DirectoryMatches } from './directoryMatches';
import { throwIf, type ActivityReader } from './readReports';
import {
  concealedHint,
  inOneReportHint,
  showReportHints,
  showWarnings,
  unmatchedHint,
  withoutRowHint,
} from './reportHints';

/** What one input item asks for. */
export interface ActivityRequest extends ActivityItemContext {
  /** Null: whatever the activity. */
  inactiveForDays: number | null;
  includeDeleted: boolean;
  /** Rows with concealed names are given as they are; otherwise they stop the run. */
  allowConcealed: boolean;
  /** False: the reports' own rows. */
  simplify: boolean;
  /** How many users are wanted; `Infinity` for all. */
  limit: number;
  /** See `UserReading`. */
  readInParallel: boolean;
}

const matchedProperties = [
  'id',
  'userPrincipalName',
  'displayName',
  'mail',
  'createdDateTime',
  'assignedLicenses',
];
const matchedDeletedProperties = [
  'id',
  'userPrincipalName',
  'displayName',
  'mail',
  'createdDateTime',
  'deletedDateTime',
];

/**
 * The last activity of users, each row of the reports joined with its user of the directory.
 * @throws {GraphError} where anything is missing, concealed or refused
 */
export async function listActivity(
  context: UseCaseContext,
  reader: ActivityReader,
  request: ActivityRequest,
): Promise<Array<ActivityItem | Record<string, unknown>>> {
  const reports = readReports(reader, request);
  const matches = await matchWithDirectory(context, reports, request);
  const index = await reports;
  // A report of one day holds only who was active on it: that may be nobody.
  const isOfOneDay = 'date' in request.window;
  if (!isOfOneDay) throwIf(emptyReport(index, matches.licensedUsers));

  const items: Array<ActivityItem | Record<string, unknown>> = [];
  let unmatched = 0;
  let partlyKnown = 0;
  for (const [number, row] of index.entries()) {
    const isMatched = matches.has(number);
    if (row.isDeleted && !isMatched && !request.includeDeleted) continue;
    if (!isMatched && !isConcealedName(row.userId)) unmatched++;
    if (!mayBeInactive(request, row)) continue;
    if (request.inactiveForDays !== null && rowOf(row, request.services) !== 'whole') partlyKnown++;
    const match = matches.find(number);
    if (!isInactiveFor(request, row, match)) continue;
    if (items.length < request.limit)
      items.push(request.simplify ? toActivityItem(row, match, request) : { ...row.raw });
  }

  showReportHints(context, index);
  showWarnings(context, [
    concealedHint(index.concealedRows),
    unmatchedHint(unmatched),
    inOneReportHint(partlyKnown),
  ]);
  const isWhole = !isOfOneDay && index.concealedRows === 0;
  if (isWhole) showWarnings(context, [withoutRowHint(matches.licensedWithoutRow)]);
  return items;
}

/** The reports, once it is certain that their names may be used. */
async function readReports(reader: ActivityReader, request: ActivityRequest): Promise<ActivityIndex> {
  const index = await reader.read(request.window, { keepRaw: !request.simplify, keepProfiles: true });
  if (!request.allowConcealed) throwIf(concealedNames(index));
  return index;
}

/** Reads the directory while the reports are on their way. */
async function matchWithDirectory(
  context: UseCaseContext,
  reports: Promise<ActivityIndex>,
  request: ActivityRequest,
): Promise<DirectoryMatches> {
  const matching = reports.then((index) => new DirectoryMatches(index, (row) => mayBeInactive(request, row)));
  const deletedUsers = request.includeDeleted ? readDeletedUsers(context.graph) : Promise.resolve([]);
  // Where the directory fails first, it is its failure that is shown.
  deletedUsers.catch(() => undefined);
  const users = readUsers(context, { select: matchedProperties }, request);
  for await (const page of readAhead(users, () => true, matching)) {
    const matches = await matching;
    for (const user of page) matches.addUser(user);
  }
  const matches = await matching;
  for (const user of await deletedUsers) matches.addDeletedUser(user);
  return matches;
}

async function readDeletedUsers(graph: GraphClient): Promise<User[]> {
  const users: User[] = [];
  for await (const page of streamDeletedUsers(graph, { select: matchedDeletedProperties })) {
    for (const user of page) users.push(user);
  }
  return users;
}

/** First filter, by the report row; users without activity are decided once the account is known. */
function mayBeInactive({ inactiveForDays, services }: ActivityRequest, row: ActivityRow): boolean {
  if (inactiveForDays === null) return true;
  const days = inactiveDays(latestActivityDate(row, services), row.reportRefreshDate);
  return days === null || days >= inactiveForDays;
}
