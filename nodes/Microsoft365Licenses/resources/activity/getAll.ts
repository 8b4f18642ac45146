import type { User } from '@microsoft/microsoft-graph-types';
import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { GraphClient } from '../../../../graph/http/client';
import { streamDeletedUsers, streamUsers } from '../../../../graph/directory/users';
import { inactiveDays, latestActivityDate, type ActivityRow } from '../../../../licensing/usage/activityRow';
import { isConcealedName, type ActivityIndex } from '../../../../licensing/usage/activityIndex';
import { concealedNames, emptyReport } from '../../../../licensing/usage/reportChecks';
import { ActivityReader, showHints, showReportHints, throwIf } from '../../activityEvidence';
import type { OperationContext } from '../../operation';
import { shownFor } from '../../parameters/shownFor';
import { readDays } from '../../parameters/days';
import { pagingParameters, readLimit } from '../../parameters/paging';
import { readReportWindow, reportWindowParameters } from '../../parameters/reportWindow';
import { readServices, servicesParameter } from '../../parameters/services';
import { simplifyParameter } from '../../parameters/simplify';
import { runPerItem } from '../../perItem';
import { readAhead } from '../../../../usecases/readAhead';
import { concealedHint, unmatchedHint, withoutRowHint } from '../../../../usecases/activity/reportHints';
import {
  isInactiveFor,
  toActivityItem,
  type ActivityItemContext,
} from '../../../../usecases/activity/activityItem';
import { DirectoryMatches } from '../../../../usecases/activity/directoryMatches';

export const description: INodeProperties[] = shownFor('activity', 'getAll', [
  ...reportWindowParameters,
  { ...servicesParameter, description: 'Services whose use counts as activity' },
  ...pagingParameters,
  {
    ...simplifyParameter,
    description:
      "Whether to return a simplified version of the response instead of the raw data, which are the rows of Microsoft's two reports",
  },
  {
    displayName: 'Filters',
    name: 'filters',
    type: 'collection',
    placeholder: 'Add Filter',
    default: {},
    options: [
      {
        displayName: 'Inactive for Days',
        name: 'inactiveForDays',
        type: 'number',
        typeOptions: { minValue: 1 },
        default: 90,
        description:
          'Only users who used none of the chosen services for at least so many days before the report was made. Users without any activity count from the day their account was created.',
      },
      {
        displayName: 'Include Deleted',
        name: 'includeDeleted',
        type: 'boolean',
        default: false,
        description: 'Whether to include users who have been deleted',
      },
    ],
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    options: [
      {
        displayName: 'Concealed Names',
        name: 'concealedNames',
        type: 'options',
        options: [
          {
            name: 'Allow',
            value: 'allow',
            description:
              'Give the rows with their codes in place of names, marked as concealed and not matched with users',
          },
          { name: 'Stop', value: 'stop', description: 'Stop with a message that says how to show names' },
        ],
        default: 'stop',
        description: 'What to do when the usage reports of this tenant conceal user names',
      },
    ],
  },
]);

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

export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  const reader = new ActivityReader(context.graph);
  return await runPerItem(context, (itemIndex) => getAll(context, reader, readRequest(context, itemIndex)));
}

interface Request extends ActivityItemContext {
  inactiveForDays: number | null;
  includeDeleted: boolean;
  allowConcealed: boolean;
  simplify: boolean;
  limit: number;
}

function readRequest({ node }: OperationContext, itemIndex: number): Request {
  const filters = node.getNodeParameter('filters', itemIndex, {});
  const options = node.getNodeParameter('options', itemIndex, {});
  const { inactiveForDays } = filters;
  return {
    window: readReportWindow(node, itemIndex),
    services: readServices(node.getNodeParameter('services', itemIndex, [])),
    inactiveForDays:
      inactiveForDays === undefined ? null : readDays(node, inactiveForDays, 'Inactive for Days', itemIndex),
    includeDeleted: filters.includeDeleted === true,
    allowConcealed: options.concealedNames === 'allow',
    simplify: node.getNodeParameter('simplify', itemIndex, true) as boolean,
    limit: readLimit(node, itemIndex),
  };
}

async function getAll(
  { node, graph }: OperationContext,
  reader: ActivityReader,
  request: Request,
): Promise<IDataObject[]> {
  const reports = readReports(reader, request);
  const matches = await matchWithDirectory(graph, reports, request);
  const index = await reports;
  // A report of one day holds only who was active on it: that may be nobody.
  const isOfOneDay = 'date' in request.window;
  if (!isOfOneDay) throwIf(emptyReport(index, matches.licensedUsers));

  const items: IDataObject[] = [];
  let unmatched = 0;
  for (const row of index.rows()) {
    if (row.isDeleted && !matches.has(row) && !request.includeDeleted) continue;
    if (!matches.has(row) && !isConcealedName(row.userId)) unmatched++;
    if (!isWanted(request, row)) continue;
    const match = matches.find(row);
    if (!isInactiveFor(request, row, match)) continue;
    if (items.length < request.limit)
      items.push(request.simplify ? toActivityItem(row, match, request) : { ...row.raw });
  }

  showReportHints(node, index, new Date().toJSON());
  showHints(node, [concealedHint(index.concealedRows), unmatchedHint(unmatched)]);
  const isWhole = !isOfOneDay && index.concealedRows === 0;
  if (isWhole) showHints(node, [withoutRowHint(matches.licensedWithoutRow)]);
  return items;
}

/** The reports, once it is certain that their names may be used. */
async function readReports(reader: ActivityReader, request: Request): Promise<ActivityIndex> {
  const index = await reader.read(request.window, { keepRaw: !request.simplify });
  if (!request.allowConcealed) throwIf(concealedNames(index));
  return index;
}

/** Reads the directory while the reports are on their way. */
async function matchWithDirectory(
  graph: GraphClient,
  reports: Promise<ActivityIndex>,
  request: Request,
): Promise<DirectoryMatches> {
  const matching = reports.then((index) => new DirectoryMatches(index, (row) => isWanted(request, row)));
  const deletedUsers = request.includeDeleted ? readDeletedUsers(graph) : Promise.resolve([]);
  // Where the directory fails first, it is its failure that is shown.
  deletedUsers.catch(() => undefined);
  const users = streamUsers(graph, { select: matchedProperties });
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

/** By the row alone; whether a user without any activity is wanted depends on the account, which comes later. */
function isWanted({ inactiveForDays, services }: Request, row: ActivityRow): boolean {
  if (inactiveForDays === null) return true;
  const days = inactiveDays(latestActivityDate(row, services), row.reportRefreshDate);
  return days === null || days >= inactiveForDays;
}
