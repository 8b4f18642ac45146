import {
  NodeOperationError,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeProperties,
} from 'n8n-workflow';
import { USAGES, type Usage } from '../../../../licensing/usage/licenseUsage';
import { MEASURED_SERVICES, type MeasuredService } from '../../../../licensing/usage/services';
import { ActivityReader } from '../../../../usecases/activity/readReports';
import type { AssignmentRequest } from '../../../../usecases/assignments/assignmentUsage';
import { listAssignments } from '../../../../usecases/assignments/listAssignments';
import { GroupNaming } from '../../../../usecases/roster/groupNames';
import { perTenant, runPerItem, type OperationContext } from '../../operation';
import { readDays } from '../../parameters/days';
import { inOutput, readOutput, simplifiedOutputParameter } from '../../parameters/output';
import { pagingParameters, readLimit, simplifyParameter } from '../../parameters/paging';
import { priceOptions, readPrices } from '../../parameters/prices';
import { productNameOptions } from '../../parameters/productNames';
import { readInParallelOption, readReadInParallel } from '../../parameters/readInParallel';
import { readServices, servicesParameter } from '../../parameters/services';
import { shownFor } from '../../parameters/shownFor';
import { skusParameter } from '../../parameters/skus';
import { tenantIdOptions } from '../../parameters/tenantId';
import { readTextList } from '../../parameters/textList';

const DEFAULT_INACTIVE_DAYS = 90;

export const menu = {
  name: 'Get Many',
  value: 'getAll',
  action: 'Get many license assignments',
  description: 'Get one item per user and license, with its usage',
};

export const description: INodeProperties[] = shownFor('licenseAssignment', 'getAll', [
  ...pagingParameters,
  {
    ...simplifyParameter,
    description:
      'Whether to return a simplified version of the response instead of the raw data, which are the user, the assignment, the SKU and the report rows that each item is made of',
  },
  simplifiedOutputParameter,
  {
    displayName: 'Filters',
    name: 'filters',
    type: 'collection',
    placeholder: 'Add Filter',
    default: {},
    options: [
      {
        displayName: 'Inactive Days (Threshold)',
        name: 'inactiveDays',
        type: 'number',
        typeOptions: { minValue: 1 },
        default: 90,
        description:
          'Days without activity from which a license counts as inactive, back from the date of the usage reports. This leaves nothing out: to get inactive licenses only, add the filter Usage.',
      },
      { ...skusParameter, description: `Only these licenses. ${skusParameter.description}` },
      {
        ...servicesParameter,
        description:
          'Only licenses that include one of these services, judged by the activity in these services alone. With all seven, no license is left out.',
      },
      {
        displayName: 'Usage',
        name: 'usage',
        type: 'multiOptions',
        options: [
          { name: 'Active', value: 'active', description: 'Used within the inactive days' },
          { name: 'Inactive', value: 'inactive', description: 'Last used before the inactive days' },
          {
            name: 'Never Active',
            value: 'neverActive',
            description: 'Measured, but without any activity on record',
          },
          { name: 'Not Measured', value: 'notMeasured', description: 'No usage report covers the license' },
        ],
        default: [],
        description: 'Only licenses with this usage',
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
          'Whether to read the Office activations report too, so that Project, Visio and apps licenses that nobody has ever activated count as never active. Use in a browser is not covered, and an old activation is no proof of use.',
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
      readInParallelOption,
      ...tenantIdOptions,
    ],
  },
]);

export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  const readerOf = perTenant((graph) => new ActivityReader(graph));
  const groupNamingOf = perTenant(() => new GroupNaming());
  return runPerItem(context, async (useCase, itemIndex) => {
    const output = readOutput(context.node, itemIndex);
    const rows = await listAssignments(useCase, readerOf(useCase), {
      ...readRequest(context.node, itemIndex, useCase.now()),
      groupNaming: output === 'compact' ? null : groupNamingOf(useCase),
    });
    return inOutput(rows, output, compactFields);
  });
}

const compactFields = [
  'displayName',
  'userId',
  'name',
  'skuPartNumber',
  'usage',
  'lastActivityDate',
  'inactiveDays',
  'assignedVia',
  'monthlyCost',
  'currency',
];

/** @throws {NodeOperationError} for a value that no answer can be given to */
function readRequest(
  node: IExecuteFunctions,
  itemIndex: number,
  now: string,
): Omit<AssignmentRequest, 'groupNaming'> {
  const filters = node.getNodeParameter('filters', itemIndex, {});
  const options = node.getNodeParameter('options', itemIndex, {});
  return {
    services: chosenServices(filters.services),
    usages: readUsages(node, filters.usage, itemIndex),
    skuNames: readTextList(filters.skus, 'the filter Licenses'),
    inactiveDays: readDays(node, filters.inactiveDays ?? DEFAULT_INACTIVE_DAYS, 'Inactive Days', itemIndex),
    prices: readPrices(node, itemIndex, now),
    desktopReports: {
      activations: options.includeActivations === true,
      appUsage: options.includeAppUsage === true,
    },
    includeSignInActivity: options.includeSignInActivity === true,
    simplify: node.getNodeParameter('simplify', itemIndex, true) as boolean,
    limit: readLimit(node, itemIndex),
    readInParallel: readReadInParallel(node, itemIndex),
  };
}

/** All seven are no restriction: licenses that bring none of them stay in. */
function chosenServices(value: unknown): MeasuredService[] | null {
  const services = readServices(value);
  return new Set(services).size === MEASURED_SERVICES.length ? null : services;
}

function readUsages(node: IExecuteFunctions, value: unknown, itemIndex: number): Usage[] {
  return readTextList(value, 'Usage').map((name) => {
    const usage = USAGES.find((known) => known.toLowerCase() === name.toLowerCase());
    if (usage) return usage;
    throw new NodeOperationError(node.getNode(), `"${name}" is not a kind of usage.`, {
      description: `The kinds are ${USAGES.join(', ')}.`,
      itemIndex,
    });
  });
}
