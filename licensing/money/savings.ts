import { foldId } from '../products/foldId';
import { add, parseDecimal, toNumber, type Decimal } from './decimal';

export interface CurrencySavings {
  currency: string;
  monthlySavings: number;
}

export interface Savings {
  /** Null if no price is known, or if the prices are in several currencies: those are never added up. */
  monthlySavings: number | null;
  currency: string | null;
  /** One row per currency, in alphabetical order. */
  savingsByCurrency: CurrencySavings[];
}

/** A license as one user holds it, with the monthly cost of its seat. */
export interface PricedLicense {
  skuId: string;
  /** Null if no price is known. */
  monthlyCost: number | null;
  currency: string | null;
}

/**
 * Monthly savings from removing `removed` from `held`, all that the user holds; `removed` has the same objects as
 * `held`. A SKU uses one seat per user, however many assignments it has: it counts once, and saves 0 while another
 * assignment of it stays.
 */
export function savingsOf(removed: readonly PricedLicense[], held: readonly PricedLicense[]): Savings {
  const keptSkuIds = new Set(
    held.filter((license) => !removed.includes(license)).map(({ skuId }) => foldId(skuId)),
  );
  const removedSkus = new Map(removed.map((license) => [foldId(license.skuId), license]));
  const sums = new Map<string, Decimal>();
  for (const [skuId, { monthlyCost, currency }] of removedSkus) {
    if (monthlyCost === null || currency === null) continue;
    const saved = parseDecimal(keptSkuIds.has(skuId) ? 0 : monthlyCost);
    const sum = sums.get(currency);
    sums.set(currency, sum ? add(sum, saved) : saved);
  }
  const savingsByCurrency = [...sums]
    .sort()
    .map(([currency, sum]) => ({ currency, monthlySavings: toNumber(sum) }));
  const [first, ...others] = savingsByCurrency;
  const single = others.length === 0 ? first : undefined;
  return {
    monthlySavings: single?.monthlySavings ?? null,
    currency: single?.currency ?? null,
    savingsByCurrency,
  };
}
