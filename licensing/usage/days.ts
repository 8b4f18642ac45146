const DAY_MS = 86_400_000;

/**
 * Whole days from one day to another; negative if `to` is the earlier one. Both are `YYYY-MM-DD`, or ISO 8601 in UTC of
 * which only the day counts.
 */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY_MS);
}

/**
 * Full days of 24 hours from one moment to another, both ISO 8601 with an offset, or `YYYY-MM-DD`; negative if `to` is the
 * earlier one. Null if one of them cannot be read.
 */
export function fullDaysBetween(from: string, to: string): number | null {
  const days = Math.floor((momentOf(to) - momentOf(from)) / DAY_MS);
  return Number.isNaN(days) ? null : days;
}

/** By itself, `Date.parse` finds a date in almost any text. */
function momentOf(text: string): number {
  return /^\d{4}-\d{2}-\d{2}(T|$)/.test(text) ? Date.parse(text) : NaN;
}
