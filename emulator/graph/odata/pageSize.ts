import { invalidQuery, unsupportedQuery } from '../errors';

/** Reads $top. Throws GraphError outside 1 to 999. */
export function pageSize(top: string | undefined, byDefault = 100, maximum = 999): number {
  if (top === undefined) return byDefault;
  if (!/^-?\d+$/.test(top)) {
    throw invalidQuery(
      `Invalid value '${top}' for $top query option found. The $top query option requires a non-negative integer value.`,
    );
  }
  const size = Number(top);
  if (size < 1 || size > 999) {
    throw unsupportedQuery(`Invalid page size specified: '${size}'. Must be between 1 and 999 inclusive.`);
  }
  return Math.min(size, maximum);
}
