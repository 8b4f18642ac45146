import { begun } from '../../../../usecases/pages/begun';
import { pagesOf } from '../../../support/notedPages';

describe('begun', () => {
  it('asks for the first page at once, for no more, and gives all', async () => {
    const { seen, pages } = pagesOf('a', 'b', 'c');
    const reading = begun(pages);
    expect(seen.asked).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 2));
    expect(seen.asked).toBe(1);
    const given: string[] = [];
    for await (const page of reading) given.push(page);
    expect(given).toEqual(['a', 'b', 'c']);
  });

  it('gives nothing where there is nothing', async () => {
    expect(await begun(pagesOf().pages).next()).toEqual({ done: true, value: undefined });
  });

  it('fails when it is read, and not before', async () => {
    const failing = (async function* (): AsyncGenerator<string, void, undefined> {
      await Promise.resolve();
      yield* [];
      throw new Error('refused');
    })();
    const reading = begun(failing);
    await new Promise((resolve) => setTimeout(resolve, 2));
    await expect(reading.next()).rejects.toThrow('refused');
  });

  it('lets go of the pages where the reader leaves', async () => {
    const { seen, pages } = pagesOf('a', 'b', 'c');
    for await (const page of begun(pages)) if (page === 'a') break;
    await new Promise((resolve) => setTimeout(resolve, 2));
    expect(seen).toEqual({ asked: 1, closed: true });
  });
});
