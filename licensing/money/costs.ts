import { divide, multiply, type Decimal } from './decimal';
import type { Price } from './price';

const MONTHS = 12;

/** Cents: a twelfth of an annual price is rounded to them. */
const DECIMAL_PLACES = 2;

/** Monthly cost of one seat, in the price's currency. Exact for a monthly price, rounded to cents for an annual one. */
export function monthlyCost({ unitPrice, paymentFrequency }: Price): Decimal {
  return paymentFrequency === 'monthly' ? unitPrice : divide(unitPrice, MONTHS, DECIMAL_PLACES);
}

/** Annual cost of one seat, in the price's currency; exact. */
export function annualCost({ unitPrice, paymentFrequency }: Price): Decimal {
  return paymentFrequency === 'annual' ? unitPrice : multiply(unitPrice, MONTHS);
}
