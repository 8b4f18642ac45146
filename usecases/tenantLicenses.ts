import type { SubscribedSku } from '@microsoft/microsoft-graph-types';
import { isGraphError } from '../graph/http/graphError';
import { getSubscribedSkus } from '../graph/licenses/subscribedSkus';
import type { ProductCatalog } from '../licensing/products/catalog';
import { readServicePlans, type TenantServicePlans } from '../licensing/products/servicePlans';
import type { Sku } from '../licensing/products/sku';
import { partNumbersById } from '../licensing/products/tenantSkus';
import type { UseCaseContext } from './context';

/** The tenant's licenses, and what they are called. */
export interface TenantLicenses {
  skus: SubscribedSku[];
  plans: TenantServicePlans;
  /** By SKU id in lower case. */
  partNumbers: ReadonlyMap<string, string>;
  catalog: ProductCatalog;
  describe(skuId: string): Sku;
}

export async function readTenantLicenses(context: UseCaseContext): Promise<TenantLicenses> {
  const [skus, catalog] = await Promise.all([getSubscribedSkus(context.graph), context.catalog()]);
  const partNumbers = partNumbersById(skus);
  return {
    skus,
    plans: readServicePlans(skus),
    partNumbers,
    catalog,
    describe: (skuId) => catalog.describe(skuId, partNumbers.get(skuId.toLowerCase()) ?? null),
  };
}

/**
 * The tenant's SKUs for naming licenses; null where the app may not read them, which a hint says: names then come from
 * the built-in table only.
 */
export async function readSkusForNames(context: UseCaseContext): Promise<SubscribedSku[] | null> {
  try {
    return await getSubscribedSkus(context.graph);
  } catch (error) {
    if (!isGraphError(error) || error.httpStatus !== 403) throw error;
    context.hint(
      'The app may not read the licenses of the tenant, so license names come from the built-in table and a license that it does not know shows its id. Grant LicenseAssignment.Read.All to name every license.',
      'warning',
    );
    return null;
  }
}
