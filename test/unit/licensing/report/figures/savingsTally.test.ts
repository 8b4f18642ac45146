import { parseDecimal } from '../../../../../licensing/money/decimal';
import { SavingsTally } from '../../../../../licensing/report/figures/savingsTally';

const worth = (annual: string | null, currency: string | null = 'EUR') => ({
  annualCost: annual === null ? null : parseDecimal(annual),
  currency,
});

describe('a tally of savings', () => {
  it('rounds once, at the sum: a thousand seats at 100 a year are 100,000 and not 99,960', () => {
    const tally = new SavingsTally();
    for (let seat = 0; seat < 1000; seat++) tally.add(worth('100'));
    expect(tally.total()).toEqual({
      seats: 1000,
      unpricedSeats: 0,
      amounts: [{ currency: 'EUR', monthly: 8333.33, annual: 100_000 }],
    });
  });

  it('keeps currencies apart, in the order of the alphabet', () => {
    const tally = new SavingsTally();
    tally.add(worth('12', 'USD'));
    tally.add(worth('24', 'EUR'));
    expect(tally.total().amounts).toEqual([
      { currency: 'EUR', monthly: 2, annual: 24 },
      { currency: 'USD', monthly: 1, annual: 12 },
    ]);
  });

  it('counts a seat without a price, and adds nothing for it', () => {
    const tally = new SavingsTally();
    tally.add(worth(null, null));
    tally.add(worth('5', null));
    expect(tally.total()).toEqual({ seats: 2, unpricedSeats: 2, amounts: [] });
  });

  it('has no amount for a seat that costs nothing, which is not a seat without a price', () => {
    const tally = new SavingsTally();
    tally.add(worth('0', null));
    expect(tally.total()).toEqual({ seats: 1, unpricedSeats: 0, amounts: [] });
  });
});
