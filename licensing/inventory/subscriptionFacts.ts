import type { CompanySubscription } from '@microsoft/microsoft-graph-types';

export interface SubscriptionRow {
  id: string | null;
  commerceSubscriptionId: string | null;
  status: string | null;
  isTrial: boolean | null;
  totalLicenses: number | null;
  createdDateTime: string | null;
  nextLifecycleDateTime: string | null;
}

export interface SubscriptionFacts {
  /** Whether every subscription is a trial; null if there is none, or if they were not read. */
  isTrial: boolean | null;
  /** Begin of the first of its subscriptions. */
  effectiveDate: string | null;
  /** The earliest next lifecycle date of its subscriptions. */
  expirationDate: string | null;
  /** Null if subscriptions were not read; `[]` if there are none. */
  subscriptions: SubscriptionRow[] | null;
}

/** `subscriptions`: those of one SKU; null if they were not read. */
export function subscriptionFacts(subscriptions: readonly CompanySubscription[] | null): SubscriptionFacts {
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
