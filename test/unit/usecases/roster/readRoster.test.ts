import type { GraphClient } from '../../../../graph/http/client';
import type { GraphUser } from '../../../../licensing/roster/user';
import type { UseCaseContext } from '../../../../usecases/context';
import type { RosterFilters } from '../../../../usecases/roster/rosterRequest';
import { readRoster } from '../../../../usecases/roster/readRoster';

const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';
const everybody: RosterFilters = {
  accountStatus: 'any',
  userType: 'any',
  licensed: 'any',
  skuIds: [],
  odataFilter: '',
};

const options = { includeDeleted: false, includeManager: false, includeSignInActivity: false, fields: [] };
const users: GraphUser[] = [
  { id: 'active', accountEnabled: true, userType: 'Member', assignedLicenses: [] },
  { id: 'blocked', accountEnabled: false, userType: 'Member', assignedLicenses: [{ skuId: e3 }] },
  { id: 'guest', accountEnabled: true, userType: 'Guest', assignedLicenses: [] },
];

/** A gateway that passes everything on but the filter. */
async function* unfiltered() {
  await Promise.resolve();
  for (const user of users) yield [user];
}

const graph = { pages: unfiltered } as unknown as GraphClient;
const context = { graph } as UseCaseContext; // Reading a roster asks for pages alone.

async function namesOf(filters: Partial<RosterFilters>, limit = Infinity) {
  const names: string[] = [];
  const pages = readRoster(context, { filters: { ...everybody, ...filters }, options, limit });
  for await (const page of pages) names.push(...page.map(({ id }) => id ?? ''));
  return names;
}

describe('reading the roster', () => {
  it.each<[Partial<RosterFilters>, string[]]>([
    [{}, ['active', 'blocked', 'guest']],
    [{ accountStatus: 'blocked' }, ['blocked']],
    [{ userType: 'guest' }, ['guest']],
    [{ licensed: 'unlicensed' }, ['active', 'guest']],
    [{ skuIds: [e3] }, ['blocked']],
  ])('with %j gives %j also where the filter got lost on the way to Graph', async (filters, names) => {
    expect(await namesOf(filters)).toEqual(names);
  });

  it('goes on until it has as many as are wanted', async () => {
    expect(await namesOf({ userType: 'guest' }, 1)).toEqual(['guest']);
  });
});
