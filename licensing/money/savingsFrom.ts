import type { CompanySubscription, SubscribedSku } from '@microsoft/microsoft-graph-types';
import { DateTime } from 'luxon';
import { isPaid, subscriptionsOf } from './skuSubscriptions';

/**
 * The day (`YYYY-MM-DD`, UTC) from which a freed seat of the SKU really saves: the earliest renewal, on or after `today`
 * (`YYYY-MM-DD`), of its paid subscriptions. Null if none is known.
 *
 * A subscription of the new commerce experience can be reduced only within seven days of purchase or renewal (Partner
 * Center, "New commerce experience cancellation policy"). The week after a purchase is left out here: whoever acts on the
 * day after it would find the saving gone, while the renewal is there in any case.
 */
export function savingsFrom(
  sku: SubscribedSku,
  subscriptions: readonly CompanySubscription[] | null,
  today: string,
): string | null {
  const renewals = subscriptionsOf(sku, subscriptions ?? [])
    .filter((subscription) => isPaid(subscription) && subscription.totalLicenses !== 0)
    .map(({ nextLifecycleDateTime }) => DateTime.fromISO(nextLifecycleDateTime ?? '', { zone: 'utc' }))
    .map((renewal) => (renewal.isValid ? renewal.toFormat('yyyy-MM-dd') : null))
    .filter((day) => day !== null && day >= today)
    .sort();
  return renewals[0] ?? null;
}
