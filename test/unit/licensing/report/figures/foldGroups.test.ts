import { foldGroups } from '../../../../../licensing/report/figures/foldGroups';
import type { SavingsGroup } from '../../../../../licensing/report/figures/savingsFigures';

const group = (name: string, annual: number, currency = 'EUR'): SavingsGroup => ({
  name,
  seats: 1,
  unpricedSeats: 0,
  amounts: [{ currency, monthly: annual, annual }],
});

describe('folded groups', () => {
  it('are all shown where they fit', () => {
    expect(foldGroups([group('a', 1), group('b', 2)], 2)).toEqual({
      shown: [group('a', 1), group('b', 2)],
      others: null,
    });
  });

  it('sum up the rest exactly, each currency by itself', () => {
    const { shown, others } = foldGroups(
      [group('a', 1), group('b', 0.1), group('c', 0.2), group('d', 5, 'USD')],
      1,
    );
    expect(shown.map(({ name }) => name)).toEqual(['a']);
    expect(others).toEqual({
      count: 3,
      group: {
        name: null,
        seats: 3,
        unpricedSeats: 0,
        amounts: [
          { currency: 'EUR', monthly: 0.3, annual: 0.3 },
          { currency: 'USD', monthly: 5, annual: 5 },
        ],
      },
    });
  });
});
