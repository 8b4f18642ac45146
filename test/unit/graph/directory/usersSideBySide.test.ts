import {
  canBeReadSideBySide,
  streamUsersSideBySide,
  type InSequence,
} from '../../../../graph/directory/usersSideBySide';
import {
  type CreatedUser,
  DirectoryByCreation,
  type DirectoryFaults,
  idsOf,
} from '../../../support/directoryByCreation';
import { failureOf } from '../../../support/scriptedGraph';

const day = 24 * 60 * 60 * 1000;
const onDay = (number: number) =>
  `${new Date(Date.parse('2020-01-01T09:00:00Z') + number * day).toISOString().slice(0, 19)}Z`;

/** Created one a day. */
const daily = (count: number): CreatedUser[] =>
  Array.from({ length: count }, (_, number) => ({ id: `u${number}`, createdDateTime: onDay(number) }));

function reading(users: CreatedUser[], faults: DirectoryFaults = {}, pageSize = 10) {
  const directory = new DirectoryByCreation(users, faults, pageSize);
  const told: InSequence[] = [];
  const pages = streamUsersSideBySide(directory.graph, { select: ['id'] }, (why) => told.push(why), 100);
  const addresses = (part: string) => directory.addresses.filter((address) => address.includes(part));
  return { pages, told, addresses };
}

const whole = '/users?$select=id,createdDateTime&$top=999';

describe('users side by side', () => {
  it('are read in parts from cut to cut, and those without a time of creation by their ids', async () => {
    const users = [...daily(800), ...['x', 'y'].map((id) => ({ id, createdDateTime: null }))];
    const { pages, told, addresses } = reading(users);
    const ids = await idsOf(pages);
    expect(new Set(ids)).toEqual(new Set(users.map(({ id }) => id)));
    expect(ids).toHaveLength(802);
    expect(told).toEqual([]);
    const firstPages = addresses('$filter=createdDateTime').filter(
      (address) => !address.includes('$count') && !address.includes('$skiptoken'),
    );
    expect(firstPages).toHaveLength(8);
    expect(firstPages.filter((address) => / ge .* and createdDateTime le /.test(address))).toHaveLength(6);
    expect(addresses("id in ('x','y')")).toEqual([
      "/users?$select=id,createdDateTime&$filter=id in ('x','y')&$top=2",
    ]);
  });

  it('are of about one size', async () => {
    const { pages, addresses } = reading(daily(1600));
    await idsOf(pages);
    const pagesOf = new Map<string, number>();
    for (const address of addresses('$filter=createdDateTime')) {
      const filter = /\$filter=([^&]+)/.exec(address)?.[1] ?? '';
      if (!address.includes('$count')) pagesOf.set(filter, (pagesOf.get(filter) ?? 0) + 1);
    }
    expect([...pagesOf.values()].every((pageCount) => pageCount >= 15 && pageCount <= 26)).toBe(true);
    expect(addresses('$count=true').length).toBeLessThan(180);
  });

  it('are not counted where they fit on a page', async () => {
    const { pages, addresses } = reading(daily(10));
    expect(await idsOf(pages)).toHaveLength(10);
    expect(addresses('')).toEqual([whole]);
  });

  it('are read in sequence where they are few', async () => {
    const { pages, told, addresses } = reading(daily(100));
    expect(await idsOf(pages)).toHaveLength(100);
    expect(told).toEqual([]);
    expect(addresses('$filter=createdDateTime')).toEqual([]);
    expect(addresses('$count=true')).toHaveLength(1);
  });

  it('are read in parts as soon as it is known how, though pages wait as well', async () => {
    const { pages, addresses } = reading(daily(800));
    let given = 0;
    for await (const page of pages) {
      given += page.length;
      // A caller who is slower than Graph: the next page is always there when it is asked for.
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    expect(given).toBe(800);
    expect(addresses('$filter=createdDateTime').length).toBeGreaterThan(0);
    const inSequence = addresses('').filter((address) => !address.includes('$filter'));
    expect(inSequence.length).toBeLessThanOrEqual(4);
  });

  it('are read on in sequence where counting took until half of them were there', async () => {
    const users = daily(400);
    const { pages, told, addresses } = reading(users, { countingTakes: 7 });
    expect(await idsOf(pages)).toEqual(users.map(({ id }) => id));
    expect(told).toEqual([]);
    expect(addresses('').filter((address) => / le |id in/.test(address))).toEqual([]);
  });

  it('are read in sequence, and once, where all were created in one second', async () => {
    const users = daily(300).map(({ id }) => ({ id, createdDateTime: onDay(1) }));
    const { pages, told, addresses } = reading(users);
    expect(await idsOf(pages)).toEqual(users.map(({ id }) => id));
    expect(told).toEqual([{ reason: 'oneMoment', error: null }]);
    expect(addresses('').filter((address) => address === whole)).toHaveLength(1);
  });

  it('are read in sequence where nobody has a time of creation', async () => {
    const users = daily(300).map(({ id }) => ({ id, createdDateTime: null }));
    const { pages, told } = reading(users);
    expect(await idsOf(pages)).toHaveLength(300);
    expect(told).toEqual([{ reason: 'oneMoment', error: null }]);
  });

  it.each<[string, DirectoryFaults]>([
    ['a part is short', { lost: (list) => (list === 3 ? 1 : 0) }],
    ['the count lies', { miscount: (count) => count + 1 }],
    ['a gateway drops the filters', { unfiltered: true, miscount: (count) => count }],
  ])('are given once, all of them, where %s', async (_, faults) => {
    const { pages, told } = reading(daily(400), faults);
    const ids = await idsOf(pages);
    expect([ids.length, new Set(ids).size]).toEqual([400, 400]);
    expect(told).toHaveLength(1);
  });

  it.each([
    ['counting', '$count=true'],
    ['a part', 'createdDateTime le'],
    ['reading by id', 'id in ('],
  ])('are read in sequence where Graph refuses %s', async (_, part) => {
    const users = [...daily(400), { id: 'x', createdDateTime: null }];
    const { pages, told } = reading(users, { refused: (address) => address.includes(part) });
    expect(new Set(await idsOf(pages)).size).toBe(401);
    expect(told.map(({ reason, error }) => [reason, error?.code])).toEqual([
      ['refused', 'Request_UnsupportedQuery'],
    ]);
  });

  it('stop where a user has no id, because nobody knows then who is missing', async () => {
    const { pages } = reading([...daily(400), { id: '', createdDateTime: onDay(5) }]);
    expect(await failureOf(idsOf(pages))).toMatchObject({ kind: 'incomplete', code: 'UserWithoutId' });
  });

  it('are not read on where the reader stops early', async () => {
    const { pages, addresses } = reading(daily(4000));
    let given = 0;
    for await (const page of pages) {
      given += page.length;
      if (given > 500) break;
    }
    const asked = addresses('').length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    // Of each part a page may be under way.
    expect(addresses('').length).toBeLessThanOrEqual(asked + 9);
    expect(addresses('').length).toBeLessThan(400);
  });
});

describe('what can be read side by side', () => {
  const select = ['id', 'signInActivity'];

  it.each([
    ['all users', { select: ['id'] }, true],
    ['all users with their sign-ins', { select }, true],
    ['the users of a filter that is no advanced query', { select, filter: 'accountEnabled eq true' }, true],
    ['the users of an advanced query', { select: ['id'], filter: 'x', advanced: true }, true],
    ['sign-ins in an advanced query', { select, filter: 'x', advanced: true }, false],
    ['a filter on sign-ins', { select, filter: 'signInActivity/lastSignInDateTime le 2026-01-01' }, false],
    ['some of them', { select: ['id'], maximum: 5 }, false],
    ['managers with them', { select: ['id'], expandManager: true }, false],
  ])('%s', (_, query, expected) => {
    expect(canBeReadSideBySide(query)).toBe(expected);
  });
});
