/**
 * The pages, with the first one asked for at once, and not when somebody waits for it: it is on its way before the requests
 * that the caller sends next.
 */
export function begun<T>(pages: AsyncGenerator<T, void, undefined>): AsyncGenerator<T, void, undefined> {
  const first = pages.next();
  // Where something else fails meanwhile, nobody waits for this page.
  first.catch(() => undefined);
  return rest(first, pages);
}

async function* rest<T>(
  first: Promise<IteratorResult<T, void>>,
  pages: AsyncGenerator<T, void, undefined>,
): AsyncGenerator<T, void, undefined> {
  try {
    const result = await first;
    if (result.done === true) return;
    yield result.value;
    yield* pages;
  } finally {
    pages.return().catch(() => undefined);
  }
}
