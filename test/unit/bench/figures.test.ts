import { growthExponent, median, megabytes, ratio, seconds } from '../../../bench/figures';

describe('median', () => {
  it('is the middle value, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([7])).toBe(7);
  });

  it('is the mean of the two in the middle', () => {
    expect(median([1, 100, 3, 5])).toBe(4);
  });

  it('does not exist of nothing', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('growthExponent', () => {
  const points = (exponent: number) =>
    [10_000, 30_000, 100_000, 300_000].map((x) => ({ x, y: 3 * x ** exponent }));

  it.each([0.5, 1, 2])('finds the exponent %s', (exponent) => {
    expect(growthExponent(points(exponent))).toBeCloseTo(exponent, 10);
  });

  it('needs two different sizes', () => {
    expect(() => growthExponent([{ x: 5, y: 1 }])).toThrow(RangeError);
    expect(() =>
      growthExponent([
        { x: 5, y: 1 },
        { x: 5, y: 2 },
      ]),
    ).toThrow(RangeError);
  });
});

it('writes figures with their units', () => {
  expect([seconds(1234), seconds(61_250), megabytes(3 * 2 ** 20), ratio(1, 3)]).toEqual([
    '1.23 s',
    '61.3 s',
    '3 MB',
    '0.33',
  ]);
});
