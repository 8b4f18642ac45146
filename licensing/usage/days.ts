const DAY_MS = 86_400_000;

/**
 * Whole days from one day to another; negative if `to` is the earlier one. Both are `YYYY-MM-DD`, or ISO 8601 in UTC of
 * which only the day counts.
 */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY_MS);
}
