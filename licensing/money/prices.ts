import { foldId } from '../products/foldId';
import type { Price } from './price';
import { readPriceRow, type DatedPrice } from './priceRow';

/** The ids that a price of a subscription may name. */
export interface SubscriptionIds {
  id?: string | null;
  commerceSubscriptionId?: string | null;
}

/** The prices of one day. */
export interface PriceList {
  /** No price is known: then nothing need be read for them. */
  readonly isEmpty: boolean;
  /**
   * The price of a SKU, whatever its subscription. Null if none is known: costs are then null, never 0. A price by id wins
   * over one by part number.
   */
  find(skuId: string, skuPartNumber: string): Price | null;
  /** The price of this subscription alone; null if none is known. A price by `id` wins over one by `commerceSubscriptionId`. */
  findForSubscription(subscription: SubscriptionIds): Price | null;
}

/**
 * Checks every row (`PriceRow`) and keeps the prices of `today` (`YYYY-MM-DD`, UTC). Of several prices of a SKU or of a
 * subscription, the one that took effect last wins; of those from the same day, the last row.
 * @throws {PriceError} for the first row that cannot be used
 */
export function readPriceList(rows: readonly unknown[], today: string): PriceList {
  const ofSkus = new Map<string, DatedPrice>();
  const ofSubscriptions = new Map<string, DatedPrice>();
  rows.forEach((row, index) => {
    const price = readPriceRow(row, index + 1);
    if (price.effectiveDate > today || today > price.expirationDate) return;
    if (price.subscriptionId !== null) keepLatest(ofSubscriptions, price.subscriptionId, price);
    else if (price.sku !== null) keepLatest(ofSkus, price.sku, price);
  });
  return {
    isEmpty: ofSkus.size === 0 && ofSubscriptions.size === 0,
    find: (skuId, skuPartNumber) => ofSkus.get(foldId(skuId)) ?? ofSkus.get(foldId(skuPartNumber)) ?? null,
    findForSubscription: ({ id, commerceSubscriptionId }) =>
      ofSubscriptions.get(foldId(id ?? '')) ??
      ofSubscriptions.get(foldId(commerceSubscriptionId ?? '')) ??
      null,
  };
}

function keepLatest(prices: Map<string, DatedPrice>, id: string, price: DatedPrice): void {
  const rival = prices.get(id);
  if (!rival || rival.effectiveDate <= price.effectiveDate) prices.set(id, price);
}
