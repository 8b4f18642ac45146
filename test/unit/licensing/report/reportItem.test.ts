import { reportItem } from '../../../../licensing/report/reportItem';
import { candidateOf, licenseOf, reportOf, seatPrice } from '../../../support/reportScene';

const unpriced = { unitPrice: null, currency: null, annualCost: null, annualUnusedCost: null };

describe('the item of a report', () => {
  it('opens with what a person reads', () => {
    expect(reportItem(reportOf())).toMatchObject({
      title: 'Microsoft 365 licenses',
      company: 'Contoso Ltd',
      headline: '3 of 10 seats lie idle (30%).',
      seatsBought: 10,
      seatsUsed: 7,
      seatsIdle: 3,
      annualCost: 4320,
      annualIdleCost: 1296,
      monthlySavings: 36,
      annualSavings: 432,
      currency: 'EUR',
      renewalCount: 0,
      candidateCount: 1,
      rowCount: 1,
      rowsInPage: 1,
      reportRefreshDate: '2026-11-23',
    });
  });

  it('has no amount where prices are in two currencies', () => {
    const licenses = [licenseOf(), licenseOf({ skuId: '2', currency: 'USD' })];
    expect(reportItem(reportOf({ input: { licenses } }))).toMatchObject({
      annualCost: null,
      annualIdleCost: null,
      monthlySavings: null,
      currency: null,
    });
  });

  it('has no amount where no price is known', () => {
    const item = reportItem(
      reportOf({
        input: { licenses: [licenseOf(unpriced)], seats: new Map([['sku-e3', seatPrice(null, null)]]) },
      }),
    );
    expect(item).toMatchObject({ annualCost: null, annualSavings: null, currency: null, costs: [] });
  });

  it('saves 0 where nothing can be taken back, and nobody knows what where that has no price', () => {
    expect(reportItem(reportOf({ input: { candidates: [] } }))).toMatchObject({ monthlySavings: 0 });
    const licenses = [licenseOf(), licenseOf({ ...unpriced, skuId: '2' })];
    const candidates = [candidateOf({ license: { skuId: '2', monthlyCost: null, currency: null } })];
    expect(reportItem(reportOf({ input: { licenses, candidates } }))).toMatchObject({ monthlySavings: null });
  });
});
