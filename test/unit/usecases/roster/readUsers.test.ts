import { FEWEST_USERS_SIDE_BY_SIDE } from '../../../../graph/directory/usersSideBySide';
import { readUsers } from '../../../../usecases/roster/readUsers';
import { contextOn } from '../../../support/contextOnTinyTenant';
import { DirectoryByCreation, type DirectoryFaults, idsOf } from '../../../support/directoryByCreation';
import type { TinyTenant } from '../../../support/tinyTenant';

const minute = 60_000;
/** So many that they are read in parts. */
const users = Array.from({ length: FEWEST_USERS_SIDE_BY_SIDE + 999 }, (_, number) => ({
  id: `u${number}`,
  createdDateTime: `${new Date(Date.parse('2020-01-01T00:00:00Z') + number * 90 * minute).toISOString().slice(0, 19)}Z`,
}));

async function read(readInParallel: boolean, faults: DirectoryFaults = {}) {
  const directory = new DirectoryByCreation([...users], faults, 999);
  const hints: string[] = [];
  const context = {
    ...contextOn({ graph: directory.graph } as TinyTenant),
    hint: (message: string) => void hints.push(message),
  };
  const ids = await idsOf(readUsers(context, { select: ['id'] }, { readInParallel }));
  const parts = directory.addresses.filter((address) => address.includes('createdDateTime le'));
  return { ids, hints, parts };
}

describe('readUsers', () => {
  it('reads a large directory in parts, and says nothing of it', async () => {
    const { ids, hints, parts } = await read(true);
    expect(new Set(ids).size).toBe(users.length);
    expect(parts.length).toBeGreaterThan(0);
    expect(hints).toEqual([]);
  });

  it('reads it page by page where that is wanted', async () => {
    const { ids, parts } = await read(false);
    expect(ids).toEqual(users.map(({ id }) => id));
    expect(parts).toEqual([]);
  });

  it.each<[string, DirectoryFaults, string]>([
    ['refuses', { refused: (address) => address.includes('$count') }, '(Request_UnsupportedQuery)'],
    ['miscounts', { miscount: (count) => count + 1 }, 'did not give as many users as Microsoft Graph counts'],
  ])('says why all were read in sequence where Graph %s', async (_, faults, words) => {
    const { ids, hints } = await read(true, faults);
    expect(ids).toHaveLength(users.length);
    expect(new Set(ids).size).toBe(users.length);
    expect(hints).toEqual([expect.stringContaining(words)]);
    expect(hints[0]).toContain('one page after the other');
  });
});
