import { add, parseDecimal, toNumber } from '../../money/decimal';
import type { SavingsGroup } from './savingsFigures';
import type { CurrencyAmount } from './savingsTally';

export interface FoldedGroups {
  shown: SavingsGroup[];
  /** The rest as one group without a name; null if there is none. */
  others: { count: number; group: SavingsGroup } | null;
}

/** The first groups, and the sum of all others, so that a short table still adds up. */
export function foldGroups(groups: readonly SavingsGroup[], most: number): FoldedGroups {
  if (groups.length <= most) return { shown: [...groups], others: null };
  const rest = groups.slice(most);
  const group: SavingsGroup = { name: null, seats: 0, unpricedSeats: 0, amounts: [] };
  const sums = new Map<string, CurrencyAmount>();
  for (const { seats, unpricedSeats, amounts } of rest) {
    group.seats += seats;
    group.unpricedSeats += unpricedSeats;
    for (const { currency, monthly, annual } of amounts) {
      const sum = sums.get(currency) ?? { currency, monthly: 0, annual: 0 };
      sums.set(currency, {
        currency,
        monthly: exactSum(sum.monthly, monthly),
        annual: exactSum(sum.annual, annual),
      });
    }
  }
  group.amounts = [...sums.values()];
  return { shown: groups.slice(0, most), others: { count: rest.length, group } };
}

function exactSum(one: number, other: number): number {
  return toNumber(add(parseDecimal(one), parseDecimal(other)));
}
