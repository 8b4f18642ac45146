import fc from 'fast-check';
import {
  add,
  compare,
  divide,
  multiply,
  parseDecimal,
  round,
  toNumber,
} from '../../../../licensing/money/decimal';

const sum = (...values: Array<string | number>) => toNumber(values.map(parseDecimal).reduce(add));

describe('decimal numbers', () => {
  it('do not drift as floating point does', () => {
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(sum(0.1, 0.2)).toBe(0.3);
    expect(sum(...Array.from({ length: 1000 }, () => '0.01'))).toBe(10);
    expect(toNumber(multiply(parseDecimal(1.005), 1000))).toBe(1005);
  });

  it.each([
    ['100', 12, 8.33],
    ['99.99', 12, 8.33],
    ['0.06', 12, 0.01],
    ['-0.06', 12, -0.01],
    ['1200', 12, 100],
  ])('%s / %d is %d, rounded to cents', (value, divisor, quotient) => {
    expect(toNumber(divide(parseDecimal(value), divisor, 2))).toBe(quotient);
  });

  it.each([
    ['2.345', 2.35],
    ['-2.345', -2.35],
    ['2.3449', 2.34],
    ['7', 7],
  ])('%s rounds to %d', (value, rounded) => {
    expect(toNumber(round(parseDecimal(value), 2))).toBe(rounded);
  });

  it.each([
    ['1.10', '1.1', 0],
    ['0.9', '1', -1],
    ['-1', '-2.5', 1],
  ])('%s beside %s compares as %d', (left, right, order) => {
    expect(compare(parseDecimal(left), parseDecimal(right))).toBe(order);
  });

  it.each(['', ' ', '1,50', '1.', '.5', '1e3', 'twelve', '1 000', 'Infinity', 'NaN'])(
    'do not come from "%s"',
    (text) => {
      expect(() => parseDecimal(text)).toThrow(RangeError);
    },
  );

  it('come out as they went in', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (units, scale) => {
        const value = { units: BigInt(units), scale };
        expect(toNumber(parseDecimal(toNumber(value).toFixed(scale)))).toBe(toNumber(value));
      }),
    );
  });
});
