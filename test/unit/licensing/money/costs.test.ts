import { annualCost, monthlyCost } from '../../../../licensing/money/costs';
import { parseDecimal, toNumber } from '../../../../licensing/money/decimal';

describe('the cost of a seat', () => {
  it.each([
    ['36.10', 'monthly', 36.1, 433.2],
    ['433.20', 'annual', 36.1, 433.2],
    ['100', 'annual', 8.33, 100],
    ['0', 'monthly', 0, 0],
  ] as const)(
    'at %s, paid %s, is %d a month and %d a year',
    (unitPrice, paymentFrequency, monthly, annual) => {
      const price = { unitPrice: parseDecimal(unitPrice), currency: 'EUR', paymentFrequency };
      expect([toNumber(monthlyCost(price)), toNumber(annualCost(price))]).toEqual([monthly, annual]);
    },
  );
});
