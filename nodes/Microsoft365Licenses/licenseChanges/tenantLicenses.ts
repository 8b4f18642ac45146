import type { SubscribedSku } from '@microsoft/microsoft-graph-types';
import { getSubscribedSkus } from '../../../graph/licenses/subscribedSkus';
import type { ProductCatalog } from '../../../licensing/products/catalog';
import { readServicePlans, type TenantServicePlans } from '../../../licensing/products/servicePlans';
import type { Sku } from '../../../licensing/products/sku';
import type { OperationContext } from '../operation';
import { partNumbersById } from '../parameters/skus';
import { loadProductCatalog } from '../productCatalog';

/** The tenant's licences, and what they are called. */
export interface TenantLicenses {
  skus: SubscribedSku[];
  plans: TenantServicePlans;
  partNumbers: ReadonlyMap<string, string>;
  catalog: ProductCatalog;
  describe(skuId: string): Sku;
}

export async function readTenantLicenses({ node, graph }: OperationContext): Promise<TenantLicenses> {
  const [skus, catalog] = await Promise.all([getSubscribedSkus(graph), loadProductCatalog(node, 0)]);
  const partNumbers = partNumbersById(skus);
  return {
    ...{ skus, catalog, partNumbers, plans: readServicePlans(skus) },
    describe: (skuId) => catalog.describe(skuId, partNumbers.get(skuId.toLowerCase()) ?? null),
  };
}
