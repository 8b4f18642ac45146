import { foldId } from '../../products/foldId';

/** The cost of one seat, from an input item. */
export interface ItemPrice {
  monthlyCost: number;
  currency: string;
}

/**
 * The costs of an item's licenses, by SKU id in lower case. Items of Find Candidates carry them if the user gave prices;
 * a flat item of one license carries its own. A cost that is not a number of 0 or more is left out.
 */
export function pricesOfItem(item: Readonly<Record<string, unknown>>): Map<string, ItemPrice> {
  const prices = new Map<string, ItemPrice>();
  const entries: unknown[] = Array.isArray(item.licenses) ? item.licenses : [];
  for (const entry of [...entries, item]) {
    const { skuId, monthlyCost, currency } = (entry ?? {}) as Record<string, unknown>;
    if (typeof skuId !== 'string' || typeof monthlyCost !== 'number' || typeof currency !== 'string')
      continue;
    if (Number.isFinite(monthlyCost) && monthlyCost >= 0)
      prices.set(foldId(skuId), { monthlyCost, currency });
  }
  return prices;
}
