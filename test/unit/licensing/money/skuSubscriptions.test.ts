import { isPaid, isRunning, subscriptionsOf } from '../../../../licensing/money/skuSubscriptions';
import { e3, lapsedStatuses, skuWith, subscription, trial } from '../../../support/subscriptionScene';

describe('the subscriptions of a SKU', () => {
  it('are those that it lists, and those that name it in any case', () => {
    const listed = subscription('s1', { skuId: null });
    const naming = subscription('s2', { skuId: e3.toUpperCase() });
    const foreign = subscription('s3', { skuId: 'c7df2760-2c81-4ef7-b578-5b5392b571df' });
    const nameless = subscription('s4', { skuId: null });
    expect(
      subscriptionsOf(skuWith(1, { subscriptionIds: ['s1'] }), [listed, naming, foreign, nameless]),
    ).toEqual([listed, naming]);
  });
});

describe('a subscription', () => {
  it('is paid for unless it is a trial or has lapsed', () => {
    expect(isPaid(subscription('s1'))).toBe(true);
    expect(isPaid(trial('s1'))).toBe(false);
  });

  it.each(lapsedStatuses)('is neither paid for nor running with the status %s', (status) => {
    expect(isPaid(subscription('s1', { status }))).toBe(false);
    expect(isRunning(trial('s1', { status }))).toBe(false);
  });

  it('is paid for where Graph leaves both open', () => {
    expect(isPaid(subscription('s1', { status: null, isTrial: null }))).toBe(true);
  });

  it('runs as a trial', () => {
    expect(isRunning(trial('s1'))).toBe(true);
  });
});
