import { foldId } from '../products/foldId';
import { add, divide, multiply, parseDecimal, toNumber, type Decimal } from './decimal';

const MONTHS = 12;
const DECIMAL_PLACES = 2;

export interface CurrencySavings {
  currency: string;
  monthlySavings: number;
}

export interface Savings {
  /**
   * Null if no price is known, or if the prices are in several currencies: those are never added up. Rounded once, at the
   * sum, to two decimal places.
   */
  monthlySavings: number | null;
  currency: string | null;
  /** One row per currency, in alphabetical order. */
  savingsByCurrency: CurrencySavings[];
  /** How many of the SKUs that are freed have no price, so that the savings may be higher. */
  unpricedLicenses: number;
  /**
   * `YYYY-MM-DD`: the day from which all of the savings are real, which is the latest of their licenses. Null if the day
   * of one of them is not known, or if nothing is saved.
   */
  savingsFrom: string | null;
}

/** A license as one user holds it, with the cost of its seat. */
export interface PricedLicense {
  skuId: string;
  /** Null if no price is known. */
  monthlyCost: number | null;
  /** Exact, for the sum: a twelfth of it may have no end. Left out: twelve times `monthlyCost`. */
  annualCost?: Decimal | null;
  /** May be null for a seat that costs nothing. */
  currency: string | null;
  /** `YYYY-MM-DD`: from which day a freed seat saves; see `savingsFrom`. Left out: not known. */
  savingsFrom?: string | null;
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
  const licenses = [...new Map(removed.map((license) => [foldId(license.skuId), license])).values()];
  const rows = licenses.map((license) => toSaving(license, keptSkuIds.has(foldId(license.skuId))));
  const savingsByCurrency = sumsByCurrency(rows.filter(isPriced));
  const [first, ...others] = savingsByCurrency;
  const single = others.length === 0 ? first : undefined;
  return {
    monthlySavings: savingsByCurrency.length === 0 && isAllFree(rows) ? 0 : (single?.monthlySavings ?? null),
    currency: single?.currency ?? null,
    savingsByCurrency,
    unpricedLicenses: rows.filter(({ isFreed, annualCost }) => isFreed && annualCost === null).length,
    savingsFrom: latestDay(rows.filter(isSaving).map((row) => row.savingsFrom)),
  };
}

/** What the removal of one SKU saves. */
interface Saving {
  /** False while another assignment keeps the seat in use. */
  isFreed: boolean;
  /** Null if no price is known. */
  annualCost: Decimal | null;
  currency: string | null;
  savingsFrom: string | null;
}

function toSaving(license: PricedLicense, isKept: boolean): Saving {
  const cost = exactAnnualCost(license);
  return {
    isFreed: !isKept,
    annualCost: cost !== null && isKept ? multiply(cost, 0) : cost,
    currency: license.currency,
    savingsFrom: license.savingsFrom ?? null,
  };
}

/** A cost without a currency says nothing, unless it is 0. */
function exactAnnualCost({ annualCost, monthlyCost, currency }: PricedLicense): Decimal | null {
  const cost = annualCost ?? (monthlyCost === null ? null : multiply(parseDecimal(monthlyCost), MONTHS));
  return cost === null || (currency === null && cost.units !== 0n) ? null : cost;
}

type PricedSaving = Saving & { annualCost: Decimal; currency: string };

function isPriced(row: Saving): row is PricedSaving {
  return row.annualCost !== null && row.currency !== null;
}

function isSaving({ annualCost }: Saving): boolean {
  return annualCost !== null && annualCost.units !== 0n;
}

function isAllFree(rows: readonly Saving[]): boolean {
  return rows.length > 0 && rows.every(({ annualCost }) => annualCost?.units === 0n);
}

function sumsByCurrency(rows: readonly PricedSaving[]): CurrencySavings[] {
  const sums = new Map<string, Decimal>();
  for (const { currency, annualCost } of rows) {
    const sum = sums.get(currency);
    sums.set(currency, sum ? add(sum, annualCost) : annualCost);
  }
  return [...sums].sort().map(([currency, sum]) => ({
    currency,
    monthlySavings: toNumber(divide(sum, MONTHS, DECIMAL_PLACES)),
  }));
}

function latestDay(days: ReadonlyArray<string | null>): string | null {
  const known = days.filter((day) => day !== null);
  return known.length === days.length ? (known.sort().at(-1) ?? null) : null;
}
