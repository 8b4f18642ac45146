import type { User } from '@microsoft/microsoft-graph-types';
import { streamUsers } from '../../graph/directory/users';
import { getSubscribedSkus } from '../../graph/licenses/subscribedSkus';
import { findTenantSkus, partNumbersById } from '../../licensing/products/tenantSkus';
import { assignmentsOf } from '../../licensing/roster/assignedLicense';
import { identityProperties } from '../../licensing/roster/user';
import { LicenseServices } from '../../licensing/usage/licenseServices';
import { concealedNames, emptyReport } from '../../licensing/usage/reportChecks';
import { readDesktopReports } from '../activity/desktopReports';
import { throwIf, type ActivityReader } from '../activity/readReports';
import { showReportHints, showWarnings, withoutRowHint } from '../activity/reportHints';
import type { UseCaseContext } from '../context';
import { readAhead } from '../readAhead';
import { withSignInActivity } from '../roster/signInActivity';
import { toAssignmentItem, toRawAssignment, type AssignmentItem } from './assignmentItem';
import { usedLicenses, type AssignmentRequest, type UsageSources } from './assignmentUsage';

/** The longest period that the reports look back on: a shorter one would only leave evidence out. */
const window = { period: 'D180' } as const;

const properties = [
  ...identityProperties,
  'department',
  'createdDateTime',
  'assignedLicenses',
  'licenseAssignmentStates',
];

/**
 * One item per user and license, with the use that is made of it. Joins users with the reports as they stream by; only
 * what the filters leave becomes an item.
 * @throws {GraphError} where anything is missing, concealed or refused
 */
export async function listAssignments(
  context: UseCaseContext,
  reader: ActivityReader,
  request: AssignmentRequest,
): Promise<Array<AssignmentItem | Record<string, unknown>>> {
  const reading = readSources(context, reader, request);
  const items: Array<AssignmentItem | Record<string, unknown>> = [];
  let withoutRow = 0;
  for await (const users of readAhead(readUsers(context, request), hasLicense, reading)) {
    const sources = await reading;
    if (users.length > 0) throwIf(emptyReport(sources.index, users.length));
    for (const user of users) {
      if (!sources.index.find(user.userPrincipalName ?? '')) withoutRow++;
      for (const used of usedLicenses(user, sources, request)) {
        items.push(
          request.simplify ? toAssignmentItem(used, request) : toRawAssignment(used, sources.tenantSkus),
        );
      }
    }
    if (items.length >= request.limit) break;
  }
  const { index } = await reading;
  showReportHints(context, index);
  showWarnings(context, [withoutRowHint(withoutRow)]);
  return items.slice(0, request.limit);
}

/** Everything but the users, fetched side by side. */
async function readSources(
  context: UseCaseContext,
  reader: ActivityReader,
  request: AssignmentRequest,
): Promise<UsageSources> {
  const { graph } = context;
  const [index, desktopIndex, tenantSkus, catalog] = await Promise.all([
    reader.read(window, { keepRaw: !request.simplify }),
    readDesktopReports(graph, window, request.desktopReports),
    getSubscribedSkus(graph),
    context.catalog(),
  ]);
  throwIf(concealedNames(index));
  const wanted = findTenantSkus(request.skuNames, tenantSkus, 'the filter Licenses');
  return {
    index,
    desktopIndex,
    tenantSkus,
    catalog,
    licenseServices: new LicenseServices(tenantSkus),
    partNumbers: partNumbersById(tenantSkus),
    wantedSkus: wanted.length > 0 ? new Set(wanted.map(({ skuId }) => skuId.toLowerCase())) : null,
  };
}

/** Every user with the properties that judging a license needs. */
function readUsers(context: UseCaseContext, { includeSignInActivity }: AssignmentRequest) {
  const read = (more: readonly string[]) => streamUsers(context.graph, { select: [...properties, ...more] });
  return includeSignInActivity ? withSignInActivity(context, read) : read([]);
}

function hasLicense(user: User): boolean {
  return assignmentsOf(user).length > 0;
}
