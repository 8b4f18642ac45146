import type { CompanySubscription, SubscribedSku } from '@microsoft/microsoft-graph-types';
import type { Price } from './price';
import type { PriceList } from './prices';
import { isPaid, isRunning, subscriptionsOf } from './skuSubscriptions';

/** Seats of one SKU that cost the same. */
export interface PaidSeats {
  /** Null if Graph did not say how many. */
  seats: number | null;
  /** Null if none is known. */
  price: Price | null;
  /** False for seats that no known subscription brings: they may be a trial's. */
  isKnownToBePaid: boolean;
}

/**
 * The seats of a SKU that are paid for, by subscription; `[]` if there are none. Seats of trials and lapsed subscriptions
 * are not among them. Enabled seats that no subscription accounts for count at the SKU's price: all of them where
 * `subscriptions` is null (not read) or has none of this SKU.
 */
export function paidSeatsOf(
  sku: SubscribedSku,
  subscriptions: readonly CompanySubscription[] | null,
  prices: PriceList,
): PaidSeats[] {
  const running = subscriptionsOf(sku, subscriptions ?? []).filter(isRunning);
  const skuPrice = prices.find(sku.skuId ?? '', sku.skuPartNumber ?? '');
  const paid = running.filter(isPaid).map((subscription) => ({
    seats: subscription.totalLicenses ?? null,
    price: prices.findForSubscription(subscription) ?? skuPrice,
    isKnownToBePaid: true,
  }));
  const rest = { seats: unexplainedSeats(sku, running), price: skuPrice, isKnownToBePaid: false };
  return [...paid, rest].filter(({ seats }) => seats !== 0);
}

/** Null if Graph left out a figure. */
function unexplainedSeats(sku: SubscribedSku, running: readonly CompanySubscription[]): number | null {
  let seats = sku.prepaidUnits?.enabled ?? null;
  for (const { totalLicenses } of running) {
    if (seats === null || typeof totalLicenses !== 'number') return null;
    seats -= totalLicenses;
  }
  return seats === null ? null : Math.max(0, seats);
}
