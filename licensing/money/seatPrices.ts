import type { CompanySubscription, SubscribedSku } from '@microsoft/microsoft-graph-types';
import { toNumber, type Decimal } from './decimal';
import type { PriceList } from './prices';
import { savingsFrom } from './savingsFrom';
import { seatCost } from './seatCost';
import { subscriptionsOf } from './skuSubscriptions';
import { foldId } from '../products/foldId';

/** What one seat of a SKU costs, and from which day a freed one saves that. */
export interface SeatPrice {
  /** Null if no price is known. */
  monthlyCost: number | null;
  /** Exact, for sums. */
  annualCost: Decimal | null;
  currency: string | null;
  /** `YYYY-MM-DD`; null if it is not known. */
  savingsFrom: string | null;
  /** Whether every subscription of the SKU is a trial; false if none is known. */
  isTrial: boolean;
}

export const unknownPrice: SeatPrice = {
  monthlyCost: null,
  annualCost: null,
  currency: null,
  savingsFrom: null,
  isTrial: false,
};

export interface SeatPricesInput {
  tenantSkus: readonly SubscribedSku[];
  /** All of the tenant's; null if they were not read. */
  subscriptions: readonly CompanySubscription[] | null;
  prices: PriceList;
  /** `YYYY-MM-DD`. */
  today: string;
}

/** The SKUs all of whose known subscriptions are trials, by id in lower case; null if the subscriptions were not read. */
export function trialsAmong(
  tenantSkus: readonly SubscribedSku[],
  subscriptions: readonly CompanySubscription[] | null,
): ReadonlySet<string> | null {
  if (subscriptions === null) return null;
  const trials = tenantSkus.filter((sku) => isTrialOnly(subscriptionsOf(sku, subscriptions)));
  return new Set(trials.map(({ skuId }) => foldId(skuId ?? '')));
}

function isTrialOnly(own: readonly CompanySubscription[]): boolean {
  return own.length > 0 && own.every(({ isTrial }) => isTrial === true);
}

/** The seats of the tenant's SKUs, by SKU id in lower case. */
export function seatPricesOf({
  tenantSkus,
  subscriptions,
  prices,
  today,
}: SeatPricesInput): ReadonlyMap<string, SeatPrice> {
  return new Map(
    tenantSkus.map((sku): [string, SeatPrice] => {
      const { monthlyCost, annualCost, currency } = seatCost(sku, subscriptions, prices);
      const own = subscriptionsOf(sku, subscriptions ?? []);
      return [
        foldId(sku.skuId ?? ''),
        {
          monthlyCost: monthlyCost === null ? null : toNumber(monthlyCost),
          annualCost,
          currency,
          savingsFrom: savingsFrom(sku, subscriptions, today),
          isTrial: isTrialOnly(own),
        },
      ];
    }),
  );
}
