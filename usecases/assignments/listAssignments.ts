import { getSubscribedSkus } from '../../graph/licenses/subscribedSkus';
import { seatPricesOf } from '../../licensing/money/seatPrices';
import { findTenantSkus, partNumbersById } from '../../licensing/products/tenantSkus';
import { hasAssignments } from '../../licensing/roster/assignedLicense';
import { identityProperties } from '../../licensing/roster/user';
import { LicenseServices } from '../../licensing/usage/licenseServices';
import { MEASURED_SERVICES } from '../../licensing/usage/services';
import { concealedNames, emptyReport, rowOf } from '../../licensing/usage/reportChecks';
import { readDesktopReports } from '../activity/desktopReports';
import { readEvidence } from '../activity/readEvidence';
import { throwIf, type ActivityReader } from '../activity/readReports';
import { inOneReportHint, showReportHints, showWarnings, withoutRowHint } from '../activity/reportHints';
import type { UseCaseContext } from '../context';
import { missingPricesHint } from '../inventory/missingPricesHint';
import { readSubscriptions } from '../inventory/readSubscriptions';
import { inSlices } from '../pages/inSlices';
import { readAhead } from '../pages/readAhead';
import { readAdministrators } from '../roster/administrators';
import { readUsers } from '../roster/readUsers';
import { withSignInActivity } from '../roster/signInActivity';
import { toAssignmentItem, toRawAssignment, type AssignmentItem } from './assignmentItem';
import { usedLicenses, type AssignmentRequest, type UsageSources } from './assignmentUsage';

/** The longest period that the reports look back on: a shorter one would only leave evidence out. */
const window = { period: 'D180' } as const;

const properties = [
  ...identityProperties,
  'givenName',
  'surname',
  'accountEnabled',
  'userType',
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
  const users = { missing: 0, partly: 0 };
  const pages = readAhead(usersWithLicenses(context, request), hasAssignments, reading);
  for await (const slice of inSlices(pages)) {
    const sources = await reading;
    throwIf(emptyReport(sources.index, slice.length));
    for (const user of slice) {
      const activity = sources.index.find(user.userPrincipalName ?? '');
      const known = rowOf(activity, request.services ?? MEASURED_SERVICES);
      if (known !== 'whole') users[known]++;
      for (const used of usedLicenses(user, activity, sources, request)) {
        items.push(
          request.simplify ? toAssignmentItem(used, request) : toRawAssignment(used, sources.tenantSkus),
        );
      }
    }
    if (items.length >= request.limit) break;
  }
  const { index } = await reading;
  const output = items.slice(0, request.limit);
  showReportHints(context, index, request.simplify ? missingPrices(request, output) : null);
  showWarnings(context, [withoutRowHint(users.missing), inOneReportHint(users.partly)]);
  if (!request.simplify) return output;
  await request.groupNaming?.fillIn(context, output as AssignmentItem[]);
  return output;
}

function missingPrices(
  { prices }: AssignmentRequest,
  items: ReadonlyArray<AssignmentItem | Record<string, unknown>>,
): string | null {
  const costs = items.map(({ monthlyCost }) => (typeof monthlyCost === 'number' ? monthlyCost : null));
  return missingPricesHint(prices, costs);
}

/** Everything but the users, fetched side by side. */
async function readSources(
  context: UseCaseContext,
  reader: ActivityReader,
  request: AssignmentRequest,
): Promise<UsageSources> {
  const { graph } = context;
  const [{ index, mailboxes }, desktopIndex, administrators, tenantSkus, subscriptions, catalog] =
    await Promise.all([
      readReports(context, reader, request),
      readDesktopReports(reader, window, request.desktopReports),
      request.simplify ? readAdministrators(context) : null,
      getSubscribedSkus(graph),
      request.prices.isEmpty ? null : readSubscriptions(context, subscriptionTexts),
      context.catalog(),
    ]);
  throwIf(concealedNames(index));
  const wanted = findTenantSkus(request.skuNames, tenantSkus, 'the filter Licenses');
  const { prices } = request;
  return {
    index,
    desktopIndex,
    mailboxes,
    isAdministrator: (userId) => administrators?.ids.has(userId.toLowerCase()) ?? false,
    tenantSkus,
    seats: seatPricesOf({ tenantSkus, subscriptions, prices, today: context.now().slice(0, 10) }),
    catalog,
    licenseServices: new LicenseServices(tenantSkus),
    partNumbers: partNumbersById(tenantSkus),
    wantedSkus: wanted.length > 0 ? new Set(wanted.map(({ skuId }) => skuId.toLowerCase())) : null,
  };
}

const subscriptionTexts = {
  consequence: 'the seats of trials are priced like others',
  alternative: 'leave trials out of the prices',
};

/** The activity reports, and what kind of mailbox users have; raw items show the activity rows alone. */
async function readReports(context: UseCaseContext, reader: ActivityReader, { simplify }: AssignmentRequest) {
  if (!simplify) return { index: await reader.read(window, { keepRaw: true }), mailboxes: null };
  const sources = ['services', 'mailboxes'] as const;
  const { activity, mailboxes } = await readEvidence(context, reader, { sources, window, explicit: false });
  return { index: activity, mailboxes };
}

/** Every user with the properties that judging a license needs. */
function usersWithLicenses(
  context: UseCaseContext,
  { includeSignInActivity, limit, readInParallel }: AssignmentRequest,
) {
  const reading = { readInParallel: readInParallel && limit === Infinity };
  const read = (more: readonly string[]) => readUsers(context, { select: [...properties, ...more] }, reading);
  return includeSignInActivity ? withSignInActivity(context, read) : read([]);
}
