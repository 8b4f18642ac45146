import type { SubscribedSku } from '@microsoft/microsoft-graph-types';
import { unknownPrice, type SeatPrice } from '../../money/seatPrices';
import type { ProductCatalog } from '../../products/catalog';
import { foldId } from '../../products/foldId';
import type { Sku } from '../../products/sku';
import { contentOf, type HeldSku } from '../../products/skuContent';
import { isTemporary } from '../../products/skuRights';

/** A SKU of the tenant with seats that nobody uses. */
export interface DowngradeOffer {
  sku: Sku;
  /** With all its plans on. */
  held: HeldSku;
  /** At least 1. */
  freeSeats: number;
  /** Cost of one seat; null if no price is known. */
  monthlyCost: number | null;
  currency: string | null;
}

export interface DowngradeOffersInput {
  /** The response of "List subscribedSkus". */
  tenantSkus: readonly SubscribedSku[];
  catalog: ProductCatalog;
  /** By SKU id in lower case. */
  seats: ReadonlyMap<string, SeatPrice>;
  /** SKU ids in lower case that are never proposed. */
  excludedSkus: ReadonlySet<string>;
}

/**
 * The SKUs that a user could be given instead of a dearer one: made for a person, for as long as the tenant pays, and
 * with a free seat. Seats count as the change itself counts them: enabled and in grace, less those in use.
 */
export function downgradeOffers(input: DowngradeOffersInput): DowngradeOffer[] {
  return input.tenantSkus.flatMap((sku) => offerOf(sku, input) ?? []);
}

function offerOf(
  {
    skuId,
    skuPartNumber,
    appliesTo,
    capabilityStatus,
    consumedUnits,
    prepaidUnits,
    servicePlans,
  }: SubscribedSku,
  { catalog, seats, excludedSkus }: DowngradeOffersInput,
): DowngradeOffer | null {
  if (!skuId || !skuPartNumber || appliesTo === 'Company' || capabilityStatus !== 'Enabled') return null;
  const { isTrial, monthlyCost, currency } = seats.get(foldId(skuId)) ?? unknownPrice;
  if (isTrial || excludedSkus.has(foldId(skuId)) || isTemporary(skuPartNumber)) return null;
  // A figure that Graph left out proves no free seat.
  if (typeof consumedUnits !== 'number' || !prepaidUnits) return null;
  const freeSeats = (prepaidUnits.enabled ?? 0) + (prepaidUnits.warning ?? 0) - consumedUnits;
  if (freeSeats < 1) return null;
  const held: HeldSku = { skuId, skuPartNumber, servicePlans: servicePlans ?? [] };
  if (contentOf(held).accountKind !== 'person') return null;
  return {
    sku: catalog.describe(skuId, skuPartNumber),
    held,
    freeSeats,
    monthlyCost,
    currency,
  };
}
