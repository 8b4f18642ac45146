import { DateTime } from 'luxon';
import { foldId } from '../products/foldId';
import { parseDecimal, toNumber, type Decimal } from './decimal';
import type { PaymentFrequency, Price } from './price';

/** A row of the parameter Prices: of a SKU, or of one subscription. One of `sku` and `subscriptionId` must be given. */
export interface PriceRow {
  /** SKU id or part number. */
  sku?: string | null;
  /**
   * `id` or `commerceSubscriptionId` of a subscription (Graph's "companySubscription"). The price then holds for the seats
   * of that subscription alone, whatever `sku` says.
   */
  subscriptionId?: string | null;
  unitPrice: string | number;
  currency: string;
  paymentFrequency: PaymentFrequency;
  /** `YYYY-MM-DD`; the first day of the price. */
  effectiveDate?: string | null;
  /** `YYYY-MM-DD`; the last day of the price. */
  expirationDate?: string | null;
}

/** A row that was checked; ids are folded, days are `YYYY-MM-DD`. */
export interface DatedPrice extends Price {
  /** Null if the price is that of a subscription. */
  sku: string | null;
  subscriptionId: string | null;
  effectiveDate: string;
  expirationDate: string;
}

/** A row of the parameter Prices that cannot be used. `row` counts from 1. */
export class PriceError extends Error {
  constructor(
    readonly row: number,
    problem: string,
  ) {
    super(`Price ${row}: ${problem}`);
    this.name = 'PriceError';
  }
}

/**
 * Checks a row that came from a form or as JSON. `number` counts from 1.
 * @throws {PriceError} if it cannot be used
 */
export function readPriceRow(row: unknown, number: number): DatedPrice {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    throw new PriceError(
      number,
      'a price must be an object with sku, unitPrice, currency and paymentFrequency.',
    );
  }
  const { sku, subscriptionId, unitPrice, currency, paymentFrequency, effectiveDate, expirationDate } =
    row as Partial<Record<keyof PriceRow, unknown>>;
  const subscription = readId(subscriptionId);
  const ownSku = readId(sku);
  if (subscription === null && ownSku === null) {
    throw new PriceError(
      number,
      'it does not say which SKU it is for. Give the id or the part number as "sku", or the id of a subscription as "subscriptionId".',
    );
  }
  return {
    sku: subscription === null ? ownSku : null,
    subscriptionId: subscription,
    unitPrice: readUnitPrice(unitPrice, number),
    currency: readCurrency(currency, number),
    paymentFrequency: readFrequency(paymentFrequency, number),
    effectiveDate: readDay(effectiveDate, 'effectiveDate', number) ?? '0000-01-01',
    expirationDate: readDay(expirationDate, 'expirationDate', number) ?? '9999-12-31',
  };
}

function readId(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? foldId(value) : null;
}

function readUnitPrice(value: unknown, row: number): Decimal {
  const problem = `"${printed(value)}" is not a unit price. Write a number of 0 or more with a decimal point, such as 36.00.`;
  if (typeof value !== 'string' && typeof value !== 'number') throw new PriceError(row, problem);
  try {
    const price = parseDecimal(value);
    if (price.units >= 0n && toNumber(price) <= Number.MAX_SAFE_INTEGER) return price;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new PriceError(row, problem);
}

function readCurrency(value: unknown, row: number): string {
  const currency = typeof value === 'string' ? value.trim().toUpperCase() : '';
  if (!/^[A-Z]{3}$/.test(currency)) {
    throw new PriceError(
      row,
      `"${printed(value)}" is not a currency. Write its code of three letters, such as EUR.`,
    );
  }
  return currency;
}

function readFrequency(value: unknown, row: number): PaymentFrequency {
  if (value === 'monthly' || value === 'annual') return value;
  throw new PriceError(row, `"${printed(value)}" is not a payment frequency. Write "monthly" or "annual".`);
}

function readDay(value: unknown, name: string, row: number): string | null {
  if (value === undefined || value === null || value === '') return null;
  const date = typeof value === 'string' ? DateTime.fromISO(value.trim(), { setZone: true }) : null;
  const day = date?.isValid ? date.toFormat('yyyy-MM-dd') : '';
  // ISO 8601 has years of six digits, which do not compare as texts.
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) {
    throw new PriceError(row, `"${printed(value)}" is not a date for ${name}. Write it as 2026-07-01.`);
  }
  return day;
}

function printed(value: unknown): string {
  if (typeof value === 'string' || value === undefined) return value ?? '';
  try {
    return JSON.stringify(value);
  } catch {
    // An expression may give what JSON cannot hold: a big integer, an object that contains itself.
    return typeof value;
  }
}
