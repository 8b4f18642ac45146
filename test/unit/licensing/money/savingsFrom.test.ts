import type { CompanySubscription } from '@microsoft/microsoft-graph-types';
import { savingsFrom } from '../../../../licensing/money/savingsFrom';
import { lapsedStatuses, skuWith, subscription, trial } from '../../../support/subscriptionScene';

const today = '2026-11-20';
const dayOf = (...subscriptions: CompanySubscription[]) => savingsFrom(skuWith(10), subscriptions, today);
const renewedOn = (nextLifecycleDateTime: string | null, details: Partial<CompanySubscription> = {}) =>
  subscription(`until-${nextLifecycleDateTime}`, { nextLifecycleDateTime, ...details });
const early = '2026-12-01T00:00:00Z';
const late = '2027-03-01T00:00:00Z';

describe('a freed seat saves from', () => {
  it('the earliest renewal of its subscriptions', () => {
    expect(dayOf(renewedOn(late), renewedOn(early))).toBe('2026-12-01');
  });

  it('today, if a subscription is renewed today', () => {
    expect(dayOf(renewedOn('2026-11-20T23:59:59Z'))).toBe(today);
  });

  it('the day in UTC', () => {
    expect(dayOf(renewedOn('2026-12-01T01:00:00.0000000+02:00'))).toBe('2026-11-30');
  });

  it.each([
    ['a trial', trial('t1', { nextLifecycleDateTime: early })],
    ['a renewal that is past', renewedOn('2026-11-19T00:00:00Z')],
    ['a subscription without seats', renewedOn(early, { totalLicenses: 0 })],
    ['a date that cannot be read', renewedOn('soon')],
    ['a subscription without end', renewedOn(null)],
    ['another SKU', renewedOn(early, { skuId: 'another' })],
  ])('no day of %s', (_, other) => {
    expect(dayOf(other, renewedOn(late))).toBe('2027-03-01');
    expect(dayOf(other)).toBeNull();
  });

  it.each(lapsedStatuses)('no day of a subscription with the status %s', (status) => {
    expect(dayOf(renewedOn(early, { status }))).toBeNull();
  });

  it('the renewal even of a subscription that was bought this week', () => {
    expect(dayOf(renewedOn(late, { createdDateTime: '2026-11-18T00:00:00Z' }))).toBe('2027-03-01');
  });

  it('an unknown day, if subscriptions were not read', () => {
    expect(savingsFrom(skuWith(10), null, today)).toBeNull();
  });
});
