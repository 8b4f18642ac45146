/**
 * Reads pages while something else is still on its way, and hands them on once it is there: two sources then take as
 * long as the slower one. Until then it holds what `keep` leaves of each page; afterwards it holds nothing.
 * @throws what `ready` rejects with, at once; and what the pages throw
 */
export async function* readAhead<T>(
  pages: AsyncGenerator<T[], void, undefined>,
  keep: (row: T) => boolean,
  ready: Promise<unknown>,
): AsyncGenerator<T[], void, undefined> {
  const settled = ready.then(() => 'ready' as const);
  const next = (): Promise<IteratorResult<T[], void>> => {
    const page = pages.next();
    // Where `ready` fails first, nobody waits for this page any more.
    page.catch(() => undefined);
    return page;
  };
  const held: T[][] = [];
  try {
    let page = next();
    for (;;) {
      const first = await Promise.race([settled, page]);
      if (first === 'ready' || first.done === true) break;
      held.push(first.value.filter(keep));
      page = next();
    }
    await settled;
    for (const rows of held.splice(0)) yield rows;
    for (let result = await page; result.done !== true; result = await next())
      yield result.value.filter(keep);
  } finally {
    pages.return().catch(() => undefined);
  }
}
