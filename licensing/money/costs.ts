import { divide, multiply, type Decimal } from './decimal';
import type { Price } from './prices';

const MONTHS = 12;
/** Of the amounts that a division by 12 gives: cents. */
const DECIMAL_PLACES = 2;

/** Of one seat, in the price's currency; exact, but for an annual price, whose twelfth is rounded to cents. */
export function monthlyCost({ unitPrice, paymentFrequency }: Price): Decimal {
  return paymentFrequency === 'monthly' ? unitPrice : divide(unitPrice, MONTHS, DECIMAL_PLACES);
}

/** Of one seat, in the price's currency; exact. */
export function annualCost({ unitPrice, paymentFrequency }: Price): Decimal {
  return paymentFrequency === 'annual' ? unitPrice : multiply(unitPrice, MONTHS);
}
