import type { User } from '@microsoft/microsoft-graph-types';
import { withDeleted } from '../../../../usecases/candidates/usersToJudge';
import { pagesOf } from '../../../support/notedPages';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const licensed = (number: number): User => ({ id: id(number), assignedLicenses: [{ skuId: 'sku' }] });

const settle = () => new Promise((resolve) => setTimeout(resolve, 3));

async function numbersOf(pages: AsyncIterable<User[]>): Promise<number[]> {
  const all: number[] = [];
  for await (const page of pages) for (const user of page) all.push(Number(user.id?.slice(-12)));
  return all;
}

describe('users with the deleted ones behind them', () => {
  it('come in that order, whichever were there first', async () => {
    const slow = (async function* () {
      for (const number of [1, 2]) yield await settle().then(() => [licensed(number)]);
    })();
    const deleted = pagesOf([licensed(3)], [licensed(4)]);
    expect(await numbersOf(withDeleted(slow, deleted.pages))).toEqual([1, 2, 3, 4]);
  });

  it('are read side by side', async () => {
    const deleted = pagesOf([licensed(3)], [licensed(4)]);
    const reading = withDeleted(pagesOf([licensed(1)], [licensed(2)]).pages, deleted.pages);
    await reading.next();
    await settle();
    expect(deleted.seen.asked).toBe(2);
    await reading.return();
    await settle();
    expect(deleted.seen.closed).toBe(true);
  });

  it('are given once where somebody was restored or deleted meanwhile: as a user, not as a deleted one', async () => {
    const deleted = pagesOf([licensed(2), licensed(3)]);
    expect(await numbersOf(withDeleted(pagesOf([licensed(1)], [licensed(2)]).pages, deleted.pages))).toEqual([
      1, 2, 3,
    ]);
  });

  it('are not without those who hold nothing: they may be in both lists too', async () => {
    const back = { ...licensed(2), assignedLicenses: [] };
    const deleted = pagesOf([licensed(2)]);
    expect(await numbersOf(withDeleted(pagesOf([back]).pages, deleted.pages))).toEqual([2]);
  });

  it.each(['users', 'deleted users'])('stop where the %s cannot be read', async (which) => {
    const failing = (async function* (): AsyncGenerator<User[], void, undefined> {
      await settle();
      yield* [];
      throw new Error(`no ${which}`);
    })();
    const good = pagesOf([licensed(1)]).pages;
    const reading = which === 'users' ? withDeleted(failing, good) : withDeleted(good, failing);
    await expect(numbersOf(reading)).rejects.toThrow(`no ${which}`);
  });
});
