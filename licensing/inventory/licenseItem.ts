import type { CompanySubscription, ServicePlanInfo, SubscribedSku } from '@microsoft/microsoft-graph-types';
import { annualCost } from '../money/costs';
import { multiply, toNumber } from '../money/decimal';
import type { PaymentFrequency, Price, PriceList } from '../money/prices';
import type { ProductCatalog } from '../products/catalog';
import { foldId } from '../products/foldId';
import type { Sku } from '../products/sku';

export interface SubscriptionRow {
  id: string | null;
  commerceSubscriptionId: string | null;
  status: string | null;
  isTrial: boolean | null;
  totalLicenses: number | null;
  createdDateTime: string | null;
  nextLifecycleDateTime: string | null;
}

export interface ServicePlanRow {
  servicePlanId: string;
  servicePlanName: string;
  /** Microsoft's friendly name, or `servicePlanName` if none is known. */
  name: string;
  appliesTo: string | null;
  provisioningStatus: string | null;
}

export interface Cost {
  unitPrice: number | null;
  currency: string | null;
  paymentFrequency: PaymentFrequency | null;
  /** Cost of all purchased seats. */
  annualCost: number | null;
  /** Cost of the available seats. */
  annualUnusedCost: number | null;
}

export interface LicenseItem extends Sku, Cost {
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
  /** Whether every subscription is a trial; null if there is none, or if they were not read. */
  isTrial: boolean | null;
  /** Begin of the first of its subscriptions. */
  effectiveDate: string | null;
  /** The earliest next lifecycle date of its subscriptions. */
  expirationDate: string | null;
  /** Null if subscriptions were not read; `[]` if there are none. */
  subscriptions: SubscriptionRow[] | null;
  servicePlans: ServicePlanRow[];
}

/**
 * `subscriptions`: all of the tenant's; null if they were not read.
 * @throws {Error} if Graph left out a property that a figure needs
 */
export function toLicenseItem(
  sku: SubscribedSku,
  subscriptions: readonly CompanySubscription[] | null,
  prices: PriceList,
  catalog: ProductCatalog,
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
  return {
    ...catalog.describe(skuId, skuPartNumber),
    licenseType: sku.appliesTo === 'Company' ? 'company' : 'user',
    status: sku.capabilityStatus ?? null,
    purchased,
    assigned: consumedUnits,
    available,
    enabled,
    warning,
    suspended,
    lockedOut,
    ...subscriptionFacts(subscriptions?.filter((subscription) => belongsTo(subscription, sku)) ?? null),
    servicePlans: (sku.servicePlans ?? []).map((plan) => toServicePlanRow(plan, catalog)),
    ...toCost(prices.find(skuId, skuPartNumber), purchased, available),
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

function belongsTo(subscription: CompanySubscription, sku: SubscribedSku): boolean {
  if (subscription.id && sku.subscriptionIds?.includes(subscription.id)) return true;
  return foldId(subscription.skuId ?? '') === foldId(sku.skuId ?? '');
}

function subscriptionFacts(
  subscriptions: readonly CompanySubscription[] | null,
): Pick<LicenseItem, 'isTrial' | 'effectiveDate' | 'expirationDate' | 'subscriptions'> {
  if (subscriptions === null) {
    return { isTrial: null, effectiveDate: null, expirationDate: null, subscriptions: null };
  }
  return {
    isTrial: subscriptions.length === 0 ? null : subscriptions.every(({ isTrial }) => isTrial === true),
    effectiveDate: earliest(subscriptions.map(({ createdDateTime }) => createdDateTime)),
    expirationDate: earliest(subscriptions.map(({ nextLifecycleDateTime }) => nextLifecycleDateTime)),
    subscriptions: subscriptions.map(toSubscriptionRow),
  };
}

function earliest(dates: ReadonlyArray<string | null | undefined>): string | null {
  return dates
    .filter((date) => typeof date === 'string')
    .reduce<string | null>(
      (first, date) => (first === null || Date.parse(date) < Date.parse(first) ? date : first),
      null,
    );
}

function toSubscriptionRow(subscription: CompanySubscription): SubscriptionRow {
  return {
    id: subscription.id ?? null,
    commerceSubscriptionId: subscription.commerceSubscriptionId ?? null,
    status: subscription.status ?? null,
    isTrial: subscription.isTrial ?? null,
    totalLicenses: subscription.totalLicenses ?? null,
    createdDateTime: subscription.createdDateTime ?? null,
    nextLifecycleDateTime: subscription.nextLifecycleDateTime ?? null,
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

function toCost(price: Price | null, purchased: number, available: number): Cost {
  if (price === null) {
    return {
      unitPrice: null,
      currency: null,
      paymentFrequency: null,
      annualCost: null,
      annualUnusedCost: null,
    };
  }
  const costOfOneSeat = annualCost(price);
  return {
    unitPrice: toNumber(price.unitPrice),
    currency: price.currency,
    paymentFrequency: price.paymentFrequency,
    annualCost: toNumber(multiply(costOfOneSeat, purchased)),
    annualUnusedCost: toNumber(multiply(costOfOneSeat, Math.max(0, available))),
  };
}
