/** Rows that are held at most, before the pages have to wait: some 20 MB of users. */
const MOST_ROWS_HELD = 20_000;

/**
 * Reads pages while something else is still on its way, and hands them on once it is there: two sources then take as
 * long as the slower one. Until then it holds what `keep` leaves of each page, and no more than `mostRows` and a page;
 * afterwards it holds nothing.
 * @throws what `ready` rejects with, at once; and what the pages throw
 */
export async function* readAhead<T>(
  pages: AsyncGenerator<T[], void, undefined>,
  keep: (row: T) => boolean,
  ready: Promise<unknown>,
  mostRows = MOST_ROWS_HELD,
): AsyncGenerator<T[], void, undefined> {
  const settled = ready.then(() => 'ready' as const);
  const next = (): Promise<IteratorResult<T[], void>> => {
    const page = pages.next();
    // Where `ready` fails first, nobody waits for this page any more.
    page.catch(() => undefined);
    return page;
  };
  const held: T[][] = [];
  let heldRows = 0;
  try {
    let page = next();
    for (;;) {
      const first = await Promise.race([settled, page]);
      if (first === 'ready' || first.done === true) break;
      const rows = first.value.filter(keep);
      held.push(rows);
      heldRows += rows.length;
      if (heldRows >= mostRows) await settled;
      page = next();
    }
    await settled;
    for (let rows = held.shift(); rows !== undefined; rows = held.shift()) yield rows;
    for (let result = await page; result.done !== true; result = await next())
      yield result.value.filter(keep);
  } finally {
    pages.return().catch(() => undefined);
  }
}
