import { sideBySide } from '../../../../graph/http/sideBySide';
import { failureOf } from '../../../support/scriptedGraph';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Gives `name1`, `name2` and so on. */
function reader(name: string, count: number) {
  const state = { given: 0, ended: false };
  async function* pages() {
    try {
      while (state.given < count) {
        await turn();
        state.given += 1;
        yield `${name}${state.given}`;
      }
    } finally {
      state.ended = true;
    }
  }
  return { state, pages: pages() };
}

describe('readers side by side', () => {
  it('give what each has, in its order', async () => {
    const given: string[] = [];
    for await (const page of sideBySide([reader('a', 3).pages, reader('b', 1).pages, reader('c', 0).pages]))
      given.push(page);
    expect([...given].sort()).toEqual(['a1', 'a2', 'a3', 'b1']);
    expect(given.filter((page) => page.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
  });

  it('wait where the caller is slow: of each one page', async () => {
    const [one, other] = [reader('a', 50), reader('b', 50)];
    const pages = sideBySide([one.pages, other.pages]);
    await pages.next();
    for (let turns = 0; turns < 20; turns += 1) await turn();
    expect([one.state.given, other.state.given].sort()).toEqual([1, 2]);
    await pages.return();
  });

  it('are asked for no more while several pages wait, and then for all', async () => {
    const many = Array.from({ length: 8 }, (_, index) => reader(`${index} `, 10));
    const pages = sideBySide(
      many.map(({ pages: one }) => one),
      3,
    );
    const given = () => many.reduce((sum, { state }) => sum + state.given, 0);
    const taken = async (count: number) => {
      for (let number = 0; number < count; number += 1) await pages.next();
      for (let turns = 0; turns < 20; turns += 1) await turn();
      return given();
    };
    // Nothing waited when the first one came, so that its reader was asked again.
    expect(await taken(1)).toBe(9);
    expect(await taken(5)).toBe(9);
    expect(await taken(1)).toBe(15);
    let rest = 0;
    for await (const page of pages) rest += page === '' ? 0 : 1;
    expect(rest).toBe(80 - 7);
  });

  it('let none wait for ever', async () => {
    const given: string[] = [];
    for await (const page of sideBySide([reader('a', 40).pages, reader('b', 40).pages])) {
      given.push(page);
      if (given.length === 20) break;
    }
    expect(given.filter((page) => page.startsWith('b')).length).toBeGreaterThan(5);
  });

  it('end all where the caller leaves, and where one fails', async () => {
    const left = [reader('a', 5), reader('b', 5)];
    for await (const page of sideBySide(left.map(({ pages }) => pages))) if (page !== '') break;
    for (let turns = 0; turns < 5; turns += 1) await turn();
    expect(left.map(({ state }) => state.ended)).toEqual([true, true]);

    const good = reader('a', 50);
    async function* failing() {
      await turn();
      yield 'f1';
      throw new Error('This reader fails.');
    }
    const drain = async () => {
      for await (const page of sideBySide<string>([good.pages, failing()])) if (page === '') break;
    };
    expect(await failureOf(drain())).toMatchObject({ message: 'This reader fails.' });
    for (let turns = 0; turns < 5; turns += 1) await turn();
    expect(good.state.ended).toBe(true);
  });
});
