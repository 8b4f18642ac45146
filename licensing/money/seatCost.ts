import type { CompanySubscription, SubscribedSku } from '@microsoft/microsoft-graph-types';
import { annualCost, monthlyCost } from './costs';
import { compare, type Decimal } from './decimal';
import { paidSeatsOf } from './paidSeats';
import type { Price } from './price';
import type { PriceList } from './prices';

/** What freeing one seat of a SKU can save. */
export interface SeatCost {
  /** For showing: exact for a monthly price, rounded to cents for an annual one. Null if no price is known. */
  monthlyCost: Decimal | null;
  /** For sums: exact. Null if no price is known. */
  annualCost: Decimal | null;
  /** Null if no price is known. */
  currency: string | null;
  /** False if all seats are of trials or lapsed subscriptions; null if no subscription tells. */
  isPaid: boolean | null;
}

/**
 * A SKU whose seats are all of trials or lapsed subscriptions saves 0, whether or not a price is known. Which
 * subscription an administrator reduces is not known: where their prices differ, the lowest counts, so that no saving is
 * promised that a cheaper seat would not bring. Prices in several currencies cannot be compared: then, and where one of
 * the prices is missing, no price is known. `subscriptions`: all of the tenant's; null if they were not read.
 */
export function seatCost(
  sku: SubscribedSku,
  subscriptions: readonly CompanySubscription[] | null,
  prices: PriceList,
): SeatCost {
  const paidSeats = paidSeatsOf(sku, subscriptions, prices);
  const isPaid = paidSeats.some(({ isKnownToBePaid }) => isKnownToBePaid) || null;
  if (paidSeats.length === 0) {
    const currency = prices.find(sku.skuId ?? '', sku.skuPartNumber ?? '')?.currency ?? null;
    return { monthlyCost: nothing, annualCost: nothing, currency, isPaid: false };
  }
  const price = lowestPrice(paidSeats.map((seats) => seats.price));
  if (price === null) return { monthlyCost: null, annualCost: null, currency: null, isPaid };
  return {
    monthlyCost: monthlyCost(price),
    annualCost: annualCost(price),
    currency: price.currency,
    isPaid,
  };
}

const nothing: Decimal = { units: 0n, scale: 0 };

function lowestPrice(prices: ReadonlyArray<Price | null>): Price | null {
  return prices.reduce((lowest, price) => {
    if (price === null || lowest?.currency !== price.currency) return null;
    return compare(annualCost(price), annualCost(lowest)) < 0 ? price : lowest;
  });
}
