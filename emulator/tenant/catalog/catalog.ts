import { skuFacts } from './skuFacts';

export interface CatalogEntry {
  skuId: string;
  skuPartNumber: string;
  /** Microsoft's product name. */
  name: string;
  /** Service plan names, each listed in `servicePlanIds`. */
  plans: readonly string[];
}

/** The SKUs that the emulator knows, by part number. */
export const catalog: ReadonlyMap<string, CatalogEntry> = new Map(
  skuFacts.map(([skuPartNumber, skuId, name, plans]) => [
    skuPartNumber,
    { skuId, skuPartNumber, name, plans: plans.trim().split(/\s+/) },
  ]),
);
