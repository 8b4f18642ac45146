import type { CompanySubscription } from '@microsoft/microsoft-graph-types';
import { daysBetween } from '../usage/days';

/** A subscription with the date on which its state changes next: companySubscription, `nextLifecycleDateTime`. */
export type DatedSubscription = CompanySubscription & { id: string; nextLifecycleDateTime: string };

/** Those whose date is today or within the days before it. A date that has passed is no warning any more. */
export function expiringSubscriptions(
  subscriptions: readonly CompanySubscription[],
  now: string,
  daysBefore: number,
): DatedSubscription[] {
  return subscriptions.filter(isDated).filter(({ nextLifecycleDateTime, status }) => {
    const days = daysBetween(now, nextLifecycleDateTime);
    return status !== 'Deleted' && days >= 0 && days <= daysBefore;
  });
}

export function isDated(subscription: CompanySubscription): subscription is DatedSubscription {
  return Boolean(subscription.id && subscription.nextLifecycleDateTime);
}

/** One warning for each date: a subscription that was renewed has another one, and is warned of again. */
export function expiryKey({ id, nextLifecycleDateTime }: DatedSubscription): string {
  return `${id} ${nextLifecycleDateTime}`;
}

/**
 * What happens on the date, by the state that the subscription is in now ("What if my subscription expires?"): an active
 * one renews or ends, its grace period ends in suspension, and the suspension in deletion.
 */
export function expiryMessage(
  name: string,
  { status, isTrial, totalLicenses, nextLifecycleDateTime }: DatedSubscription,
  now: string,
): string {
  const date = nextLifecycleDateTime.slice(0, 10);
  const days = daysBetween(now, date);
  const when = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
  const what = isTrial ? 'trial' : 'subscription';
  return `The ${what} of ${name} with ${totalLicenses ?? 0} seats ${happening(status, isTrial)} on ${date}, ${when}.`;
}

function happening(status: string | null | undefined, isTrial: boolean | null | undefined): string {
  if (status === 'Warning') return 'ends its grace period and is suspended';
  if (status === 'Suspended' || status === 'LockedOut') return 'is deleted with its data';
  return isTrial ? 'ends' : 'renews or ends';
}
