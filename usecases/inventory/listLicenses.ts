import type { CompanySubscription, SubscribedSku } from '@microsoft/microsoft-graph-types';
import { isGraphError } from '../../graph/http/graphError';
import { getSubscribedSkus, getSubscriptions } from '../../graph/licenses/subscribedSkus';
import { toLicenseItem, type LicenseItem } from '../../licensing/inventory/licenseItem';
import type { PriceList } from '../../licensing/money/prices';
import type { UseCaseContext } from '../context';

/** What one input item asks for. */
export interface InventoryRequest {
  /** Whether licenses count that the tenant uses as a whole. */
  includeCompanyWide: boolean;
  includeSubscriptions: boolean;
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
  { includeCompanyWide, includeSubscriptions, prices, simplify, limit }: InventoryRequest,
): Promise<Array<LicenseItem | SubscribedSku>> {
  const isWanted = (sku: SubscribedSku) => includeCompanyWide || sku.appliesTo !== 'Company';
  if (!simplify) {
    const skus = await getSubscribedSkus(context.graph);
    return skus.filter(isWanted).slice(0, limit);
  }
  const [skus, subscriptions, catalog] = await Promise.all([
    getSubscribedSkus(context.graph),
    includeSubscriptions ? readSubscriptions(context) : null,
    context.catalog(),
  ]);
  return skus
    .filter(isWanted)
    .slice(0, limit)
    .map((sku) => toLicenseItem(sku, subscriptions, prices, catalog));
}

/** By HTTP status: a gateway in front of Graph may not pass them on. */
const withoutSubscriptions: Readonly<Record<number, string>> = {
  403: 'The app may not read the subscriptions of the tenant, so trials and dates are empty. Grant the application permission Organization.Read.All, or turn off Include Subscriptions.',
  404: 'Microsoft Graph has no list of subscriptions here, so trials and dates are empty. Turn off Include Subscriptions.',
};

/** Null where they cannot be read: then nothing is known of dates, which is not the same as none. */
async function readSubscriptions(context: UseCaseContext): Promise<CompanySubscription[] | null> {
  try {
    return await getSubscriptions(context.graph);
  } catch (error) {
    const why = isGraphError(error) ? withoutSubscriptions[error.httpStatus ?? 0] : undefined;
    if (why === undefined) throw error;
    context.hint(why, 'warning');
    return null;
  }
}
