import { startEmulator, type Emulator } from '../../emulator';
import { licensesNode, loadN8n, type N8n, type RunOptions } from './n8n';
import { e3, groupId, groupName, newSku, teamsPlan, userScene, visio } from './userScene';

let n8n: N8n;
let emulator: Emulator;
beforeAll(async () => {
  [n8n, emulator] = await Promise.all([loadN8n(), startEmulator({ tenant: userScene() })]);
});
beforeEach(() => emulator.reset());
afterAll(async () => {
  await n8n.close();
  await emulator.stop();
});

const run = (parameters: object, more: Partial<RunOptions> & { input?: never[] | object[] } = {}) =>
  n8n.run({
    nodes: [licensesNode({ resource: 'user', operation: 'getAll', ...parameters })],
    credentials: { ...emulator.credential },
    ...more,
  } as RunOptions);
const getOne = (user: unknown, parameters: object = {}, more: object = {}) =>
  run({ operation: 'get', user: { __rl: true, mode: 'id', value: user }, ...parameters }, more);
const idOf = (name: string) => emulator.tenant.findUser(name)?.id ?? '';
const userRequests = () => emulator.requests.matching('GET', /^\/v1\.0\/(users|directory)/);
const e3Facts = { skuId: e3, skuPartNumber: 'SPE_E3', name: 'Microsoft 365 E3', family: 'Microsoft 365' };

const adele = () => ({
  userId: 'AdeleV@contoso.com',
  id: idOf('AdeleV@contoso.com'),
  displayName: 'Adele Vance',
  email: 'adele.vance@contoso.com',
  firstName: 'Adele',
  lastName: 'Vance',
  status: 'active',
  userType: 'Member',
  activeDate: '2024-01-15T08:00:00Z',
  deactivatedDate: null,
  department: 'Retail',
  jobTitle: 'Retail Manager',
  companyName: 'Contoso',
  country: 'United States',
  usageLocation: 'US',
  licenseNames: expect.any(String),
  assignedLicenses: [
    {
      ...e3Facts,
      assignedVia: 'direct',
      groupId: null,
      groupName: null,
      state: 'Active',
      error: null,
      disabledPlans: [teamsPlan],
      assignedDate: '2025-02-01T09:00:00Z',
    },
    {
      ...e3Facts,
      assignedVia: 'group',
      groupId,
      groupName,
      state: 'Active',
      error: null,
      disabledPlans: [],
      assignedDate: '2025-03-01T09:00:00Z',
    },
  ],
});

describe('user: get', () => {
  it.each([
    ['object id', () => idOf('AdeleV@contoso.com')],
    ['principal name, whatever its case', () => 'adelev@CONTOSO.com'],
    ['principal name with blanks around it', () => ' AdeleV@contoso.com '],
  ])('by %s gives every column of the roster', async (_, user) => {
    const { error, items } = await getOne(user());
    expect(error).toBeNull();
    expect(items()).toEqual([{ json: adele(), pairedItem: { item: 0 } }]);
  });

  it.each(["blocked.o'brien@contoso.com", 'ada_fabrikam.com#EXT#@contoso.onmicrosoft.com'])(
    'finds %s',
    async (name) => {
      expect((await getOne(name)).json()).toMatchObject([{ userId: name }]);
    },
  );

  it.each(['a/b', 'a#b', 'a?$select=id', "a'b", '..', '$me', 'a/../../applications'])(
    'does not let "%s" lead anywhere else',
    async (name) => {
      const { error } = await getOne(name);
      expect(error?.message).toBeTruthy();
      const asked = emulator.requests.all().filter(({ path }) => path.startsWith('/v1.0/'));
      expect(
        asked.filter(
          ({ path, status }) => !/^\/v1\.0\/(users[/(][^/]+$|subscribedSkus)/.test(path) || status >= 500,
        ),
      ).toEqual([]);
    },
  );

  it('says who was not found, with code and request id', async () => {
    const { status, error } = await getOne('nobody@contoso.com');
    const [request] = userRequests();
    expect(status).toBe('error');
    expect(error?.httpCode).toBe('404');
    expect(error?.message).toContain('nobody@contoso.com');
    expect(error?.description).toContain(
      `Code Request_ResourceNotFound, HTTP status 404, request id ${request?.requestId}`,
    );
  });

  it('says so where no user is given', async () => {
    const { error } = await getOne('={{ $json.nobody }}');
    expect(error?.message).toBe('No user is given.');
    expect(emulator.requests.matching('GET', /./)).toEqual([]);
  });

  it('with Continue On Fail goes on, and pairs the failure', async () => {
    const { status, items } = await getOne(
      '={{ $json.who }}',
      {},
      {
        input: [{ who: 'nobody@contoso.com' }, { who: 'AdeleV@contoso.com' }],
        continueOnFail: true,
      },
    );
    expect(status).toBe('success');
    expect(items()).toEqual([
      {
        json: {
          error: {
            message: expect.any(String),
            description: expect.any(String),
            code: 'Request_ResourceNotFound',
            httpStatus: 404,
            requestId: userRequests()[0]?.requestId,
            user: 'nobody@contoso.com',
          },
        },
        pairedItem: { item: 0 },
      },
      { json: adele(), pairedItem: { item: 1 } },
    ]);
  });

  it('adds what the options ask for', async () => {
    const { json } = await getOne('AdeleV@contoso.com', {
      options: { includeManager: true, includeSignInActivity: true, fields: 'employeeId, officeLocation' },
    });
    expect(json()).toEqual([
      {
        ...adele(),
        employeeId: 'E-1',
        officeLocation: '18/2111',
        manager: {
          userId: 'MeganB@contoso.com',
          id: idOf('MeganB@contoso.com'),
          displayName: 'Megan Bowen',
          email: 'megan.bowen@contoso.com',
        },
        signInActivity: {
          lastSuccessfulSignInDateTime: '2026-10-30T10:00:00Z',
          lastSignInDateTime: '2026-11-01T10:00:00Z',
          lastNonInteractiveSignInDateTime: null,
        },
      },
    ]);
  });

  it('looks among deleted users where asked', async () => {
    expect((await getOne('gone@contoso.com')).error?.httpCode).toBe('404');
    const { json } = await getOne('gone@contoso.com', { options: { includeDeleted: true } });
    expect(json()).toMatchObject([
      { displayName: 'Gone Guest', status: 'deleted', assignedLicenses: [{ skuId: visio }] },
    ]);
  });

  it('gives Graph’s own object without Simplify', async () => {
    const { json } = await getOne('AdeleV@contoso.com', { simplify: false });
    expect(json()).toMatchObject([
      { userPrincipalName: 'AdeleV@contoso.com', licenseAssignmentStates: [{ skuId: e3 }, { skuId: e3 }] },
    ]);
    expect(emulator.requests.matching('GET', /subscribedSkus/)).toEqual([]);
  });
});

describe('user: getAll', () => {
  const everybody = [
    'MeganB@contoso.com',
    'AdeleV@contoso.com',
    "blocked.o'brien@contoso.com",
    'ada_fabrikam.com#EXT#@contoso.onmicrosoft.com',
    'yamada@contoso.com',
  ];
  const names = async (filters: object, options: object = {}) => {
    const { error, json } = await run({ returnAll: true, filters, options });
    expect(error).toBeNull();
    return json<{ userId: string }>().map(({ userId }) => userId.replace(/^[0-9a-f]{32}/, ''));
  };

  it('reads each page once, naming exactly what it uses', async () => {
    expect(await names({})).toEqual(everybody);
    expect(userRequests().map(({ path, query }) => ({ path, query }))).toEqual([
      {
        path: '/v1.0/users',
        query: {
          $select:
            'id,userPrincipalName,displayName,mail,givenName,surname,accountEnabled,userType,createdDateTime,deletedDateTime,department,jobTitle,companyName,country,usageLocation,assignedLicenses,licenseAssignmentStates',
          $top: '999',
        },
      },
    ]);
    expect(emulator.requests.matching('GET', /subscribedSkus/)).toHaveLength(1);
  });

  it('keeps names in every script, users without mail and licences without a name', async () => {
    const { json } = await run({ returnAll: true });
    expect(json().at(-1)).toMatchObject({
      displayName: '山田 太郎 👩‍🚀 Žofie محمد',
      email: null,
      userType: null,
      assignedLicenses: [
        { skuId: newSku, skuPartNumber: 'BRAND_NEW_SKU', name: 'BRAND_NEW_SKU', family: 'Other' },
      ],
    });
    expect(json()[1]).toEqual(adele());
  });

  it.each<[string, object, string[]]>([
    ['active accounts', { accountStatus: 'active' }, ['MeganB', 'AdeleV', 'ada_', 'yamada']],
    ['blocked accounts', { accountStatus: 'blocked' }, ['blocked']],
    ['deleted accounts', { accountStatus: 'deleted' }, ['gone']],
    ['guests', { userType: 'guest' }, ['ada_']],
    [
      'members, among them accounts without a type',
      { userType: 'member' },
      ['MeganB', 'AdeleV', 'blocked', 'yamada'],
    ],
    ['deleted guests', { accountStatus: 'deleted', userType: 'guest' }, ['gone']],
    ['deleted members', { accountStatus: 'deleted', userType: 'member' }, []],
    ['the licensed', { licensed: 'licensed' }, ['AdeleV', 'blocked', 'yamada']],
    ['the unlicensed', { licensed: 'unlicensed' }, ['MeganB', 'ada_']],
    ['holders of a SKU by id', { skus: [visio] }, ['blocked']],
    ['holders of a SKU by part number', { skus: ['visioclient', 'SPE_E3'] }, ['AdeleV', 'blocked']],
    ['deleted holders of a SKU', { accountStatus: 'deleted', skus: ['VISIOCLIENT'] }, ['gone']],
    ['a filter of the user’s own', { odataFilter: "department eq 'Retail'" }, ['AdeleV']],
    [
      'several at once',
      { accountStatus: 'active', userType: 'member', licensed: 'licensed' },
      ['AdeleV', 'yamada'],
    ],
    [
      'several that Graph joins',
      {
        accountStatus: 'blocked',
        skus: [visio, e3],
        odataFilter: "startswith(displayName,'Pat') or city eq 'X'",
      },
      ['blocked'],
    ],
  ])('gives %s', async (_, filters, found) => {
    expect(
      (await names(filters)).map((name) => found.find((start) => name.startsWith(start)) ?? name),
    ).toEqual(found);
  });

  it('leaves what it can to Graph, as an advanced query where Graph asks for one', async () => {
    await names({ accountStatus: 'active', licensed: 'licensed', skus: ['SPE_E3'] });
    expect(userRequests()).toMatchObject([
      {
        query: {
          $filter: `accountEnabled eq true and assignedLicenses/$count ne 0 and assignedLicenses/any(license:license/skuId eq ${e3})`,
          $count: 'true',
        },
        headers: { consistencylevel: 'eventual' },
      },
    ]);
  });

  it('names managers, together with a filter of the user’s own too', async () => {
    const options = { includeManager: true };
    const manager = { userId: 'MeganB@contoso.com' };
    const { json } = await run({ returnAll: true, filters: { licensed: 'licensed' }, options });
    expect(json()).toMatchObject([{ manager }, { manager: null }, { manager: null }]);
    const filtered = await run({ returnAll: true, filters: { odataFilter: "department ne 'X'" }, options });
    expect(filtered.error).toBeNull();
    expect(filtered.json().filter((item) => item.manager)).toMatchObject([
      { userId: 'AdeleV@contoso.com', manager },
    ]);
  });

  it('reads managers in few round trips, because Graph gives 100 users to a page with them', async () => {
    const large = await startEmulator({ users: 400, seed: 7 });
    const { error, json } = await run(
      { returnAll: true, options: { includeManager: true } },
      { credentials: { ...large.credential } },
    );
    const pages = large.requests.matching('GET', /^\/v1\.0\/users\?/).filter(({ query }) => !query.$expand);
    const trips = large.requests.matching('POST', /\$batch/);
    const managed = large.tenant.users(0, 1_000).users.filter(({ managerId }) => managerId !== null);
    await large.stop();
    expect(error).toBeNull();
    // Two for managers, and one for the names of groups.
    expect([pages.length, trips.length]).toEqual([1, 3]);
    expect(json().filter(({ manager }) => manager !== null)).toHaveLength(managed.length);
  });

  it('adds deleted users after the others', async () => {
    expect(await names({}, { includeDeleted: true })).toEqual([...everybody, 'gone@contoso.com']);
    expect(await names({ accountStatus: 'blocked' }, { includeDeleted: true })).toEqual([
      "blocked.o'brien@contoso.com",
      'gone@contoso.com',
    ]);
  });

  it('runs once per item and pairs each answer with its item', async () => {
    const { items } = await run(
      { returnAll: true, filters: { accountStatus: '={{ $json.status }}' } },
      { input: [{ status: 'blocked' }, { status: 'deleted' }] },
    );
    expect(items().map(({ json, pairedItem }) => [json.displayName, pairedItem])).toEqual([
      ["Pat O'Brien", { item: 0 }],
      ['Gone Guest', { item: 1 }],
    ]);
  });

  it.each([0, -3, 1.5, 'many', ''])(
    'says what is wrong with the limit %j, and asks for nothing',
    async (limit) => {
      const { error } = await run({ returnAll: false, limit });
      expect(error?.message).toBe(
        `The limit must be a whole number of 1 or more, but it is ${JSON.stringify(limit)}.`,
      );
      expect(emulator.requests.matching('GET', /./)).toEqual([]);
    },
  );

  it('says which licence the tenant does not have, and which are like it', async () => {
    const { error } = await run({ returnAll: true, filters: { skus: ['SPE_E33'] } });
    expect(error?.message).toBe(
      'The tenant has no license "SPE_E33", which the filter Licenses asks for. Did you mean SPE_E3?',
    );
    expect(userRequests()).toEqual([]);
  });

  it.each([
    [
      'account status',
      { accountStatus: 'Enabled' },
      'Account Status cannot be "Enabled". It is one of any, active, blocked, deleted.',
    ],
    [
      'user type',
      { userType: 'external' },
      'User Type cannot be "external". It is one of any, member, guest.',
    ],
  ])('refuses an unknown %s from an expression', async (_, filters, message) => {
    const value = Object.fromEntries(
      Object.entries(filters).map(([name, choice]) => [name, `={{ '${choice}' }}`]),
    );
    expect((await run({ returnAll: true, filters: value })).error?.message).toBe(message);
  });

  it.each(["department = 'Sales'", 'noSuchProperty eq 1', "')"])(
    'passes on what Graph says to the filter %s',
    async (odataFilter) => {
      const { error } = await run({ returnAll: true, filters: { odataFilter } });
      expect(error?.httpCode).toBe('400');
      expect(error?.description).toContain('request id');
    },
  );

  it('refuses a field that cannot be a property', async () => {
    const { error } = await run({ returnAll: true, options: { fields: 'employeeId, a/b' } });
    expect(error?.message).toContain('"a/b" in Fields is not the name of a user property');
  });

  it('agrees with the tenant about everybody in Contoso', async () => {
    const contoso = await startEmulator({ users: 400, seed: 11 });
    const { json } = await run(
      { returnAll: true, options: { includeDeleted: true } },
      { credentials: { ...contoso.credential } },
    );
    const { tenant } = contoso;
    const truth = [...[...tenant.scanUsers()].map(({ user }) => user), ...tenant.deletedUsers()];
    await contoso.stop();
    const seen = json<{ id: string; status: string; assignedLicenses: Array<Record<string, unknown>> }>();
    expect(
      seen.map(({ id, status, assignedLicenses }) => [
        id,
        status,
        assignedLicenses.map((row) => [row.skuId, row.groupId, row.assignedVia]),
      ]),
    ).toEqual(
      truth.map(({ id, accountEnabled, deletedDateTime, licenseAssignments }) => [
        id,
        deletedDateTime ? 'deleted' : accountEnabled ? 'active' : 'blocked',
        licenseAssignments.map(({ skuId, assignedByGroup }) => [
          skuId,
          assignedByGroup,
          assignedByGroup ? 'group' : 'direct',
        ]),
      ]),
    );
    expect(new Set(seen.map(({ status }) => status)).size).toBe(3);
  });

  it('gives no items for a tenant without users', async () => {
    const empty = await startEmulator({ users: 0 });
    const { status, items } = await run({ returnAll: true }, { credentials: { ...empty.credential } });
    await empty.stop();
    expect([status, items()]).toEqual(['success', []]);
  });
});

describe('user: getAll with sign-in activity', () => {
  const options = { includeSignInActivity: true };

  it('shows it where the tenant has P1', async () => {
    const { json, hints } = await run({ returnAll: true, options });
    expect(json()[1]).toMatchObject({
      signInActivity: { lastSuccessfulSignInDateTime: '2026-10-30T10:00:00Z' },
    });
    expect(json()[0]).toMatchObject({ signInActivity: null });
    expect(hints()).toEqual([]);
    expect(userRequests()[0]?.query.$top).toBe('500');
  });

  it.each([
    ['the tenant has no P1', { premium: false }, 'the tenant has no Microsoft Entra ID P1 or P2 license'],
    [
      'the permission is missing',
      { permissions: ['User.Read.All', 'LicenseAssignment.Read.All', 'GroupMember.Read.All'] },
      'AuditLog.Read.All',
    ],
  ])('gives the users all the same where %s, with a hint', async (_, limits, hint) => {
    const poor = await startEmulator({ tenant: userScene(), ...limits });
    const { error, json, hints } = await run(
      { returnAll: true, options },
      { credentials: { ...poor.credential } },
    );
    await poor.stop();
    expect(error).toBeNull();
    expect(json()).toHaveLength(5);
    expect(json()[1]).toMatchObject({ userId: 'AdeleV@contoso.com', signInActivity: null });
    expect(hints()).toEqual([
      expect.objectContaining({ message: expect.stringContaining(hint), type: 'warning' }),
    ]);
  });
});

describe('user: getAll by an app that may read users only', () => {
  it('names licences by the built-in table, with a hint', async () => {
    const permissions = ['User.Read.All', 'GroupMember.Read.All'];
    const poor = await startEmulator({ tenant: userScene(), permissions });
    const { error, json, hints } = await run({ returnAll: true }, { credentials: { ...poor.credential } });
    await poor.stop();
    expect(error).toBeNull();
    expect(json()[1]).toMatchObject({ assignedLicenses: [e3Facts, e3Facts] });
    expect(json()[4]).toMatchObject({ assignedLicenses: [{ skuId: newSku, name: newSku }] });
    expect(hints()).toEqual([
      expect.objectContaining({ message: expect.stringContaining('Grant LicenseAssignment.Read.All') }),
    ]);
  });
});

describe('limits over many users', () => {
  let large: Emulator;
  beforeAll(async () => {
    large = await startEmulator({ users: 2500, seed: 7 });
  });
  beforeEach(() => large.reset());
  afterAll(() => large.stop());

  const requestsFor = async (parameters: object) => {
    const { error, json } = await run(parameters, { credentials: { ...large.credential } });
    expect(error).toBeNull();
    const tops = large.requests.matching('GET', /^\/v1\.0\/(users|directory)/).map(({ query }) => query.$top);
    return { count: json().length, ids: new Set(json().map(({ id }) => id)).size, tops };
  };

  it.each([
    [5, ['5']],
    [999, ['999']],
    [1000, ['999', '999']],
    [2300, ['999', '999', '999']],
  ])('%d takes pages of %j and no more', async (limit, tops) => {
    expect(await requestsFor({ limit })).toEqual({ count: limit, ids: limit, tops });
  });

  it('5 of a filter that Graph applies takes one page of 5', async () => {
    expect(
      await requestsFor({ limit: 5, filters: { licensed: 'licensed', accountStatus: 'active' } }),
    ).toEqual({ count: 5, ids: 5, tops: ['5'] });
  });

  it('Return All gives everybody once', async () => {
    expect(await requestsFor({ returnAll: true })).toMatchObject({ count: 2500, ids: 2500 });
  });

  it('a filter on licences pages to its end', async () => {
    const licensed = [...large.tenant.scanUsers()].filter(
      ({ user }) => large.tenant.assignedLicenses(user).length > 0,
    );
    expect(await requestsFor({ returnAll: true, filters: { licensed: 'licensed' } })).toMatchObject({
      count: licensed.length,
    });
  });
});

describe('a read that goes wrong on its second page', () => {
  const secondPage = { path: /^\/v1\.0\/users\?.*skiptoken/ };
  let large: Emulator;
  beforeAll(async () => {
    large = await startEmulator({ users: 2500, seed: 7 });
  });
  beforeEach(() => {
    large.reset();
  });
  afterAll(() => large.stop());
  const readAll = () => run({ returnAll: true }, { credentials: { ...large.credential } });

  it.each([
    ['throttling', { kind: 'status', status: 429, retryAfter: 1 }],
    ['a service out of order', { kind: 'status', status: 503, retryAfter: 1 }],
    ['a cut connection', { kind: 'cut' }],
    ['an expired page token', { kind: 'expiredPageToken' }],
  ] as const)('gives everybody once after %s', async (_, effect) => {
    large.faults.inject({ ...secondPage, ...effect });
    const { error, json } = await readAll();
    expect(error).toBeNull();
    expect(new Set(json().map(({ id }) => id)).size).toBe(2500);
    expect(json()).toHaveLength(2500);
  });

  it('goes on past an empty page, which is not the last one', async () => {
    large.faults.inject({ ...secondPage, kind: 'emptyPage' });
    expect((await readAll()).json()).toHaveLength(2500 - 999);
  });

  it.each([
    ['a page without value', { kind: 'missingValue' }],
    ['a next link to another server', { kind: 'foreignNextLink' }],
    ['a circle of pages', { kind: 'repeatedNextLink' }],
  ] as const)('gives no items at all after %s', async (_, effect) => {
    large.faults.inject({ ...secondPage, ...effect });
    const { status, error, items } = await readAll();
    expect([status, items()]).toEqual(['error', []]);
    expect(error?.message).toBeTruthy();
  });
});

describe('choosing in the editor', () => {
  const credentials = () => ({ ...emulator.credential });

  it('lists users by name, as many as there are', async () => {
    const large = await startEmulator({ users: 120, seed: 7 });
    const names: string[] = [];
    let paginationToken: string | undefined;
    do {
      const page = await n8n.listSearch('searchUsers', {
        credentials: { ...large.credential },
        paginationToken,
      });
      names.push(...page.results.map(({ value }) => value));
      paginationToken = page.paginationToken;
    } while (paginationToken);
    const pages = large.requests.matching('GET', /^\/v1\.0\/users/).length;
    await large.stop();
    expect([names.length, new Set(names).size, pages]).toEqual([120, 120, 3]);
  });

  it.each([
    ['adele', ['Adele Vance (AdeleV@contoso.com)']],
    ['vance', ['Adele Vance (AdeleV@contoso.com)']],
    ["O'Br", ["Pat O'Brien (blocked.o'brien@contoso.com)"]],
    ['山田', ['山田 太郎 👩‍🚀 Žofie محمد (yamada@contoso.com)']],
    ['"\\', []],
    ['R&D', []],
    ['nobody', []],
  ])('finds users by %s', async (filter, found) => {
    const { results } = await n8n.listSearch('searchUsers', { credentials: credentials(), filter });
    expect(results.map(({ name }) => name)).toEqual(found);
  });

  it('lists licences by name, with free seats', async () => {
    expect(await n8n.loadOptions('getSkus', { credentials: credentials() })).toEqual([
      { name: 'BRAND_NEW_SKU', value: newSku, description: '4 of 5 seats free' },
      { name: 'Microsoft 365 E3 (SPE_E3)', value: e3, description: '9 of 10 seats free' },
      { name: 'Power BI Pro (POWER_BI_PRO)', value: expect.any(String), description: '1 of 1 seats free' },
      { name: 'Visio Plan 2 (VISIOCLIENT)', value: visio, description: '2 of 3 seats free' },
    ]);
  });

  it('finds one license by name or part number', async () => {
    const find = async (filter?: string) =>
      (await n8n.listSearch('searchSkus', { credentials: credentials(), filter })).results;
    expect(await find()).toHaveLength(4);
    for (const filter of ['visio', 'VISIOCL'])
      expect(await find(filter)).toEqual([
        { name: 'Visio Plan 2 (VISIOCLIENT)', value: visio, description: '2 of 3 seats free' },
      ]);
    expect(await find('nothing like it')).toEqual([]);
  });

  it('shows why it cannot list', async () => {
    const poor = await startEmulator({ tenant: userScene(), permissions: ['Reports.Read.All'] });
    const lookup = { credentials: { ...poor.credential } };
    await expect(n8n.listSearch('searchUsers', lookup)).rejects.toThrow('User.Read.All');
    await expect(n8n.listSearch('searchSkus', lookup)).rejects.toThrow('LicenseAssignment.Read.All');
    await expect(n8n.listSearch('searchGroups', lookup)).rejects.toThrow('GroupMember.Read.All');
    await expect(n8n.loadOptions('getSkus', lookup)).rejects.toThrow('LicenseAssignment.Read.All');
    await poor.stop();
  });
});

describe('the names of the groups that give licenses', () => {
  const namesRead = () => emulator.requests.matching('POST', /^\/v1\.0\/\$batch$/).length;
  type Roster = Array<{ assignedLicenses?: Array<{ groupId: string | null; groupName: string | null }> }>;
  const ofGroups = (users: Roster) =>
    users.flatMap(({ assignedLicenses = [] }) =>
      assignedLicenses.filter((license) => license.groupId !== null).map((license) => license.groupName),
    );

  it.each([
    ['of one user', { operation: 'get', user: '={{ "AdeleV@contoso.com" }}' }],
    ['of many users', { returnAll: true }],
  ])('%s are read once for all items of a run', async (_, parameters) => {
    const { json } = await run(parameters, { input: [{}, {}, {}] });
    expect(ofGroups(json())).toEqual([groupName, groupName, groupName]);
    expect(namesRead()).toBe(1);
  });

  it.each([
    ['an output without them', { output: 'flat' }],
    ['raw data', { simplify: false }],
    ['users whom the limit leaves out', { returnAll: false, limit: 1 }],
  ])('are not read for %s', async (_, parameters) => {
    const { error } = await run({ returnAll: true, ...parameters });
    expect(error).toBeNull();
    expect(namesRead()).toBe(0);
  });

  it('are null where the app may not read them, and a hint says so', async () => {
    const poor = await startEmulator({
      tenant: userScene(),
      permissions: ['User.Read.All', 'LicenseAssignment.Read.All'],
    });
    const { error, json, hints } = await run({ returnAll: true }, { credentials: { ...poor.credential } });
    await poor.stop();
    expect(error).toBeNull();
    expect(ofGroups(json())).toEqual([null]);
    expect(hints().map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The names? of 1 group .*GroupMember\.Read\.All/),
    ]);
  });
});
