import type { CompanySubscription, ServicePlanInfo, SubscribedSku } from '@microsoft/microsoft-graph-types';
import { paidSeatsOf } from '../money/paidSeats';
import type { PriceList } from '../money/prices';
import { subscriptionsOf } from '../money/skuSubscriptions';
import type { ProductCatalog } from '../products/catalog';
import type { Sku } from '../products/sku';
import { costOfSeats, type LicenseCost } from './licenseCost';
import { subscriptionFacts, type SubscriptionFacts } from './subscriptionFacts';

export interface ServicePlanRow {
  servicePlanId: string;
  servicePlanName: string;
  /** Microsoft's friendly name, or `servicePlanName` if none is known. */
  name: string;
  appliesTo: string | null;
  provisioningStatus: string | null;
}

export interface LicenseItem extends Sku, SubscriptionFacts, LicenseCost {
  /** `company`: the tenant as a whole uses it; it cannot be assigned to a user. */
  licenseType: 'user' | 'company';
  /** Graph's capabilityStatus: `Enabled`, `Warning`, `Suspended`, `Deleted` or `LockedOut`. */
  status: string | null;
  /** Seats that can be assigned: enabled + warning. */
  purchased: number;
  assigned: number;
  /** May be negative. */
  available: number;
  enabled: number;
  warning: number;
  suspended: number;
  lockedOut: number;
  /** Only where they are asked for. */
  servicePlans?: ServicePlanRow[];
}

export interface LicenseItemSources {
  /** All of the tenant's; null if they were not read. */
  subscriptions: readonly CompanySubscription[] | null;
  prices: PriceList;
  catalog: ProductCatalog;
  includeServicePlans: boolean;
}

/** @throws {Error} if Graph left out a property that a figure needs */
export function toLicenseItem(
  sku: SubscribedSku,
  { subscriptions, prices, catalog, includeServicePlans }: LicenseItemSources,
): LicenseItem {
  const { skuId, skuPartNumber, consumedUnits, prepaidUnits } = sku;
  if (!skuId || !skuPartNumber || typeof consumedUnits !== 'number' || !prepaidUnits) {
    throw new Error(
      `Microsoft Graph returned the license ${skuPartNumber ?? skuId ?? ''} without its id, part number or seats, so its figures cannot be trusted.`,
    );
  }
  const { enabled, warning, suspended, lockedOut } = seats(prepaidUnits);
  const purchased = enabled + warning;
  const available = purchased - consumedUnits;
  const { name, family } = catalog.describe(skuId, skuPartNumber);
  // What a person reads comes first: in the editor's table these are the columns on the left.
  return {
    name,
    skuPartNumber,
    status: sku.capabilityStatus ?? null,
    purchased,
    assigned: consumedUnits,
    available,
    enabled,
    warning,
    suspended,
    lockedOut,
    ...costOfSeats(paidSeatsOf(sku, subscriptions, prices), consumedUnits, prices.find(skuId, skuPartNumber)),
    licenseType: sku.appliesTo === 'Company' ? 'company' : 'user',
    family,
    skuId,
    ...subscriptionFacts(subscriptions && subscriptionsOf(sku, subscriptions)),
    ...(includeServicePlans && {
      servicePlans: (sku.servicePlans ?? []).map((plan) => toServicePlanRow(plan, catalog)),
    }),
  };
}

function seats(units: NonNullable<SubscribedSku['prepaidUnits']>) {
  return {
    enabled: units.enabled ?? 0,
    warning: units.warning ?? 0,
    suspended: units.suspended ?? 0,
    lockedOut: units.lockedOut ?? 0,
  };
}

function toServicePlanRow(plan: ServicePlanInfo, catalog: ProductCatalog): ServicePlanRow {
  const servicePlanId = plan.servicePlanId ?? '';
  const servicePlanName = plan.servicePlanName ?? '';
  return {
    servicePlanId,
    servicePlanName,
    name: catalog.planName(servicePlanId, servicePlanName),
    appliesTo: plan.appliesTo ?? null,
    provisioningStatus: plan.provisioningStatus ?? null,
  };
}
