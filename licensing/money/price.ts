import type { Decimal } from './decimal';

export type PaymentFrequency = 'monthly' | 'annual';

/** The price of one seat. */
export interface Price {
  unitPrice: Decimal;
  /** ISO 4217, upper case. */
  currency: string;
  paymentFrequency: PaymentFrequency;
}
