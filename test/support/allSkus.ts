import type { HeldSku } from '../../licensing/products/skuContent';
import { planTable } from '../../licensing/products/workloads/planTable';
import data from './productData/skuPlans.json';

/** Every SKU of Microsoft's table as a tenant would hold it, all plans on; by part number, the first where two share one. */
export const allSkus: readonly HeldSku[] = data.skus.map(([skuId, skuPartNumber, plans]) => ({
  skuId: String(skuId),
  skuPartNumber: String(skuPartNumber),
  servicePlans: (plans as number[]).map((position) => {
    const servicePlanId = data.servicePlanIds[position]!;
    return {
      servicePlanId,
      servicePlanName: planTable.get(servicePlanId)?.servicePlanName,
      provisioningStatus: 'Success',
    };
  }),
}));

const byPartNumber = new Map([...allSkus].reverse().map((sku) => [sku.skuPartNumber, sku]));

/** @throws {RangeError} where the table has no such SKU */
export function skuNamed(skuPartNumber: string): HeldSku {
  const sku = byPartNumber.get(skuPartNumber);
  if (!sku) throw new RangeError(`There is no SKU ${skuPartNumber}.`);
  return sku;
}
