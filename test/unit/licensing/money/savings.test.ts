import fc from 'fast-check';
import { parseDecimal } from '../../../../licensing/money/decimal';
import { savingsOf, type PricedLicense } from '../../../../licensing/money/savings';

const license = (
  skuId: string,
  monthlyCost: number | null,
  currency: string | null = 'EUR',
): PricedLicense => ({
  skuId,
  monthlyCost,
  currency,
});

/** A license with an annual price, of which a twelfth may have no end. */
const yearly = (skuId: string, price: string): PricedLicense => ({
  ...license(skuId, 0),
  annualCost: parseDecimal(price),
});

describe('savingsOf', () => {
  it('adds up the removed licenses, without drift', () => {
    const [a, b, c] = [license('a', 0.1), license('b', 0.2), license('c', 100)];
    expect(savingsOf([a, b], [a, b, c])).toEqual({
      monthlySavings: 0.3,
      currency: 'EUR',
      savingsByCurrency: [{ currency: 'EUR', monthlySavings: 0.3 }],
      unpricedLicenses: 0,
      savingsFrom: null,
    });
  });

  it('counts a SKU once, however many of its assignments are removed', () => {
    const [one, other] = [license('a', 10), license('A', 10)];
    expect(savingsOf([one, other], [one, other]).monthlySavings).toBe(10);
  });

  it('saves 0 while another assignment of the SKU stays', () => {
    const [direct, byGroup] = [license('a', 10), license('A', 10)];
    expect(savingsOf([direct], [direct, byGroup])).toMatchObject({ monthlySavings: 0, currency: 'EUR' });
  });

  it('never adds currencies up', () => {
    const [a, b, c] = [license('a', 10, 'USD'), license('b', 7.5), license('c', 2.5)];
    expect(savingsOf([a, b, c], [a, b, c])).toEqual({
      monthlySavings: null,
      currency: null,
      savingsByCurrency: [
        { currency: 'EUR', monthlySavings: 10 },
        { currency: 'USD', monthlySavings: 10 },
      ],
      unpricedLicenses: 0,
      savingsFrom: null,
    });
  });

  it.each([
    ['a price', license('a', null)],
    ['a currency', license('a', 10, null)],
  ])('leaves out a license without %s', (_, unpriced) => {
    const priced = license('b', 5);
    expect(savingsOf([unpriced, priced], [unpriced, priced])).toMatchObject({
      monthlySavings: 5,
      unpricedLicenses: 1,
    });
    expect(savingsOf([unpriced], [unpriced])).toEqual({
      monthlySavings: null,
      currency: null,
      savingsByCurrency: [],
      unpricedLicenses: 1,
      savingsFrom: null,
    });
  });

  it('is null, not 0, if nothing is removed', () => {
    expect(savingsOf([], [license('a', 10)]).monthlySavings).toBeNull();
  });

  it('rounds once, at the sum', () => {
    const licenses = ['a', 'b', 'c'].map((skuId) => yearly(skuId, '100'));
    expect(savingsOf(licenses, licenses).monthlySavings).toBe(25);
  });

  it('counts no license as unpriced that stays by another assignment, and a SKU once', () => {
    const [direct, byGroup] = [license('a', null), license('A', null)];
    expect(savingsOf([direct], [direct, byGroup])).toMatchObject({
      monthlySavings: null,
      unpricedLicenses: 0,
    });
    expect(savingsOf([direct, byGroup], [direct, byGroup]).unpricedLicenses).toBe(1);
  });

  it('is 0 for a seat that costs nothing, in whatever currency', () => {
    const trial = license('a', 0, null);
    expect(savingsOf([trial], [trial])).toMatchObject({
      monthlySavings: 0,
      currency: null,
      savingsByCurrency: [],
      unpricedLicenses: 0,
    });
    const unpriced = license('b', null);
    expect(savingsOf([trial, unpriced], [trial, unpriced])).toMatchObject({
      monthlySavings: null,
      unpricedLicenses: 1,
    });
  });
});

describe('the day from which savings are real', () => {
  const from = (savingsFrom: string | null, monthlyCost: number | null = 10) => ({
    ...license(`until-${savingsFrom}`, monthlyCost),
    savingsFrom,
  });
  const day = (...licenses: PricedLicense[]) => savingsOf(licenses, licenses).savingsFrom;

  it('is the latest of its licenses', () => {
    expect(day(from('2027-03-01'), from('2026-12-01'))).toBe('2027-03-01');
  });

  it('is unknown if one of them is', () => {
    expect(day(from('2027-03-01'), from(null))).toBeNull();
  });

  it('is not held up by a license that saves nothing, or has no price', () => {
    expect(day(from('2027-03-01'), from('2028-01-01', 0), from(null, null))).toBe('2027-03-01');
  });

  it('is not held up by a license that stays by another assignment', () => {
    const [direct, other, byGroup] = [from('2028-01-01'), from('2027-03-01'), from('2028-01-01')];
    expect(savingsOf([direct, other], [direct, other, byGroup]).savingsFrom).toBe('2027-03-01');
  });
});

describe('for any prices', () => {
  const cents = fc.integer({ min: 0, max: 10_000_000 });
  const euros = (amount: number) => (amount / 100).toFixed(2);

  it('the sum of equal annual prices is within half a cent of their twelfth', () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 60 }), (price, count) => {
        const licenses = Array.from({ length: count }, (_, index) => yearly(`sku-${index}`, euros(price)));
        const { monthlySavings } = savingsOf(licenses, licenses);
        // Both sides in 24ths of a cent, so that they are whole numbers: half a cent is 12 of them.
        const given = Math.round(Number(monthlySavings) * 100) * 24;
        expect(Math.abs(given - price * count * 2)).toBeLessThanOrEqual(12);
      }),
    );
  });

  it('currencies are never mixed, and a SKU counts once per user', () => {
    const rows = fc.array(
      fc.record({
        sku: fc.integer({ min: 0, max: 5 }),
        isUpperCase: fc.boolean(),
        isRemoved: fc.boolean(),
      }),
      { maxLength: 12 },
    );
    // By SKU: what one seat costs, in cents a month.
    const costs = fc.array(
      fc.record({ amount: fc.option(cents), currency: fc.constantFrom('EUR', 'USD', 'CHF') }),
      { minLength: 6, maxLength: 6 },
    );
    fc.assert(
      fc.property(rows, costs, (assignments, bySku) => {
        const held = assignments.map(({ sku, isUpperCase }) => {
          const { amount, currency } = bySku[sku] ?? { amount: null, currency: 'EUR' };
          const skuId = isUpperCase ? `SKU-${sku}` : `sku-${sku}`;
          return license(skuId, amount === null ? null : Number(euros(amount)), currency);
        });
        const removed = held.filter((_, index) => assignments[index]?.isRemoved);
        const gone = bySku.filter((_, sku) => {
          const ofSku = assignments.filter((assignment) => assignment.sku === sku);
          return ofSku.length > 0 && ofSku.every(({ isRemoved }) => isRemoved);
        });
        const { savingsByCurrency, unpricedLicenses } = savingsOf(removed, held);
        for (const { currency, monthlySavings } of savingsByCurrency) {
          const expected = gone
            .filter((cost) => cost.currency === currency)
            .reduce((sum, { amount }) => sum + (amount ?? 0), 0);
          expect(Math.round(monthlySavings * 100)).toBe(expected);
        }
        const saving = gone.filter(({ amount }) => amount !== null && amount > 0);
        expect(savingsByCurrency.filter(({ monthlySavings }) => monthlySavings > 0)).toHaveLength(
          new Set(saving.map(({ currency }) => currency)).size,
        );
        expect(unpricedLicenses).toBe(gone.filter(({ amount }) => amount === null).length);
      }),
    );
  });
});
