import type { CompanySubscription, SubscribedSku } from '@microsoft/microsoft-graph-types';
import { foldId } from '../products/foldId';

/** The subscriptions that bring seats of a SKU, by its list of ids or by their own SKU id. */
export function subscriptionsOf(
  sku: SubscribedSku,
  subscriptions: readonly CompanySubscription[],
): CompanySubscription[] {
  return subscriptions.filter((subscription) => belongsTo(subscription, sku));
}

function belongsTo(subscription: CompanySubscription, sku: SubscribedSku): boolean {
  if (subscription.id && sku.subscriptionIds?.includes(subscription.id)) return true;
  return subscription.skuId ? foldId(subscription.skuId) === foldId(sku.skuId ?? '') : false;
}

/**
 * The states after the paid term has ended. `Warning` is the grace period: users work on, but nobody is charged unless
 * the subscription is reactivated ("What happens to my data and access when my Microsoft 365 for business subscription
 * ends?", status Expired; "Reactivate your subscription": charged on reactivation).
 */
const lapsedStatuses: ReadonlySet<string> = new Set(['Warning', 'Suspended', 'LockedOut', 'Deleted']);

/** Whether its seats cost something: neither a trial nor lapsed. What Graph leaves open proves neither. */
export function isPaid({ isTrial, status }: CompanySubscription): boolean {
  return isTrial !== true && !lapsedStatuses.has(status ?? '');
}

/** Whether seats of it are among the SKU's enabled seats, trials included. */
export function isRunning({ status }: CompanySubscription): boolean {
  return !lapsedStatuses.has(status ?? '');
}
