import { annualCost } from '../money/costs';
import { add, compare, multiply, round, toNumber, type Decimal } from '../money/decimal';
import type { PaidSeats } from '../money/paidSeats';
import type { PaymentFrequency, Price } from '../money/price';

/** Amounts are in `currency`, rounded to two decimal places. */
export interface LicenseCost {
  /** The price of one seat; null if none is known, or if subscriptions have different prices. */
  unitPrice: number | null;
  /** Null if no price is known, or if the prices are in several currencies: costs are null then, too. */
  currency: string | null;
  paymentFrequency: PaymentFrequency | null;
  /**
   * Cost of the seats that are paid for. Seats of trials and lapsed subscriptions cost nothing; where the subscriptions
   * were not read, all enabled seats count as paid. Null if one of the seats has no price.
   */
  annualCost: number | null;
  /**
   * Cost of the paid seats that nobody holds. Users count as holding paid seats first, since other seats end, and the
   * dearest first, so that no more is called unused than can be saved.
   */
  annualUnusedCost: number | null;
}

interface KnownSeats {
  seats: number;
  price: Price;
}

/** `skuPrice`: what a seat would cost if it were paid for; it is shown where none is. */
export function costOfSeats(
  paidSeats: readonly PaidSeats[],
  assigned: number,
  skuPrice: Price | null,
): LicenseCost {
  const known = paidSeats.filter(isKnown);
  const prices =
    known.length > 0 ? known.map(({ price }) => price) : [skuPrice].filter((price) => price !== null);
  const [first, ...others] = prices;
  const isWhole = known.length === paidSeats.length;
  if (!first || !isWhole || others.some(({ currency }) => currency !== first.currency)) return unknownCost;
  const isUniform = others.every((price) => isSamePrice(price, first));
  return {
    unitPrice: isUniform ? toNumber(first.unitPrice) : null,
    currency: first.currency,
    paymentFrequency: isUniform ? first.paymentFrequency : null,
    annualCost: total(known),
    annualUnusedCost: total(unusedOf(known, assigned)),
  };
}

const unknownCost: LicenseCost = {
  unitPrice: null,
  currency: null,
  paymentFrequency: null,
  annualCost: null,
  annualUnusedCost: null,
};

function isKnown(row: PaidSeats): row is PaidSeats & KnownSeats {
  return row.seats !== null && row.price !== null;
}

function isSamePrice(one: Price, other: Price): boolean {
  return one.paymentFrequency === other.paymentFrequency && compare(one.unitPrice, other.unitPrice) === 0;
}

function unusedOf(paidSeats: readonly KnownSeats[], assigned: number): KnownSeats[] {
  let users = assigned;
  return [...paidSeats]
    .sort((one, other) => compare(annualCost(other.price), annualCost(one.price)))
    .map(({ seats, price }) => {
      const unused = Math.max(0, seats - users);
      users = Math.max(0, users - seats);
      return { seats: unused, price };
    });
}

function total(paidSeats: readonly KnownSeats[]): number {
  const cost = paidSeats
    .map(({ seats, price }) => multiply(annualCost(price), seats))
    .reduce<Decimal>(add, { units: 0n, scale: 0 });
  return toNumber(round(cost, CENTS));
}

const CENTS = 2;
