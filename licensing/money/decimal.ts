/** An exact decimal number: `units` / 10^`scale`. `12.50` is { units: 1250n, scale: 2 }. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const decimalPattern = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * Reads `'12.50'`, or the digits that JavaScript prints for a number.
 * @throws {RangeError} for any other text: separators of thousands, a decimal comma, an exponent
 */
export function parseDecimal(value: string | number): Decimal {
  const match = decimalPattern.exec(String(value).trim());
  if (!match) throw new RangeError(`"${value}" is not a decimal number such as 12.50.`);
  const [, sign = '', whole = '', fraction = ''] = match;
  return { units: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length };
}

export function add(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return { units: unitsAt(left, scale) + unitsAt(right, scale), scale };
}

/** `factor` is a whole number. */
export function multiply(value: Decimal, factor: number): Decimal {
  return { units: value.units * BigInt(factor), scale: value.scale };
}

/** Rounds half away from zero to `scale` decimal places. `divisor` is a whole number above 0. */
export function divide(value: Decimal, divisor: number, scale: number): Decimal {
  const numerator = value.units * 10n ** BigInt(scale);
  const denominator = BigInt(divisor) * 10n ** BigInt(value.scale);
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return { units: numerator < 0n ? -rounded : rounded, scale };
}

/** Rounds half away from zero to `scale` decimal places. */
export function round(value: Decimal, scale: number): Decimal {
  return divide(value, 1, scale);
}

/** Below 0 if `left` is the smaller one, 0 if they are equal, above 0 if it is the larger one. */
export function compare(left: Decimal, right: Decimal): number {
  const scale = Math.max(left.scale, right.scale);
  const difference = unitsAt(left, scale) - unitsAt(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The closest JavaScript number, which prints the same digits. For output only. */
export function toNumber(value: Decimal): number {
  const digits = (value.units < 0n ? -value.units : value.units).toString().padStart(value.scale + 1, '0');
  const whole = digits.slice(0, digits.length - value.scale);
  const fraction = digits.slice(digits.length - value.scale);
  return Number(`${value.units < 0n ? '-' : ''}${whole}.${fraction || '0'}`);
}

function unitsAt(value: Decimal, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale);
}
