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
  {
    id: 'active',
    userPrincipalName: 'active@contoso.com',
    accountEnabled: true,
    userType: 'Member',
    assignedLicenses: [],
  },
  {
    id: 'blocked',
    userPrincipalName: 'blocked@contoso.com',
    accountEnabled: false,
    userType: 'Member',
    assignedLicenses: [{ skuId: e3 }],
  },
  {
    id: 'guest',
    userPrincipalName: 'guest@contoso.com',
    accountEnabled: true,
    userType: 'Guest',
    assignedLicenses: [],
  },
];

/** What a filter on sign-ins finds of users that no longer exist. */
let phantoms: GraphUser[] = [];

/** A gateway that passes everything on but the filter. */
async function* unfiltered() {
  await Promise.resolve();
  for (const user of [...users, ...phantoms]) yield [user];
}

const graph = { pages: unfiltered } as unknown as GraphClient;
const hints: string[] = [];
// Reading a roster asks for pages, and may show a hint.
const context = {
  graph,
  hint: (message) => hints.push(message),
} as Partial<UseCaseContext> as UseCaseContext;

async function namesOf(filters: Partial<RosterFilters>, limit = Infinity) {
  const names: string[] = [];
  const pages = readRoster(context, {
    filters: { ...everybody, ...filters },
    options,
    limit,
    readInParallel: false,
  });
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

  it('leaves out rows of users that no longer exist, which a filter on sign-ins finds, with a hint', async () => {
    phantoms = [{ id: 'phantom', signInActivity: {} }];
    const odataFilter = 'signInActivity/lastSignInDateTime le 2026-01-01T00:00:00Z';
    expect(await namesOf({ odataFilter })).toEqual(['active', 'blocked', 'guest']);
    expect(hints).toEqual([expect.stringMatching(/^1 row was left out: .* users that no longer exist/)]);
    expect(await namesOf({ odataFilter: "city eq 'Ulm'" })).toContain('phantom');
    phantoms = [];
  });

  it('goes on until it has as many as are wanted', async () => {
    expect(await namesOf({ userType: 'guest' }, 1)).toEqual(['guest']);
  });
});
