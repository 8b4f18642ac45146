import { candidateOf, figuresOf, licenseOf, seatPrice } from '../../../../support/reportScene';

describe('the figures of a report', () => {
  it('put seats, cost and savings together', () => {
    expect(figuresOf()).toMatchObject({
      seats: { bought: 10, used: 7, idle: 3, unassigned: 2, removable: 1 },
      costs: [{ currency: 'EUR', annualCost: 4320, annualSavings: 432, annualIdleCost: 1296 }],
      savings: { seats: 1, amounts: [{ currency: 'EUR', monthly: 36, annual: 432 }] },
      unpricedLicenses: [],
      renewals: [],
      candidateCount: 1,
    });
  });

  it('know of no cost where no price is known', () => {
    const figures = figuresOf({
      licenses: [licenseOf({ unitPrice: null, currency: null, annualCost: null, annualUnusedCost: null })],
      candidates: [candidateOf({ license: { monthlyCost: null, currency: null } })],
      seats: new Map([['sku-e3', seatPrice(null, null)]]),
    });
    expect(figures).toMatchObject({
      costs: [],
      savings: { seats: 1, unpricedSeats: 1, amounts: [] },
      unpricedLicenses: ['Microsoft 365 E3'],
    });
  });

  it('save nothing by a free license, whose row stays in the file', () => {
    const figures = figuresOf({ licenses: [licenseOf({ isTrial: true })] });
    expect(figures).toMatchObject({ savings: { seats: 0 }, rows: [{ license: 'Microsoft 365 E3' }] });
  });

  it('know no renewals where the subscriptions were not read', () => {
    expect(figuresOf({ licenses: [licenseOf({ subscriptions: null })] }).renewals).toBeNull();
  });

  it('have the currency of the most seats first, unless another is wanted', () => {
    const licenses = [
      licenseOf({ purchased: 3, currency: 'USD' }),
      licenseOf({ skuId: '2', currency: 'GBP' }),
    ];
    const first = (currency: string | null) =>
      figuresOf({ licenses, candidates: [], currency }).costs[0]?.currency;
    expect([first(null), first('USD')]).toEqual(['GBP', 'USD']);
  });
});
