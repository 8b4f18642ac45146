import { add, divide, multiply, round, toNumber, type Decimal } from '../../money/decimal';
import { compareText } from '../../candidates/compareText';

/** An amount of one currency; currencies are never added up. Sums are exact, and rounded once to two decimal places. */
export interface CurrencyAmount {
  currency: string;
  monthly: number;
  annual: number;
}

/** What freed seats save. */
export interface SeatSavings {
  seats: number;
  /** How many of these seats have no known price: their saving is in no amount. */
  unpricedSeats: number;
  /** One row per currency, in alphabetical order; a saving of 0 has none. */
  amounts: CurrencyAmount[];
}

/** What one seat costs. */
export interface SeatWorth {
  /** Exact. Null if no price is known. */
  annualCost: Decimal | null;
  currency: string | null;
}

const MONTHS = 12;
const CENTS = 2;
const nothing: Decimal = { units: 0n, scale: 0 };

/** Adds up seats. */
export class SavingsTally {
  #seats = 0;
  #unpricedSeats = 0;
  readonly #sums = new Map<string, Decimal>();

  add({ annualCost, currency }: SeatWorth, seats = 1): void {
    this.#seats += seats;
    if (annualCost === null) this.#unpricedSeats += seats;
    else if (annualCost.units !== 0n && currency === null) this.#unpricedSeats += seats;
    else if (annualCost.units !== 0n && currency !== null)
      this.#addCost(currency, multiply(annualCost, seats));
  }

  /** Adds what other seats save together. */
  include(other: SavingsTally): void {
    this.#seats += other.#seats;
    this.#unpricedSeats += other.#unpricedSeats;
    for (const [currency, sum] of other.#sums) this.#addCost(currency, sum);
  }

  /** Exact, for order. */
  annualIn(currency: string | null): Decimal {
    return this.#sums.get(currency ?? '') ?? nothing;
  }

  total(): SeatSavings {
    const byName = [...this.#sums].sort(([one], [other]) => compareText(one, other));
    return {
      seats: this.#seats,
      unpricedSeats: this.#unpricedSeats,
      amounts: byName.map(([currency, sum]) => ({
        currency,
        monthly: toNumber(divide(sum, MONTHS, CENTS)),
        annual: toNumber(round(sum, CENTS)),
      })),
    };
  }

  #addCost(currency: string, cost: Decimal): void {
    this.#sums.set(currency, add(this.#sums.get(currency) ?? nothing, cost));
  }
}
