/** What a seat costs, as the item says. */
export interface ItemPrice {
  monthlyCost: number;
  currency: string;
}

/** What the licenses of an item cost, by SKU id in lower case: items of Find Candidates say so, where prices were given. */
export function pricesOfItem(item: Readonly<Record<string, unknown>>): Map<string, ItemPrice> {
  const prices = new Map<string, ItemPrice>();
  const entries: unknown[] = Array.isArray(item.licenses) ? item.licenses : [];
  for (const entry of [...entries, item]) {
    const { skuId, monthlyCost, currency } = (entry ?? {}) as Record<string, unknown>;
    if (typeof skuId !== 'string' || typeof monthlyCost !== 'number' || typeof currency !== 'string')
      continue;
    if (Number.isFinite(monthlyCost) && monthlyCost >= 0)
      prices.set(skuId.toLowerCase(), { monthlyCost, currency });
  }
  return prices;
}
