import { inSlices } from '../../../../usecases/pages/inSlices';
import { pagesOf } from '../../../support/notedPages';

async function collect(slices: AsyncIterable<number[]>): Promise<number[][]> {
  const all: number[][] = [];
  for await (const slice of slices) all.push(slice);
  return all;
}

describe('rows in slices', () => {
  it('are all there, in order, and none crosses a page', async () => {
    expect(await collect(inSlices(pagesOf([1, 2, 3, 4, 5], [], [6, 7]).pages, 2))).toEqual([
      [1, 2],
      [3, 4],
      [5],
      [6, 7],
    ]);
  });

  it('leave their page, which then holds nobody who is done with', async () => {
    const page = [1, 2, 3];
    const left: number[] = [];
    for await (const slice of inSlices(pagesOf(page).pages, 2)) left.push(slice.length, page.length);
    expect(left).toEqual([2, 1, 1, 0]);
  });

  it('come after the event loop had a turn, so that what waits there goes on', async () => {
    const order: string[] = [];
    for await (const [row] of inSlices(pagesOf([1, 2]).pages, 1)) {
      order.push(`row ${row}`);
      setImmediate(() => order.push(`turn after ${row}`));
    }
    expect(order.slice(0, 3)).toEqual(['row 1', 'turn after 1', 'row 2']);
  });

  it('fail with the pages, and let go of them where the reader leaves', async () => {
    const failing = (async function* () {
      yield await Promise.resolve([1]);
      throw new Error('page lost');
    })();
    await expect(collect(inSlices(failing))).rejects.toThrow('page lost');
    const { pages } = pagesOf([1], [2]);
    for await (const slice of inSlices(pages)) if (slice[0] === 1) break;
    expect(await pages.next()).toEqual({ done: true, value: undefined });
  });
});
