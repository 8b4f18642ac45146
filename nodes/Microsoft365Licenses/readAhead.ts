/**
 * Reads pages while something else is still on its way, and hands them on once it is there: two sources then take as
 * long as the slower one. Until then it holds what `keep` leaves of each page; afterwards it holds nothing.
 * @throws what `ready` rejects with, at once; and what the pages throw
 */
export async function* readAhead<T>(
  pages: AsyncIterable<T[]>,
  keep: (row: T) => boolean,
  ready: Promise<unknown>,
): AsyncGenerator<T[], void, undefined> {
  let isReady = false;
  const settled = ready.then(() => {
    isReady = true;
  });
  const iterator = pages[Symbol.asyncIterator]();
  const next = (): Promise<IteratorResult<T[]>> => {
    const page = iterator.next();
    // Where `ready` fails first, nobody waits for this page any more.
    page.catch(() => undefined);
    return page;
  };
  const held: T[][] = [];
  try {
    let page = next();
    for (;;) {
      await Promise.race([settled, page]);
      if (isReady) break;
      const { done, value } = await page;
      if (done) break;
      held.push(value.filter(keep));
      page = next();
    }
    await settled;
    for (const rows of held.splice(0)) yield rows;
    for (let result = await page; !result.done; result = await next()) yield result.value.filter(keep);
  } finally {
    iterator.return?.().catch(() => undefined);
  }
}
