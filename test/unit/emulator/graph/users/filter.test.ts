import { type Emulator, startEmulator } from '../../../../../emulator';
import type { TenantUser } from '../../../../../emulator/tenant/model';
import { type GraphErrorBody, type Page, Session, defined } from '../../../../support/emulatorSession';

const eventual = { ConsistencyLevel: 'eventual' };
const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';

describe('$filter of users', () => {
  let emulator: Emulator;
  let session: Session;

  beforeAll(async () => {
    emulator = await startEmulator({ users: 400, seed: 21 });
    session = await Session.open(emulator);
  });
  afterAll(() => emulator.stop());

  const matching = (accepts: (user: TenantUser) => boolean) =>
    [...emulator.tenant.scanUsers()]
      .map(({ user }) => user)
      .filter(accepts)
      .map(({ id }) => id);
  const holds = (skuId: string) => (user: TenantUser) =>
    emulator.tenant.assignedLicenses(user).some((licence) => licence.skuId === skuId);
  const ids = async (filter: string, headers: Record<string, string> = {}) => {
    const count = 'ConsistencyLevel' in headers ? '&$count=true' : '';
    const users = await session.all<{ id: string }>(
      `/v1.0/users?$select=id&$top=150${count}&$filter=${encodeURIComponent(filter)}`,
      headers,
    );
    return users.map(({ id }) => id);
  };

  it.each<[string, (user: TenantUser) => boolean]>([
    ['accountEnabled eq false', (user) => !user.accountEnabled],
    ["userType eq 'Guest'", (user) => user.userType === 'Guest'],
    ["department eq 'sales'", (user) => user.department === 'Sales'],
    ["startsWith(displayName,'A')", (user) => /^a/i.test(user.displayName)],
    [
      "startswith(userPrincipalName, 'b') or startswith(userPrincipalName,'c')",
      (user) => /^[bc]/i.test(user.userPrincipalName),
    ],
    [
      "accountEnabled eq true and (userType eq 'Guest' or usageLocation eq 'US')",
      (user) => user.accountEnabled && (user.userType === 'Guest' || user.usageLocation === 'US'),
    ],
    ["usageLocation in ('DE','FR')", (user) => ['DE', 'FR'].includes(user.usageLocation ?? '')],
    ['createdDateTime ge 2024-01-01T00:00:00Z', (user) => (user.createdDateTime ?? '') >= '2024-01-01'],
    [
      'createdDateTime le 2024-01-01',
      (user) => Date.parse(user.createdDateTime ?? '') <= Date.parse('2024-01-01'),
    ],
    [
      'signInActivity/lastSignInDateTime le 2026-01-01T00:00:00Z',
      (user) => Date.parse(user.signInActivity?.lastSignInDateTime ?? '') <= Date.parse('2026-01-01'),
    ],
  ])('%s, in a plain query', async (filter, accepts) => {
    const expected = matching(accepts);
    expect(await ids(filter)).toEqual(expected);
  });

  it('a licence by lambda, without quotes round the GUID', async () => {
    const expected = matching(holds(e3));
    expect(await ids(`assignedLicenses/any(x:x/skuId eq ${e3})`)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
  });

  it.each<[string, (user: TenantUser) => boolean]>([
    [
      'assignedLicenses/$count ne 0',
      (user) => user.licenseAssignments.some(({ state }) => state !== 'Error'),
    ],
    ['accountEnabled ne true', (user) => !user.accountEnabled],
    ["not startsWith(displayName,'A')", (user) => !/^a/i.test(user.displayName)],
    [
      "endsWith(userPrincipalName,'@contoso.com')",
      (user) => user.userPrincipalName.toLowerCase().endsWith('@contoso.com'),
    ],
    ['department eq null', (user) => user.department === null],
    ["companyName eq 'Contoso'", (user) => user.companyName === 'Contoso'],
    [
      "NOT(usageLocation eq 'DE') AND accountEnabled eq true",
      (user) => user.usageLocation !== 'DE' && user.accountEnabled,
    ],
  ])('%s, in an advanced query only', async (filter, accepts) => {
    expect(await ids(filter, eventual)).toEqual(matching(accepts));
    const plain = await session.get<GraphErrorBody>(
      `/v1.0/users?$count=true&$filter=${encodeURIComponent(filter)}`,
    );
    expect([plain.status, plain.body.error.code]).toEqual([400, 'Request_UnsupportedQuery']);
  });

  it.each([
    [
      "endsWith(mail,'x')",
      'Request_UnsupportedQuery',
      "Operator 'endsWith' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information",
    ],
    [
      "companyName eq 'Contoso'",
      'Request_UnsupportedQuery',
      "Unsupported or invalid query filter clause specified for property 'companyName' of resource 'User'.",
    ],
    [
      "contains(displayName,'a')",
      'Request_UnsupportedQuery',
      "Unsupported or invalid query filter clause specified for property 'displayName' of resource 'User'.",
    ],
    [
      "licenseAssignmentStates/any(s:s/state eq 'Error')",
      'Request_UnsupportedQuery',
      "Unsupported or invalid query filter clause specified for property 'licenseAssignmentStates' of resource 'User'.",
    ],
    [
      'assignedLicenses/$count gt 2',
      'Request_UnsupportedQuery',
      expect.stringContaining("Operator '$count' is not supported"),
    ],
    [
      'signInActivity/lastSignInDateTime le 2026-01-01T00:00:00Z and accountEnabled eq true',
      'Request_UnsupportedQuery',
      expect.stringContaining("'signInActivity'"),
    ],
    [
      "accountEnabled eq 'true'",
      'BadRequest',
      "Invalid filter clause: A binary operator with incompatible types was detected. Found operand types 'Edm.Boolean' and 'Edm.String' for operator kind 'Equal'.",
    ],
    [
      `assignedLicenses/any(x:x/skuId eq '${e3}')`,
      'BadRequest',
      "Invalid filter clause: A binary operator with incompatible types was detected. Found operand types 'Edm.Guid' and 'Edm.String' for operator kind 'Equal'.",
    ],
    [
      "nickname eq 'x'",
      'BadRequest',
      "Invalid filter clause: Could not find a property named 'nickname' on type 'microsoft.graph.user'.",
    ],
    [
      "displayName eq 'O'Neill'",
      'BadRequest',
      "Invalid filter clause: Syntax error at position 23 in 'displayName eq 'O'Neill''.",
    ],
    [
      'displayName equals 1',
      'BadRequest',
      "Invalid filter clause: Syntax error at position 12 in 'displayName equals 1'.",
    ],
    [
      'accountEnabled eq true)',
      'BadRequest',
      "Invalid filter clause: Syntax error at position 22 in 'accountEnabled eq true)'.",
    ],
    ['', 'BadRequest', "Invalid filter clause: Syntax error at position 0 in ''."],
    [
      "tolower(displayName) eq 'a'",
      'BadRequest',
      expect.stringContaining("An unknown function with name 'tolower' was found"),
    ],
  ])('refuses %s', async (filter, code, message) => {
    const { status, body } = await session.get<GraphErrorBody>(
      `/v1.0/users?$filter=${encodeURIComponent(filter)}`,
    );
    expect({ status, code: body.error.code, message: body.error.message }).toEqual({
      status: 400,
      code,
      message,
    });
  });

  it('compares text with an apostrophe in it', async () => {
    const [user] = emulator.tenant.users(0, 1).users;
    emulator.tenant.setUser(defined(user).id, { surname: "O'Neill" });
    expect(await ids("surname eq 'O''Neill'")).toEqual([defined(user).id]);
  });

  describe('by lambda over a result larger than a plain query can page', () => {
    let large: Emulator;
    let walker: Session;
    const path = `/v1.0/users?$select=id&$top=50&$filter=assignedLicenses/any(x:x/skuId eq ${e3})`;

    beforeAll(async () => {
      large = await startEmulator({ users: 400, seed: 21, largeSet: 60 });
      walker = await Session.open(large);
    });
    afterAll(() => large.stop());

    it('gives the first page, then says that its token has expired', async () => {
      const first = await walker.get<Page>(path);
      expect(first.body.value).toHaveLength(50);
      const second = await walker.get<GraphErrorBody>(
        defined(first.body['@odata.nextLink']).slice(large.url.length),
      );
      expect([second.status, second.body.error.code]).toEqual([400, 'Directory_ExpiredPageToken']);
    });

    it('pages as an advanced query, where the header comes with every page', async () => {
      const advanced = `${path}&$count=true`;
      expect((await walker.all(advanced, eventual)).length).toBeGreaterThan(60);
      const first = await walker.get<Page>(advanced, eventual);
      const without = await walker.get<GraphErrorBody>(
        defined(first.body['@odata.nextLink']).slice(large.url.length),
      );
      expect([without.status, without.body.error.code]).toEqual([400, 'Directory_ExpiredPageToken']);
    });
  });
});
