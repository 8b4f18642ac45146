import type { LicenseItem } from '../../../../../licensing/inventory/licenseItem';
import { readPriceList } from '../../../../../licensing/money/prices';
import { licenseFigures } from '../../../../../licensing/report/figures/licenseFigures';
import { renewalsOf } from '../../../../../licensing/report/figures/renewals';
import { licenseOf, rowOf, today } from '../../../../support/reportScene';

type Subscription = NonNullable<LicenseItem['subscriptions']>[number];

const subscription = (change: Partial<Subscription>): Subscription => ({
  id: 's1',
  commerceSubscriptionId: 'c1',
  status: 'Enabled',
  isTrial: false,
  totalLicenses: 10,
  createdDateTime: '2024-01-01T00:00:00Z',
  nextLifecycleDateTime: '2026-12-07T00:00:00Z',
  ...change,
});

const renewals = (...subscriptions: Array<Partial<Subscription>>) => {
  const licenses = [licenseOf({ subscriptions: subscriptions.map(subscription) })];
  const prices = readPriceList(
    [
      { sku: 'SPE_E3', unitPrice: '36', currency: 'EUR', paymentFrequency: 'monthly' },
      { subscriptionId: 'c2', unitPrice: '100.005', currency: 'USD', paymentFrequency: 'annual' },
    ],
    today,
  );
  return renewalsOf({ licenses, figures: licenseFigures(licenses, [rowOf()]).counted, prices, today });
};

describe('the renewals of the next 90 days', () => {
  it('say when, what, how many seats, how many of them idle, and what a year costs', () => {
    expect(renewals({})).toEqual([
      {
        date: '2026-12-07',
        inDays: 12,
        event: 'renews',
        license: 'Microsoft 365 E3',
        skuPartNumber: 'SPE_E3',
        subscriptionId: 's1',
        seats: 10,
        idleSeats: 3,
        annualCost: 4320,
        currency: 'EUR',
      },
    ]);
  });

  it('have the price of the subscription where it has one, rounded once', () => {
    expect(renewals({ commerceSubscriptionId: 'c2', totalLicenses: 3 })).toMatchObject([
      { annualCost: 300.02, currency: 'USD' },
    ]);
  });

  it.each([
    [{ isTrial: true }, 'trialEnds'],
    [{ status: 'Warning' }, 'isSuspended'],
    [{ status: 'Suspended' }, 'isDeleted'],
  ])('tell %j from a renewal, and state no cost of it', (change, event) => {
    expect(renewals(change)).toMatchObject([{ event, annualCost: null, currency: null }]);
  });

  it('are in the order of their dates, from today to the 90th day', () => {
    const on = (day: string) => ({ nextLifecycleDateTime: `${day}T23:00:00Z` });
    const found = renewals(on('2027-02-23'), on('2027-02-24'), on('2026-11-25'), on('2026-11-24'));
    expect(found.map(({ date }) => date)).toEqual(['2026-11-25', '2027-02-23']);
  });

  it('leave out what has no date, no known state, or is deleted', () => {
    expect(
      renewals({ nextLifecycleDateTime: null }, { status: 'Deleted' }, { nextLifecycleDateTime: 'soon' }),
    ).toEqual([]);
  });
});
