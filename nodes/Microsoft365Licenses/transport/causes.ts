/** An error and what it wraps, outermost first. */
export function* causesOf(error: unknown): Generator<object, void, undefined> {
  const seen = new Set<object>();
  let current = error;
  while (typeof current === 'object' && current !== null && !seen.has(current)) {
    seen.add(current);
    yield current;
    current = (current as { cause?: unknown }).cause;
  }
}
