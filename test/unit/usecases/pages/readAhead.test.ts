import { readAhead } from '../../../../usecases/pages/readAhead';
import { pagesOf } from '../../../support/notedPages';

function later<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

async function collect<T>(generator: AsyncIterable<T[]>): Promise<T[][]> {
  const all: T[][] = [];
  for await (const rows of generator) all.push(rows);
  return all;
}

const all = () => true;

describe('readAhead', () => {
  it('reads on while it waits, then gives everything in order', async () => {
    const { seen, pages } = pagesOf([1], [2], [3]);
    const other = later<null>();
    const reading = collect(readAhead(pages, all, other.promise));
    await settle();
    expect(seen.asked).toBe(3);
    other.resolve(null);
    expect(await reading).toEqual([[1], [2], [3]]);
  });

  it('asks for no page ahead of its reader once nothing is waited for', async () => {
    const { seen, pages } = pagesOf([1], [2], [3], [4]);
    const generator = readAhead(pages, all, Promise.resolve());
    await generator.next();
    await settle();
    expect(seen.asked).toBeLessThanOrEqual(2);
    await generator.return();
    await settle();
    expect(seen.closed).toBe(true);
  });

  it('gives every page exactly once, whenever the waiting ends', async () => {
    for (const delay of [0, 1, 2, 3]) {
      const { pages } = pagesOf([1], [2], [], [3, 4]);
      const ready = new Promise((resolve) => setTimeout(resolve, delay));
      expect((await collect(readAhead(pages, all, ready))).flat()).toEqual([1, 2, 3, 4]);
    }
  });

  it('holds no more than it may, and reads on once nothing is waited for', async () => {
    const { seen, pages } = pagesOf([1, 2], [3, 4], [5, 6], [7, 8]);
    const other = later<null>();
    const reading = collect(readAhead(pages, all, other.promise, 3));
    await settle();
    expect(seen.asked).toBe(2);
    other.resolve(null);
    expect((await reading).flat()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('fails with the other source while it holds all that it may', async () => {
    const { pages } = pagesOf([1], [2]);
    const reading = collect(readAhead(pages, all, Promise.reject(new Error('cut off')), 1));
    await expect(reading).rejects.toThrow('cut off');
  });

  it('holds only what is worth keeping, before and after', async () => {
    const { pages } = pagesOf([1, 2], [3, 4]);
    expect((await collect(readAhead(pages, (row) => row % 2 === 0, settle()))).flat()).toEqual([2, 4]);
  });

  it('waits for the other source where the pages end first', async () => {
    const { pages } = pagesOf([1]);
    const other = later<null>();
    let done = false;
    const reading = collect(readAhead(pages, all, other.promise)).then((rows) => {
      done = true;
      return rows;
    });
    await settle();
    expect(done).toBe(false);
    other.resolve(null);
    expect(await reading).toEqual([[1]]);
  });

  it('fails with the other source at once, and lets go of the pages', async () => {
    const endless = (async function* () {
      for (;;) yield await settle().then(() => [1]);
    })();
    const other = later<null>();
    const reading = collect(readAhead(endless, all, other.promise));
    other.reject(new Error('refused'));
    await expect(reading).rejects.toThrow('refused');
    expect(await endless.next()).toEqual({ done: true, value: undefined });
  });

  it('fails with the pages, though the other source is still on its way', async () => {
    const failing = (async function* () {
      yield [1];
      await settle();
      throw new Error('page lost');
    })();
    await expect(collect(readAhead(failing, all, new Promise(() => undefined)))).rejects.toThrow('page lost');
  });
});
