import { compareText } from '../../candidates/compareText';
import { add, parseDecimal, toNumber, type Decimal } from '../../money/decimal';
import type { LicenseFigures } from './licenseFigures';
import type { CurrencyAmount } from './savingsTally';

/** What the counted licenses cost in one currency, a year. */
export interface CurrencyCosts {
  currency: string;
  annualCost: number;
  /** Of seats that nobody holds. */
  annualUnassignedCost: number;
  /** Of seats that can be taken back. */
  annualSavings: number;
  /** Both together: what idle seats cost. */
  annualIdleCost: number;
}

interface Sums {
  cost: Decimal;
  unassigned: Decimal;
  savings: Decimal;
}

/** By the given currency first, then in alphabetical order. */
export function costFigures(
  licenses: readonly LicenseFigures[],
  savings: readonly CurrencyAmount[],
  mainCurrency: string | null,
): CurrencyCosts[] {
  const sums = new Map<string, Sums>();
  const of = (currency: string) => {
    const found = sums.get(currency) ?? { cost: nothing, unassigned: nothing, savings: nothing };
    sums.set(currency, found);
    return found;
  };
  for (const { currency, annualCost, annualUnassignedCost } of licenses) {
    if (currency === null || annualCost === null) continue;
    const sum = of(currency);
    sum.cost = add(sum.cost, parseDecimal(annualCost));
    sum.unassigned = add(sum.unassigned, parseDecimal(annualUnassignedCost ?? 0));
  }
  for (const { currency, annual } of savings) of(currency).savings = parseDecimal(annual);
  return [...sums]
    .sort(
      ([one], [other]) =>
        Number(other === mainCurrency) - Number(one === mainCurrency) || compareText(one, other),
    )
    .map(([currency, sum]) => ({
      currency,
      annualCost: toNumber(sum.cost),
      annualUnassignedCost: toNumber(sum.unassigned),
      annualSavings: toNumber(sum.savings),
      annualIdleCost: toNumber(add(sum.unassigned, sum.savings)),
    }));
}

const nothing: Decimal = { units: 0n, scale: 0 };
