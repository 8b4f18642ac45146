import type { CompanySubscription, SubscribedSku } from '@microsoft/microsoft-graph-types';
import { getSubscribedSkus } from '../../graph/licenses/subscribedSkus';
import type { ProductCatalog } from '../../licensing/products/catalog';
import type { UseCaseContext } from '../context';
import { readSubscriptions, type WithoutSubscriptions } from './readSubscriptions';

/** What the tenant bought, and what it is called. */
export interface Inventory {
  tenantSkus: SubscribedSku[];
  /** Null if the app may not read them. */
  subscriptions: CompanySubscription[] | null;
  catalog: ProductCatalog;
}

/**
 * Reads it whole, side by side.
 * @throws {GraphError} where Graph refuses the licenses; subscriptions may be missing, which a hint says
 */
export async function readInventory(
  context: UseCaseContext,
  withoutSubscriptions: WithoutSubscriptions,
): Promise<Inventory> {
  const [tenantSkus, subscriptions, catalog] = await Promise.all([
    getSubscribedSkus(context.graph),
    readSubscriptions(context, withoutSubscriptions),
    context.catalog(),
  ]);
  return { tenantSkus, subscriptions, catalog };
}
