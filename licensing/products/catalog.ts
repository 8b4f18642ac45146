import type { Sku } from './sku';
import { familyOf } from './family';
import { foldId } from './foldId';
import type { ProductTable } from './productTable';

/** What a SKU or service plan is called: by the user's own names first, then Microsoft's, then its technical name. */
export interface ProductCatalog {
  /** `skuPartNumber` as the tenant gives it; null where only the id is known. Many callers share the answer. */
  describe(skuId: string, skuPartNumber: string | null): Readonly<Sku>;
  /** The friendly name of a service plan, or its technical name. */
  planName(servicePlanId: string, servicePlanName: string): string;
}

/** A name of the user's own; `sku` is an id or a part number. */
export interface ProductName {
  sku: string;
  name: string;
}

export interface ProductCatalogSources {
  table: ProductTable;
  /** They win over the table; of one SKU, a name by id wins over a name by part number. */
  ownNames?: readonly ProductName[];
}

export function createProductCatalog({ table, ownNames = [] }: ProductCatalogSources): ProductCatalog {
  const own = new Map(ownNames.map(({ sku, name }) => [foldId(sku), name]));
  const describeAnew = (skuId: string, skuPartNumber: string | null): Sku => {
    const product = table.products.get(foldId(skuId));
    const partNumber = skuPartNumber ?? product?.partNumber ?? skuId;
    const name = own.get(foldId(skuId)) ?? own.get(foldId(partNumber)) ?? product?.name ?? partNumber;
    return { skuId, skuPartNumber: partNumber, name, family: familyOf(partNumber, product?.name ?? null) };
  };
  // A tenant has few SKUs, however many users hold them.
  const described = new Map<string, Sku>();
  return {
    describe(skuId, skuPartNumber) {
      const key = skuPartNumber === null ? skuId : `${skuId} ${skuPartNumber}`;
      const sku = described.get(key) ?? describeAnew(skuId, skuPartNumber);
      described.set(key, sku);
      return sku;
    },
    planName(servicePlanId, servicePlanName) {
      return table.plans.get(foldId(servicePlanId)) ?? servicePlanName;
    },
  };
}
