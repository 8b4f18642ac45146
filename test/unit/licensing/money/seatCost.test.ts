import fc from 'fast-check';
import type { CompanySubscription } from '@microsoft/microsoft-graph-types';
import { toNumber } from '../../../../licensing/money/decimal';
import { seatCost } from '../../../../licensing/money/seatCost';
import {
  lapsedStatuses,
  priceList,
  skuPrice,
  skuWith,
  subscription,
  subscriptionPrice,
  trial,
} from '../../../support/subscriptionScene';

const costOf = (enabled: number, subscriptions: CompanySubscription[] | null, ...rows: object[]) => {
  const cost = seatCost(skuWith(enabled), subscriptions, priceList(...rows));
  return [cost.monthlyCost && toNumber(cost.monthlyCost), cost.currency, cost.isPaid];
};
const two = [subscription('s1'), subscription('s2')];

describe('freeing one seat', () => {
  it('saves the price of the SKU', () => {
    expect(costOf(20, two, skuPrice('36.10'))).toEqual([36.1, 'EUR', true]);
  });

  it('saves a twelfth of an annual price, which stays exact for sums', () => {
    const prices = priceList(skuPrice('100', { paymentFrequency: 'annual' }));
    const { monthlyCost, annualCost } = seatCost(skuWith(20), two, prices);
    expect([monthlyCost, annualCost].map((cost) => cost && toNumber(cost))).toEqual([8.33, 100]);
  });

  it('saves the lowest of several prices, monthly or annual', () => {
    const rows = [
      subscriptionPrice('s1', '36'),
      subscriptionPrice('commerce-s2', '360', { paymentFrequency: 'annual' }),
    ];
    expect(costOf(20, two, ...rows)).toEqual([30, 'EUR', true]);
    expect(costOf(20, [...two].reverse(), ...rows)).toEqual([30, 'EUR', true]);
  });

  it.each([
    ['of one subscription has no price', [subscriptionPrice('s1', '36')]],
    ['prices are in two currencies', [skuPrice('36'), subscriptionPrice('s1', '30', { currency: 'USD' })]],
    ['nobody gave a price', []],
  ])('saves an unknown amount where a seat %s', (_, rows) => {
    expect(costOf(20, two, ...rows)).toEqual([null, null, true]);
  });

  it('saves nothing of a trial', () => {
    expect(costOf(10, [trial('t1')], skuPrice('36'))).toEqual([0, 'EUR', false]);
    expect(costOf(10, [trial('t1')])).toEqual([0, null, false]);
  });

  it.each(lapsedStatuses)('saves nothing of a subscription with the status %s', (status) => {
    expect(costOf(0, [subscription('s1', { status })], skuPrice('36'))).toEqual([0, 'EUR', false]);
  });

  it('saves the price of the paid seats beside a trial, whose own price does not count', () => {
    const subscriptions = [subscription('s1'), trial('t1')];
    expect(costOf(20, subscriptions, skuPrice('36'), subscriptionPrice('t1', '1'))).toEqual([
      36,
      'EUR',
      true,
    ]);
  });

  it.each([[null], [[]]])('saves the price of the SKU with %j for subscriptions', (subscriptions) => {
    expect(costOf(10, subscriptions, skuPrice('36'))).toEqual([36, 'EUR', null]);
    expect(costOf(10, subscriptions, subscriptionPrice('s1', '30'))).toEqual([null, null, null]);
  });

  it('never saves more than the cheapest paid seat costs, in whatever order', () => {
    const prices = fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(prices, (amounts) => {
        const subscriptions = amounts.map((_, index) => subscription(`s${index}`));
        const rows = amounts.map((amount, index) =>
          subscriptionPrice(`s${index}`, (amount / 100).toFixed(2)),
        );
        expect(costOf(amounts.length * 10, subscriptions, ...rows)).toEqual([
          Math.min(...amounts) / 100,
          'EUR',
          true,
        ]);
      }),
    );
  });
});
