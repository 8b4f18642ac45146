import type { CompanySubscription, SubscribedSku } from '@microsoft/microsoft-graph-types';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { GraphClient } from '../../../../graph/http/client';
import { isGraphError } from '../../../../graph/http/graphError';
import { getSubscribedSkus, getSubscriptions } from '../../../../graph/licenses/subscribedSkus';
import { toLicenseItem } from '../../../../licensing/inventory/licenseItem';
import { toNodeError } from '../../../n8n/errors';
import { showHint } from '../../../n8n/hints';
import type { OperationContext } from '../../operation';
import { shownFor } from '../../parameters/shownFor';
import { pagingParameters, readLimit } from '../../parameters/paging';
import { priceOptions, readPrices } from '../../parameters/prices';
import { productNameOptions } from '../../parameters/productNames';
import { simplifyParameter } from '../../parameters/simplify';
import { runPerItem } from '../../perItem';
import { loadProductCatalog } from '../../productCatalog';

export const description: INodeProperties[] = shownFor('license', 'getAll', [
  ...pagingParameters,
  simplifyParameter,
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
        displayName: 'Include Subscriptions',
        name: 'includeSubscriptions',
        type: 'boolean',
        default: true,
        description:
          'Whether to read the subscriptions behind each license: trials, dates and renewals. Needs Organization.Read.All; without it these fields are empty, and a hint says so.',
      },
      ...priceOptions,
      ...productNameOptions,
    ],
  },
]);

export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  return await runPerItem(context, (itemIndex) => getLicenses(context, itemIndex));
}

async function getLicenses({ node, graph }: OperationContext, itemIndex: number): Promise<IDataObject[]> {
  const limit = readLimit(node, itemIndex);
  const prices = readPrices(node, itemIndex);
  const options = node.getNodeParameter('options', itemIndex, {});
  const simplify = node.getNodeParameter('simplify', itemIndex);
  const isWanted = (sku: SubscribedSku) => options.includeCompanyWide === true || sku.appliesTo !== 'Company';

  if (!simplify) {
    const skus = await getSubscribedSkus(graph);
    return skus
      .filter(isWanted)
      .slice(0, limit)
      .map((sku) => ({ ...sku }));
  }
  const [skus, subscriptions, catalog] = await Promise.all([
    getSubscribedSkus(graph),
    options.includeSubscriptions === false ? null : readSubscriptions(node, graph),
    loadProductCatalog(node, itemIndex),
  ]);
  return skus
    .filter(isWanted)
    .slice(0, limit)
    .map((sku) => ({ ...toLicenseItem(sku, subscriptions, prices, catalog) }));
}

/** By HTTP status: a gateway in front of Graph may not pass them on. */
const withoutSubscriptions: Readonly<Record<number, string>> = {
  403: 'The app may not read the subscriptions of the tenant, so trials and dates are empty. Grant the application permission Organization.Read.All, or turn off Include Subscriptions.',
  404: 'Microsoft Graph has no list of subscriptions here, so trials and dates are empty. Turn off Include Subscriptions.',
};

/** Null where they cannot be read: then nothing is known of dates, which is not the same as none. */
async function readSubscriptions(
  node: IExecuteFunctions,
  graph: GraphClient,
): Promise<CompanySubscription[] | null> {
  try {
    return await getSubscriptions(graph);
  } catch (error) {
    const why = isGraphError(error) ? withoutSubscriptions[error.httpStatus ?? 0] : undefined;
    if (why === undefined) throw toNodeError(node.getNode(), error);
    showHint(node, why, 'warning');
    return null;
  }
}
