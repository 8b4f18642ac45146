import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { listLicenses, type InventoryRequest } from '../../../../usecases/inventory/listLicenses';
import { runPerItem, type OperationContext } from '../../operation';
import { inOutput, readOutput, simplifiedOutputParameter } from '../../parameters/output';
import { pagingParameters, readLimit, simplifyParameter } from '../../parameters/paging';
import { priceOptions, readPrices } from '../../parameters/prices';
import { productNameOptions } from '../../parameters/productNames';
import { shownFor } from '../../parameters/shownFor';
import { tenantIdOptions } from '../../parameters/tenantId';

export const menu = {
  name: 'Get Many',
  value: 'getAll',
  action: 'Get many licenses',
  description: 'Get the licenses of the tenant with their seats, dates and cost',
};

export const description: INodeProperties[] = shownFor('license', 'getAll', [
  ...pagingParameters,
  simplifyParameter,
  simplifiedOutputParameter,
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    options: [
      {
        displayName: 'Include Company-Wide',
        name: 'includeCompanyWide',
        type: 'boolean',
        default: false,
        description:
          'Whether to also return licenses that the tenant uses as a whole and that no user can be given',
      },
      {
        displayName: 'Include Service Plans',
        name: 'includeServicePlans',
        type: 'boolean',
        default: false,
        description: 'Whether to return the service plans of each license; a large one has more than 50',
      },
      {
        displayName: 'Include Subscriptions',
        name: 'includeSubscriptions',
        type: 'boolean',
        default: true,
        description:
          'Whether to read the subscriptions behind each license: trials, dates, renewals and prices of their own. Needs Organization.Read.All; without it these fields are empty, costs count the seats of trials as paid, and a hint says so.',
      },
      ...priceOptions,
      ...productNameOptions,
      ...tenantIdOptions,
    ],
  },
]);

export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  return runPerItem(context, async (useCase, itemIndex) => {
    const rows = await listLicenses(useCase, readRequest(context, itemIndex, useCase.now()));
    return inOutput(rows, readOutput(context.node, itemIndex), compactFields);
  });
}

const compactFields = [
  'name',
  'skuPartNumber',
  'purchased',
  'assigned',
  'available',
  'status',
  'expirationDate',
  'annualCost',
  'annualUnusedCost',
  'currency',
];

function readRequest({ node }: OperationContext, itemIndex: number, now: string): InventoryRequest {
  const options = node.getNodeParameter('options', itemIndex, {});
  return {
    limit: readLimit(node, itemIndex),
    prices: readPrices(node, itemIndex, now),
    includeCompanyWide: options.includeCompanyWide === true,
    includeServicePlans: options.includeServicePlans === true,
    includeSubscriptions: options.includeSubscriptions !== false,
    simplify: node.getNodeParameter('simplify', itemIndex, true) as boolean,
  };
}
