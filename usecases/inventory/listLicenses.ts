import type { SubscribedSku } from '@microsoft/microsoft-graph-types';
import { getSubscribedSkus } from '../../graph/licenses/subscribedSkus';
import { toLicenseItem, type LicenseItem } from '../../licensing/inventory/licenseItem';
import type { PriceList } from '../../licensing/money/prices';
import type { UseCaseContext } from '../context';
import { missingPricesHint } from './missingPricesHint';
import { readSubscriptions, type WithoutSubscriptions } from './readSubscriptions';

/** What one input item asks for. */
export interface InventoryRequest {
  /** Whether licenses count that the tenant uses as a whole. */
  includeCompanyWide: boolean;
  includeSubscriptions: boolean;
  includeServicePlans: boolean;
  prices: PriceList;
  /** False: Graph's own objects. */
  simplify: boolean;
  /** How many licenses are wanted; `Infinity` for all. */
  limit: number;
}

/**
 * The tenant's licenses with seats, dates and cost.
 * @throws {GraphError} where Graph refuses the list; {Error} where it leaves out what a figure is made of
 */
export async function listLicenses(
  context: UseCaseContext,
  request: InventoryRequest,
): Promise<Array<LicenseItem | SubscribedSku>> {
  const { includeCompanyWide, includeSubscriptions, includeServicePlans, prices, simplify, limit } = request;
  const isWanted = (sku: SubscribedSku) => includeCompanyWide || sku.appliesTo !== 'Company';
  if (!simplify) {
    const skus = await getSubscribedSkus(context.graph);
    return skus.filter(isWanted).slice(0, limit);
  }
  const [skus, subscriptions, catalog] = await Promise.all([
    getSubscribedSkus(context.graph),
    includeSubscriptions ? readSubscriptions(context, withoutSubscriptions) : null,
    context.catalog(),
  ]);
  const items = skus
    .filter(isWanted)
    .slice(0, limit)
    .map((sku) => toLicenseItem(sku, { subscriptions, prices, catalog, includeServicePlans }));
  const hint = missingPricesHint(
    prices,
    items.map(({ unitPrice, annualCost }) => unitPrice ?? annualCost),
  );
  if (hint !== null) context.hint(hint);
  return items;
}

const withoutSubscriptions: WithoutSubscriptions = {
  consequence:
    'trials and dates are empty, prices of single subscriptions do not apply, and costs count the seats of trials as paid',
  alternative: 'turn off Include Subscriptions',
};
