/** The middle value; of an even number of them the mean of the two in the middle. Throws RangeError where there is none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('There is no median of nothing.');
  return (lower + upper) / 2;
}

/**
 * The exponent b of y = a x^b, by least squares over the logarithms: 1 is growth in proportion, 2 is quadratic. Throws
 * RangeError for fewer than two sizes, and for values that have no logarithm.
 */
export function growthExponent(points: ReadonlyArray<{ x: number; y: number }>): number {
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const mean = (of: 'x' | 'y') => logs.reduce((sum, log) => sum + log[of], 0) / logs.length;
  const [meanX, meanY] = [mean('x'), mean('y')];
  const above = logs.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  const below = logs.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  const exponent = above / below;
  if (!Number.isFinite(exponent)) throw new RangeError('A growth needs two different sizes above 0.');
  return exponent;
}

export const seconds = (milliseconds: number) =>
  `${(milliseconds / 1000).toFixed(milliseconds < 9950 ? 2 : 1)} s`;
export const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;
export const ratio = (one: number, other: number) => (one / other).toFixed(2);
export const count = (value: number) => value.toLocaleString('en-US');
