import type { CompanySubscription } from '@microsoft/microsoft-graph-types';
import { toNumber } from '../../../../licensing/money/decimal';
import { paidSeatsOf } from '../../../../licensing/money/paidSeats';
import {
  lapsedStatuses,
  priceList,
  skuPrice,
  skuWith,
  subscription,
  subscriptionPrice,
  trial,
} from '../../../support/subscriptionScene';

const paid = (enabled: number, subscriptions: CompanySubscription[] | null, ...rows: object[]) =>
  paidSeatsOf(skuWith(enabled), subscriptions, priceList(...rows)).map(
    ({ seats, price, isKnownToBePaid }) => [seats, price && toNumber(price.unitPrice), isKnownToBePaid],
  );

describe('the paid seats of a SKU', () => {
  it('are those of its subscriptions, each at its own price or at that of the SKU', () => {
    const subscriptions = [subscription('s1'), subscription('s2', { totalLicenses: 5 })];
    expect(paid(15, subscriptions, skuPrice('36'), subscriptionPrice('s2', '30'))).toEqual([
      [10, 36, true],
      [5, 30, true],
    ]);
  });

  it('are not those of trials', () => {
    expect(paid(15, [subscription('s1'), trial('t1', { totalLicenses: 5 })])).toEqual([[10, null, true]]);
    expect(paid(10, [trial('t1')], skuPrice('36'))).toEqual([]);
  });

  it.each(lapsedStatuses)('are not those of a subscription with the status %s', (status) => {
    expect(paid(0, [subscription('s1', { status })])).toEqual([]);
    expect(paid(10, [subscription('s1', { status }), subscription('s2')])).toEqual([[10, null, true]]);
  });

  it('may be enabled seats that no subscription accounts for', () => {
    expect(paid(12, [trial('t1')], skuPrice('36'))).toEqual([[2, 36, false]]);
    expect(paid(12, [subscription('s1')], subscriptionPrice('s1', '30'))).toEqual([
      [10, 30, true],
      [2, null, false],
    ]);
  });

  it.each([[null], [[]]])('are all enabled ones with %j for subscriptions', (subscriptions) => {
    expect(paid(12, subscriptions, skuPrice('36'))).toEqual([[12, 36, false]]);
  });

  it('are unknown in number where Graph leaves a figure out', () => {
    expect(paid(12, [trial('t1', { totalLicenses: null })])).toEqual([[null, null, false]]);
    expect(paidSeatsOf(skuWith(0, { prepaidUnits: null }), null, priceList())).toEqual([
      { seats: null, price: null, isKnownToBePaid: false },
    ]);
  });
});
