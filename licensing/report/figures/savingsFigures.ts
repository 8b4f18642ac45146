import { compareText } from '../../candidates/compareText';
import { compare } from '../../money/decimal';
import { unknownPrice, type SeatPrice } from '../../money/seatPrices';
import { foldId } from '../../products/foldId';
import { reasonLabel, type ReportRow } from './reportRow';
import { SavingsTally, type CurrencyAmount, type SeatSavings } from './savingsTally';

/** What a reason, a department or a license saves. */
export interface SavingsGroup extends SeatSavings {
  /** Null for users without a department. */
  name: string | null;
}

/** What taking back every license with the action `remove` saves. */
export interface SavingsFigures extends SeatSavings {
  byReason: SavingsGroup[];
  byDepartment: SavingsGroup[];
  byLicense: SavingsGroup[];
  /** What could be saved besides, at most, after a person has looked. */
  review: SeatSavings;
}

export interface SavingsInput {
  /** Candidates of licenses that somebody pays for. */
  rows: readonly ReportRow[];
  /** What seats cost, by SKU id in lower case. */
  seats: ReadonlyMap<string, SeatPrice>;
  /** The currency by which groups are put in order; null: by seats alone. */
  currency: string | null;
}

/** Groups have the biggest saving first, then the most seats, then the name. Each seat is in one group of each kind. */
export function savingsFigures({ rows, seats, currency }: SavingsInput): SavingsFigures {
  const worthOf = ({ skuId }: ReportRow) => seats.get(foldId(skuId)) ?? unknownPrice;
  const freed = rows.filter(({ isSeatFreed }) => isSeatFreed);
  const groupsBy = (nameOf: (row: ReportRow) => string | null) => {
    const tallies = new Map<string | null, SavingsTally>();
    for (const row of freed) {
      const name = nameOf(row);
      const tally = tallies.get(name) ?? new SavingsTally();
      tallies.set(name, tally);
      tally.add(worthOf(row));
    }
    return inOrder(tallies, currency);
  };
  const total = new SavingsTally();
  for (const row of freed) total.add(worthOf(row));
  const review = new SavingsTally();
  for (const row of seatsToReview(rows)) review.add(worthOf(row));
  return {
    ...total.total(),
    byReason: groupsBy(({ reason }) => reasonLabel(reason)),
    byDepartment: groupsBy(({ department }) => department?.trim() || null),
    byLicense: groupsBy(({ license }) => license),
    review: review.total(),
  };
}

/** The amount of one currency; null if there is none. */
export function amountIn(amounts: readonly CurrencyAmount[], currency: string | null): CurrencyAmount | null {
  return amounts.find((amount) => amount.currency === currency) ?? null;
}

function inOrder(tallies: ReadonlyMap<string | null, SavingsTally>, currency: string | null): SavingsGroup[] {
  return [...tallies]
    .map(([name, tally]) => ({ name, annual: tally.annualIn(currency), ...tally.total() }))
    .sort(
      (one, other) =>
        compare(other.annual, one.annual) ||
        other.seats - one.seats ||
        compareText(one.name ?? '', other.name ?? ''),
    )
    .map(({ name, seats, unpricedSeats, amounts }) => ({ name, seats, unpricedSeats, amounts }));
}

/** One row for each seat: a user who holds a license twice has one, and a deleted user none. */
function seatsToReview(rows: readonly ReportRow[]): ReportRow[] {
  const seatOf = ({ userId, skuId }: ReportRow) => `${userId}\n${foldId(skuId)}`;
  const freed = new Set(rows.filter(({ isSeatFreed }) => isSeatFreed).map(seatOf));
  const toReview = rows.filter(
    (row) => row.action === 'review' && row.status !== 'deleted' && !freed.has(seatOf(row)),
  );
  return [...new Map(toReview.map((row) => [seatOf(row), row])).values()];
}
