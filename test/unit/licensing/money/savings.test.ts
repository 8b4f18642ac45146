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

describe('savingsOf', () => {
  it('adds up the removed licenses, without drift', () => {
    const [a, b, c] = [license('a', 0.1), license('b', 0.2), license('c', 100)];
    expect(savingsOf([a, b], [a, b, c])).toEqual({
      monthlySavings: 0.3,
      currency: 'EUR',
      savingsByCurrency: [{ currency: 'EUR', monthlySavings: 0.3 }],
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
    });
  });

  it.each([
    ['a price', license('a', null)],
    ['a currency', license('a', 10, null)],
  ])('leaves out a license without %s', (_, unpriced) => {
    const priced = license('b', 5);
    expect(savingsOf([unpriced, priced], [unpriced, priced]).monthlySavings).toBe(5);
    expect(savingsOf([unpriced], [unpriced])).toEqual({
      monthlySavings: null,
      currency: null,
      savingsByCurrency: [],
    });
  });

  it('is null, not 0, if nothing is removed', () => {
    expect(savingsOf([], [license('a', 10)]).monthlySavings).toBeNull();
  });
});
