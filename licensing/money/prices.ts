import { DateTime } from 'luxon';
import { foldId } from '../products/foldId';
import { parseDecimal, type Decimal } from './decimal';

export type PaymentFrequency = 'monthly' | 'annual';

/** A row of the parameter Prices. */
export interface PriceRow {
  /** SKU id or part number. */
  sku: string;
  unitPrice: string | number;
  currency: string;
  paymentFrequency: PaymentFrequency;
  /** `YYYY-MM-DD`; the first day of the price. */
  effectiveDate?: string | null;
  /** `YYYY-MM-DD`; the last day of the price. */
  expirationDate?: string | null;
}

/** The price of one seat of a SKU. */
export interface Price {
  unitPrice: Decimal;
  /** ISO 4217, upper case. */
  currency: string;
  paymentFrequency: PaymentFrequency;
}

/** The prices of one day. */
export interface PriceList {
  /** Null if no price is known: costs are then null, never 0. A price by id wins over one by part number. */
  find(skuId: string, skuPartNumber: string): Price | null;
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
 * Checks every row and keeps the prices of `today` (`YYYY-MM-DD`, UTC). Of several prices of a SKU, the one that took
 * effect last wins; of those from the same day, the last row.
 * @throws {PriceError} for the first row that cannot be used
 */
export function readPriceList(rows: readonly unknown[], today: string): PriceList {
  const prices = new Map<string, Price & { effectiveDate: string }>();
  rows.forEach((row, index) => {
    const price = readRow(row, index + 1);
    if (price.effectiveDate > today || today > price.expirationDate) return;
    const rival = prices.get(price.sku);
    if (!rival || rival.effectiveDate <= price.effectiveDate) prices.set(price.sku, price);
  });
  return {
    find: (skuId, skuPartNumber) => prices.get(foldId(skuId)) ?? prices.get(foldId(skuPartNumber)) ?? null,
  };
}

function readRow(row: unknown, number: number) {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    throw new PriceError(
      number,
      'a price must be an object with sku, unitPrice, currency and paymentFrequency.',
    );
  }
  const { sku, unitPrice, currency, paymentFrequency, effectiveDate, expirationDate } = row as Partial<
    Record<keyof PriceRow, unknown>
  >;
  if (typeof sku !== 'string' || sku.trim() === '') {
    throw new PriceError(
      number,
      'it does not say which SKU it is for. Give the id or the part number as "sku".',
    );
  }
  return {
    sku: foldId(sku),
    unitPrice: readUnitPrice(unitPrice, number),
    currency: readCurrency(currency, number),
    paymentFrequency: readFrequency(paymentFrequency, number),
    effectiveDate: readDay(effectiveDate, 'effectiveDate', number) ?? '0000-01-01',
    expirationDate: readDay(expirationDate, 'expirationDate', number) ?? '9999-12-31',
  };
}

function readUnitPrice(value: unknown, row: number): Decimal {
  const problem = `"${printed(value)}" is not a unit price. Write a number of 0 or more with a decimal point, such as 36.00.`;
  if (typeof value !== 'string' && typeof value !== 'number') throw new PriceError(row, problem);
  try {
    const price = parseDecimal(value);
    if (price.units >= 0n) return price;
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
  const day = typeof value === 'string' ? DateTime.fromISO(value.trim(), { setZone: true }) : null;
  if (!day?.isValid) {
    throw new PriceError(row, `"${printed(value)}" is not a date for ${name}. Write it as 2026-07-01.`);
  }
  return day.toFormat('yyyy-MM-dd');
}

function printed(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}
