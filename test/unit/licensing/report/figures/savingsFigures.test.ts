import { amountIn, savingsFigures } from '../../../../../licensing/report/figures/savingsFigures';
import { rowOf, seatPrice } from '../../../../support/reportScene';

const seats = new Map([
  ['sku-e3', seatPrice('432')],
  ['sku-visio', seatPrice('180', 'USD')],
  ['sku-free', seatPrice(null, null)],
]);
const visio = { skuId: 'SKU-VISIO', license: 'Visio' };

describe('the savings of a report', () => {
  const rows = [
    rowOf({ userId: 'a', department: 'Sales' }),
    rowOf({ userId: 'b', department: 'Sales', reason: 'blocked' }),
    rowOf({ userId: 'c', department: ' ', ...visio }),
    rowOf({ userId: 'd', department: null, skuId: 'sku-free', license: 'Unpriced' }),
    rowOf({ userId: 'e', isSeatFreed: false, reason: 'duplicate' }),
    rowOf({ userId: 'f', isSeatFreed: false, action: 'review' }),
  ];
  const savings = savingsFigures({ rows, seats, currency: 'EUR' });

  it('are those of the seats that are freed, by currency', () => {
    expect(savings).toMatchObject({
      seats: 4,
      unpricedSeats: 1,
      amounts: [
        { currency: 'EUR', monthly: 72, annual: 864 },
        { currency: 'USD', monthly: 15, annual: 180 },
      ],
    });
  });

  it('have each seat once in each grouping, the biggest saving first', () => {
    expect(savings.byReason.map(({ name, seats: count }) => [name, count])).toEqual([
      ['Inactive', 3],
      ['Blocked', 1],
    ]);
    expect(savings.byDepartment).toEqual([
      { name: 'Sales', seats: 2, unpricedSeats: 0, amounts: [{ currency: 'EUR', monthly: 72, annual: 864 }] },
      { name: null, seats: 2, unpricedSeats: 1, amounts: [{ currency: 'USD', monthly: 15, annual: 180 }] },
    ]);
    expect(savings.byLicense.map(({ name }) => name)).toEqual(['Microsoft 365 E3', 'Unpriced', 'Visio']);
  });

  it('put what is to be reviewed apart', () => {
    expect(savings.review).toEqual({
      seats: 1,
      unpricedSeats: 0,
      amounts: [{ currency: 'EUR', monthly: 36, annual: 432 }],
    });
  });

  it('review a seat once, however often it is held, and not one that is taken back or whose user is deleted', () => {
    const review = { action: 'review', isSeatFreed: false } as const;
    const some = [
      rowOf({ userId: 'a' }),
      rowOf({ userId: 'a', ...review }),
      rowOf({ userId: 'b', ...review }),
      rowOf({ userId: 'b', ...review, assignedVia: 'group' }),
      rowOf({ userId: 'c', ...review, status: 'deleted' }),
    ];
    expect(savingsFigures({ rows: some, seats, currency: 'EUR' }).review.seats).toBe(1);
  });

  it('have no amount in a currency that nothing costs', () => {
    expect(amountIn(savings.amounts, 'GBP')).toBeNull();
  });
});
