import type { PriceList } from '../../licensing/money/prices';

/**
 * Says where prices are entered, if an output has no cost because of them; else null.
 * @param costs of the output, one for each item
 */
export function missingPricesHint(prices: PriceList, costs: ReadonlyArray<number | null>): string | null {
  if (costs.length === 0 || costs.some((cost) => cost !== null)) return null;
  return prices.isEmpty
    ? 'No prices, so no costs: enter them under Options > Price List.'
    : 'No price is of a license in this output, so no costs: look at Options > Price List.';
}
