import type { User } from '@microsoft/microsoft-graph-types';
import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { getSubscribedSkus } from '../../../../graph/licenses/subscribedSkus';
import { LicenseServices } from '../../../../licensing/usage/licenseServices';
import { concealedNames, emptyReport } from '../../../../licensing/usage/reportChecks';
import { assignmentsOf } from '../../../../licensing/roster/assignedLicense';
import { ActivityReader, showHints, showReportHints, throwIf } from '../../activityEvidence';
import type { OperationContext } from '../../operation';
import { shownFor } from '../../parameters/shownFor';
import { pagingParameters } from '../../parameters/paging';
import { priceOptions } from '../../parameters/prices';
import { productNameOptions } from '../../parameters/productNames';
import { servicesParameter } from '../../parameters/services';
import { simplifyParameter } from '../../parameters/simplify';
import { partNumbersById, readSkus, skusParameter } from '../../parameters/skus';
import { runPerItem } from '../../perItem';
import { loadProductCatalog } from '../../productCatalog';
import { readAhead } from '../../../../usecases/readAhead';
import { withoutRowHint } from '../../../../usecases/activity/reportHints';
import { toAssignmentItem, toRawAssignment } from '../../../../usecases/assignments/assignmentItem';
import { readAssignmentRequest, type AssignmentRequest } from './assignmentRequest';
import { readDesktopReports } from '../../../../usecases/assignments/desktopReports';
import { readUsers } from './readUsers';
import { usedLicenses, type UsageEvidence } from '../../../../usecases/assignments/assignmentUsage';

/** The longest period that the reports look back on: a shorter one would only leave evidence out. */
const window = { period: 'D180' } as const;

export const description: INodeProperties[] = shownFor('licenseAssignment', 'getAll', [
  ...pagingParameters,
  {
    ...simplifyParameter,
    description:
      'Whether to return a simplified version of the response instead of the raw data, which are the user, the assignment, the SKU and the report rows that each item is made of',
  },
  {
    displayName: 'Filters',
    name: 'filters',
    type: 'collection',
    placeholder: 'Add Filter',
    default: {},
    options: [
      {
        displayName: 'Inactive Days',
        name: 'inactiveDays',
        type: 'number',
        typeOptions: { minValue: 1 },
        default: 90,
        description:
          'From how many days without activity, counted back from the refresh date of the report, a license counts as inactive',
      },
      { ...skusParameter, description: `Only these licenses. ${skusParameter.description}` },
      {
        ...servicesParameter,
        description:
          'Only licenses that bring one of these services, judged by the activity in these services alone. All seven are no restriction.',
      },
      {
        displayName: 'Usage',
        name: 'usage',
        type: 'multiOptions',
        options: [
          { name: 'Active', value: 'active', description: 'Used within the inactive days' },
          { name: 'Inactive', value: 'inactive', description: 'Last used before that' },
          { name: 'Never Active', value: 'neverActive', description: 'Measured, and no activity on record' },
          { name: 'Not Measured', value: 'notMeasured', description: 'No report says anything about it' },
        ],
        default: [],
        description: 'Only licenses of which this use is made',
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
        displayName: 'Include App Usage',
        name: 'includeAppUsage',
        type: 'boolean',
        default: false,
        description:
          'Whether to read the Microsoft 365 apps usage report too, so that licenses for the desktop apps are measured by the use of the apps',
      },
      {
        displayName: 'Include Desktop Activations',
        name: 'includeActivations',
        type: 'boolean',
        default: false,
        description:
          'Whether to read the Office activations report too, so that Project, Visio and apps licenses that nobody has ever activated count as never active. Use in a browser is not seen, and an old activation proves nothing.',
      },
      {
        displayName: 'Include Sign-In Activity',
        name: 'includeSignInActivity',
        type: 'boolean',
        default: false,
        description:
          'Whether to return when each user last signed in successfully. Needs AuditLog.Read.All and Microsoft Entra ID P1; without them a hint says so.',
      },
      ...priceOptions,
      ...productNameOptions,
    ],
  },
]);

export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  const reader = new ActivityReader(context.graph);
  return await runPerItem(context, (itemIndex) => getAll(context, reader, itemIndex));
}

/** Joins users with the reports as they stream by; only what the filters leave becomes an item. */
async function getAll(
  context: OperationContext,
  reader: ActivityReader,
  itemIndex: number,
): Promise<IDataObject[]> {
  const { node, graph } = context;
  const request = readAssignmentRequest(node, itemIndex);
  const gathering = gatherEvidence(context, reader, request, itemIndex);
  const items: IDataObject[] = [];
  let withoutRow = 0;
  for await (const users of readAhead(
    readUsers(node, graph, request.includeSignInActivity),
    hasLicense,
    gathering,
  )) {
    const evidence = await gathering;
    if (users.length > 0) throwIf(emptyReport(evidence.index, users.length));
    for (const user of users) {
      if (!evidence.index.find(user.userPrincipalName ?? '')) withoutRow++;
      for (const used of usedLicenses(user, evidence, request)) {
        items.push(
          request.simplify ? toAssignmentItem(used, request) : toRawAssignment(used, evidence.tenantSkus),
        );
      }
    }
    if (items.length >= request.limit) break;
  }
  const { index } = await gathering;
  showReportHints(node, index, new Date().toJSON());
  showHints(node, [withoutRowHint(withoutRow)]);
  return items.slice(0, request.limit);
}

/** Everything but the users, fetched side by side. */
async function gatherEvidence(
  { node, graph }: OperationContext,
  reader: ActivityReader,
  request: AssignmentRequest,
  itemIndex: number,
): Promise<UsageEvidence> {
  const [index, desktopIndex, tenantSkus, catalog] = await Promise.all([
    reader.read(window, { keepRaw: !request.simplify }),
    readDesktopReports(graph, window, request.desktopReports),
    getSubscribedSkus(graph),
    loadProductCatalog(node, itemIndex),
  ]);
  throwIf(concealedNames(index));
  const wanted = readSkus(request.skus, tenantSkus, 'the filter Licenses');
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

function hasLicense(user: User): boolean {
  return assignmentsOf(user).length > 0;
}
