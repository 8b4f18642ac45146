import { costOfSeats } from '../../../../licensing/inventory/licenseCost';
import { parseDecimal } from '../../../../licensing/money/decimal';
import type { PaidSeats } from '../../../../licensing/money/paidSeats';
import type { Price } from '../../../../licensing/money/price';

const price = (unitPrice: string, details: Partial<Price> = {}): Price => ({
  unitPrice: parseDecimal(unitPrice),
  currency: 'EUR',
  paymentFrequency: 'monthly',
  ...details,
});
const paid = (seats: number | null, unitPrice: Price | null): PaidSeats => ({
  seats,
  price: unitPrice,
  isKnownToBePaid: true,
});
const unknown = {
  unitPrice: null,
  currency: null,
  paymentFrequency: null,
  annualCost: null,
  annualUnusedCost: null,
};

describe('the cost of a license', () => {
  it('is that of its paid seats, and of those that nobody holds', () => {
    expect(costOfSeats([paid(10, price('36.10'))], 7, null)).toEqual({
      unitPrice: 36.1,
      currency: 'EUR',
      paymentFrequency: 'monthly',
      annualCost: 4332,
      annualUnusedCost: 1299.6,
    });
  });

  it('adds subscriptions of different prices up, without naming one price', () => {
    const seats = [paid(10, price('30')), paid(5, price('480', { paymentFrequency: 'annual' }))];
    expect(costOfSeats(seats, 8, price('99'))).toEqual({
      unitPrice: null,
      currency: 'EUR',
      paymentFrequency: null,
      annualCost: 6000,
      // The eight users hold the five dearer seats first.
      annualUnusedCost: 2520,
    });
  });

  it('names the price that all subscriptions have', () => {
    expect(costOfSeats([paid(10, price('30')), paid(5, price('30.00'))], 0, null)).toMatchObject({
      unitPrice: 30,
      annualCost: 5400,
    });
  });

  it.each([
    ['a seat has no price', [paid(10, price('30')), paid(5, null)]],
    ['the number of seats is not known', [paid(null, price('30'))]],
    ['prices are in two currencies', [paid(10, price('30')), paid(5, price('30', { currency: 'USD' }))]],
  ])('is unknown where %s', (_, seats) => {
    expect(costOfSeats(seats, 0, price('99'))).toEqual(unknown);
  });

  it('is 0 where no seat is paid for, and unknown where no price is known', () => {
    expect(costOfSeats([], 7, price('36'))).toMatchObject({
      unitPrice: 36,
      annualCost: 0,
      annualUnusedCost: 0,
    });
    expect(costOfSeats([], 7, null)).toEqual(unknown);
  });

  it('is rounded once, at the sum', () => {
    expect(costOfSeats([paid(3, price('0.333', { paymentFrequency: 'annual' }))], 0, null).annualCost).toBe(
      1,
    );
  });
});
