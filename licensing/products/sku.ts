/** A SKU as every output names it: never a bare GUID. */
export interface Sku {
  skuId: string;
  skuPartNumber: string;
  /** Microsoft's product name, or the part number where no name is known. */
  name: string;
  family: string;
}
