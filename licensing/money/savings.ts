import { add, parseDecimal, toNumber, type Decimal } from './decimal';
import type { HeldLicense } from '../candidates/rules/rule';

export interface CurrencySavings {
  currency: string;
  monthlySavings: number;
}

export interface Savings {
  /** Null where no price is known, or where there are several currencies: they are never mixed in one sum. */
  monthlySavings: number | null;
  currency: string | null;
  savingsByCurrency: CurrencySavings[];
}

type Priced = Pick<HeldLicense, 'skuId' | 'monthlyCost' | 'currency'>;

/**
 * What is saved each month when `removed` go from all that the user holds. A SKU uses one seat however often it is
 * assigned: it counts once, and saves 0 while another assignment of it stays.
 */
export function savingsOf(removed: readonly Priced[], held: readonly Priced[]): Savings {
  const staying = new Set(
    held.filter((license) => !removed.includes(license)).map(({ skuId }) => skuId.toLowerCase()),
  );
  const freed = new Map(removed.map((license) => [license.skuId.toLowerCase(), license]));
  const sums = new Map<string, Decimal>();
  for (const [skuId, { monthlyCost, currency }] of freed) {
    if (monthlyCost === null || currency === null) continue;
    const cost = parseDecimal(staying.has(skuId) ? 0 : monthlyCost);
    const sum = sums.get(currency);
    sums.set(currency, sum ? add(sum, cost) : cost);
  }
  const savingsByCurrency = [...sums]
    .sort()
    .map(([currency, sum]) => ({ currency, monthlySavings: toNumber(sum) }));
  const [only, ...others] = savingsByCurrency;
  const isOne = only !== undefined && others.length === 0;
  return {
    monthlySavings: isOne ? only.monthlySavings : null,
    currency: isOne ? only.currency : null,
    savingsByCurrency,
  };
}
