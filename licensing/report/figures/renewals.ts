import type { LicenseItem } from '../../inventory/licenseItem';
import type { SubscriptionRow } from '../../inventory/subscriptionFacts';
import { compareText } from '../../candidates/compareText';
import { annualCost } from '../../money/costs';
import { multiply, round, toNumber } from '../../money/decimal';
import type { PriceList } from '../../money/prices';
import { daysBetween } from '../../usage/days';
import type { LicenseFigures } from './licenseFigures';

/** How far the report looks ahead. */
export const RENEWAL_DAYS = 90;

/** What happens to a subscription on its next date. */
export type RenewalEvent = 'renews' | 'trialEnds' | 'isSuspended' | 'isDeleted';

/** A subscription that reaches its next state within 90 days. */
export interface Renewal {
  /** `YYYY-MM-DD`. */
  date: string;
  /** Days from the day of the report. */
  inDays: number;
  event: RenewalEvent;
  license: string;
  skuPartNumber: string;
  subscriptionId: string | null;
  seats: number | null;
  /** Idle seats of the license, in all its subscriptions: by so many it could be renewed for less. */
  idleSeats: number;
  /** What a year of the seats costs; null for what is not paid for, and if no price is known. */
  annualCost: number | null;
  currency: string | null;
}

export interface RenewalsInput {
  licenses: readonly LicenseItem[];
  /** The same licenses, as far as somebody pays for them. */
  figures: readonly LicenseFigures[];
  prices: PriceList;
  /** `YYYY-MM-DD`. */
  today: string;
}

/** By date. Subscriptions that were not read give no rows. */
export function renewalsOf({ licenses, figures, prices, today }: RenewalsInput): Renewal[] {
  const idleSeats = new Map(figures.map(({ skuId, idle }) => [skuId, idle]));
  return licenses
    .filter(({ licenseType }) => licenseType === 'user')
    .flatMap((license) =>
      (license.subscriptions ?? []).flatMap((subscription) => {
        const renewal = toRenewal(license, subscription, prices, today);
        return renewal ? [{ ...renewal, idleSeats: idleSeats.get(license.skuId) ?? 0 }] : [];
      }),
    )
    .sort((one, other) => compareText(one.date, other.date) || compareText(one.license, other.license));
}

function toRenewal(
  license: LicenseItem,
  subscription: SubscriptionRow,
  prices: PriceList,
  today: string,
): Omit<Renewal, 'idleSeats'> | null {
  const date = subscription.nextLifecycleDateTime?.slice(0, 10) ?? '';
  const event = eventOf(subscription);
  if (event === null || Number.isNaN(Date.parse(date))) return null;
  const inDays = daysBetween(today, date);
  if (inDays < 0 || inDays > RENEWAL_DAYS) return null;
  const seats = subscription.totalLicenses;
  const price =
    event === 'renews'
      ? (prices.findForSubscription(subscription) ?? prices.find(license.skuId, license.skuPartNumber))
      : null;
  const cost =
    price !== null && seats !== null ? toNumber(round(multiply(annualCost(price), seats), 2)) : null;
  return {
    date,
    inDays,
    event,
    license: license.name,
    skuPartNumber: license.skuPartNumber,
    subscriptionId: subscription.id,
    seats,
    annualCost: cost,
    currency: cost === null ? null : (price?.currency ?? null),
  };
}

/**
 * `nextLifecycleDateTime`: "the date and time when the subscription will move to the next state (as defined by the status
 * property) if not renewed by the tenant admin" ("companySubscription resource type"). Null where no next state is known.
 */
function eventOf({ status, isTrial }: SubscriptionRow): RenewalEvent | null {
  switch (status) {
    case 'Enabled':
      return isTrial === true ? 'trialEnds' : 'renews';
    case 'Warning':
      return 'isSuspended';
    case 'Suspended':
    case 'LockedOut':
      return 'isDeleted';
    default:
      return null;
  }
}
