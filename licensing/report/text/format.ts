import { listOf } from '../../candidates/rules/wording';
import type { CurrencyAmount } from '../figures/savingsTally';

/** How the report writes numbers, money and days; days are in UTC. */
export interface ReportFormat {
  /** `1,234`. */
  count(value: number): string;
  /** `12 %` of a whole, in the way of the locale; empty where the whole is 0. */
  share(part: number, whole: number): string;
  /** `€1,234.50`, with the cents. */
  money(amount: number, currency: string): string;
  /** `€1,235`: for titles and axes. */
  roundMoney(amount: number, currency: string): string;
  /** `€1,234.50 and US$20.00`; empty for no amounts. */
  amounts(amounts: readonly CurrencyAmount[], term: 'monthly' | 'annual'): string;
  /** `25 November 2026`, from `YYYY-MM-DD` or ISO 8601. */
  day(date: string): string;
  /** `25 Nov 2026`. */
  shortDay(date: string): string;
}

/**
 * @param locale a tag of BCP 47, such as `en-GB`
 * @throws {RangeError} for a text that is no such tag
 */
export function reportFormat(locale: string): ReportFormat {
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const medium = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const exact = moneyFormats(locale, {});
  const rounded = moneyFormats(locale, { maximumFractionDigits: 0 });
  const money = (amount: number, currency: string) => exact(currency).format(amount);
  return {
    count: (value) => number.format(value),
    share: (part, whole) => (whole === 0 ? '' : percent.format(part / whole)),
    money,
    roundMoney: (amount, currency) => rounded(currency).format(amount),
    amounts: (amounts, term) => listOf(amounts.map((amount) => money(amount[term], amount.currency))),
    day: (date) => long.format(new Date(date)),
    shortDay: (date) => medium.format(new Date(date)),
  };
}

/** A format is dear to make, so one is kept for each currency. */
function moneyFormats(
  locale: string,
  options: Intl.NumberFormatOptions,
): (currency: string) => Intl.NumberFormat {
  const formats = new Map<string, Intl.NumberFormat>();
  return (currency) => {
    const format =
      formats.get(currency) ?? new Intl.NumberFormat(locale, { style: 'currency', currency, ...options });
    formats.set(currency, format);
    return format;
  };
}
