import { licenseFigures, sumOfSeats } from '../../../../../licensing/report/figures/licenseFigures';
import { licenseOf, rowOf } from '../../../../support/reportScene';

describe('the seats of a license', () => {
  it('are used, to be taken back, or not assigned', () => {
    const rows = [
      rowOf({ userId: 'a' }),
      rowOf({ userId: 'b' }),
      rowOf({ userId: 'c', action: 'review', isSeatFreed: false }),
    ];
    expect(licenseFigures([licenseOf()], rows).counted).toEqual([
      {
        skuId: 'sku-e3',
        skuPartNumber: 'SPE_E3',
        name: 'Microsoft 365 E3',
        bought: 10,
        assigned: 8,
        used: 6,
        idle: 4,
        unassigned: 2,
        removable: 2,
        review: 1,
        shortage: 0,
        annualCost: 4320,
        annualUnassignedCost: 864,
        currency: 'EUR',
      },
    ]);
  });

  it('add up where more are assigned than bought', () => {
    const { counted } = licenseFigures([licenseOf({ assigned: 13 })], [rowOf()]);
    expect(counted).toMatchObject([{ used: 12, idle: 1, shortage: 3 }]);
    const { used, idle, bought, shortage } = sumOfSeats(counted);
    expect(used + idle).toBe(bought + shortage);
  });

  it('are one for a user who holds the license twice, and none for a deleted user', () => {
    const rows = [
      rowOf({ userId: 'a' }),
      rowOf({ userId: 'a', action: 'review', isSeatFreed: false, assignedVia: 'group' }),
      rowOf({ userId: 'b', action: 'review', isSeatFreed: false }),
      rowOf({ userId: 'b', action: 'review', isSeatFreed: false, assignedVia: 'group', skuId: 'SKU-E3' }),
      rowOf({ userId: 'gone', status: 'deleted', action: 'review', isSeatFreed: false }),
    ];
    expect(licenseFigures([licenseOf()], rows).counted).toMatchObject([{ removable: 1, review: 1 }]);
  });

  it.each([
    ['a trial', { isTrial: true }],
    ['a free product', { skuPartNumber: 'FLOW_FREE', unitPrice: null }],
    ['a price of 0', { unitPrice: 0 }],
  ])('are in no figure for %s', (_, change) => {
    const { counted, uncounted } = licenseFigures([licenseOf(change)], []);
    expect(counted).toEqual([]);
    expect(uncounted).toMatchObject([{ bought: 10, assigned: 8 }]);
  });

  it('count for a free product with a price, and for a paid one without', () => {
    const free = licenseOf({ skuPartNumber: 'PHONESYSTEM_VIRTUALUSER', unitPrice: 2 });
    const unpriced = licenseOf({ skuId: 'sku-2', unitPrice: null, annualCost: null });
    expect(licenseFigures([free, unpriced], []).counted).toHaveLength(2);
  });

  it('leave out what the tenant uses as a whole, and what it has no seat of', () => {
    const company = licenseOf({ licenseType: 'company' });
    const gone = licenseOf({ purchased: 0, assigned: 0 });
    expect(licenseFigures([company, gone], [])).toEqual({ counted: [], uncounted: [] });
  });
});
