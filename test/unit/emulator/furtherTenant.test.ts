import { type EmulatedTenant, type Emulator, startEmulator } from '../../../emulator';
import { type GraphErrorBody, type Page, Session, defined, postToken } from '../../support/emulatorSession';

describe('several tenants in one emulator', () => {
  let emulator: Emulator;
  let fabrikam: EmulatedTenant;
  let undecided: EmulatedTenant;
  let strangers: EmulatedTenant;

  beforeAll(async () => {
    emulator = await startEmulator({
      users: 80,
      throttling: true,
      tenants: [
        { name: 'Fabrikam', users: 90 },
        { name: 'Undecided', users: 5, consent: false },
        { name: 'Strangers', users: 5, consent: 'notInstalled' },
      ],
    });
    [fabrikam, undecided, strangers] = emulator.tenants.slice(1) as [
      EmulatedTenant,
      EmulatedTenant,
      EmulatedTenant,
    ];
  });
  afterEach(() => emulator.reset());
  afterAll(() => emulator.stop());

  const login = ({ credential }: EmulatedTenant, tenant = credential.tenantId) =>
    postToken(
      emulator,
      {
        client_id: credential.clientId,
        client_secret: credential.clientSecret,
        grant_type: 'client_credentials',
        scope: 'https://graph.microsoft.com/.default',
      },
      tenant,
    );
  const sessionOf = async (tenant: EmulatedTenant) =>
    Session.open(emulator, String((await login(tenant)).body.access_token));
  const ids = async (tenant: EmulatedTenant) =>
    (await (await sessionOf(tenant)).all<{ id: string }>('/v1.0/users?$select=id')).map(({ id }) => id);

  it('one app with one secret sees in each the users of that tenant, and no others', async () => {
    expect(new Set(emulator.tenants.map(({ credential }) => credential.clientId)).size).toBe(1);
    expect(emulator.tenants[0]?.tenant).toBe(emulator.tenant);
    const [first, second] = [await ids(emulator), await ids(fabrikam)];
    expect([first.length, second.length]).toEqual([80, 90]);
    expect(second).toEqual(fabrikam.tenant.users(0, 90).users.map(({ id }) => id));
    expect(first.filter((id) => second.includes(id))).toEqual([]);
    expect(fabrikam.tenant.defaultDomain).toBe('fabrikam.com');
    expect((await login(fabrikam, 'fabrikam.com')).status).toBe(200);
  });

  it('tenants of one seed have users of their own', () => {
    const [one, other] = ['Tailspin', 'Proseware'].map((name) =>
      emulator
        .addTenant({ name, users: 20, seed: 3 })
        .tenant.users(0, 20)
        .users.map(({ id }) => id),
    );
    expect(one?.filter((id) => other?.includes(id))).toEqual([]);
    expect(() => emulator.addTenant({ name: 'Tailspin' })).toThrow(RangeError);
  });

  it('consent is given in each: without it a token without roles, and without the app none', async () => {
    const refused = await (await sessionOf(undecided)).get<GraphErrorBody>('/v1.0/users');
    expect([refused.status, refused.body.error.code]).toEqual([403, 'Authorization_RequestDenied']);
    const { status, body } = await login(strangers);
    expect([status, body.error, body.error_codes]).toEqual([400, 'invalid_client', [7000229]]);
    undecided.apps.update(undecided.credential.clientId, { consent: true });
    expect((await (await sessionOf(undecided)).get('/v1.0/users')).status).toBe(200);
  });

  it('a new secret of the registration holds in every tenant', async () => {
    const { clientId, clientSecret } = emulator.credential;
    emulator.apps.update(clientId, { secrets: [{ value: 'another' }] });
    expect((await login(fabrikam)).status).toBe(401);
    emulator.apps.update(clientId, { secrets: [{ value: clientSecret }] });
    expect((await login(fabrikam)).status).toBe(200);
  });

  it('page tokens and downloads are good in their own tenant', async () => {
    const [own, other] = [await sessionOf(emulator), await sessionOf(fabrikam)];
    const { body } = await own.get<Page>('/v1.0/users?$select=id&$top=10');
    const next = defined(body['@odata.nextLink']).slice(emulator.url.length);
    expect((await other.get(next)).status).toBe(400);
    const report = await other.get<string>("/v1.0/reports/getOffice365ActiveUserDetail(period='D7')");
    expect(report.status).toBe(200);
    expect(report.body).toContain('@fabrikam.com');
    expect(report.body).not.toContain('@contoso.com');
  });

  it('faults strike one tenant where they name it, also downloads and the login', async () => {
    const tenant = fabrikam.credential.tenantId;
    const [own, other] = [await sessionOf(emulator), await sessionOf(fabrikam)];
    emulator.faults.inject({ kind: 'status', status: 503, path: /./, tenant, times: Infinity });
    expect((await own.get('/v1.0/users')).status).toBe(200);
    expect((await other.get('/v1.0/users')).status).toBe(503);
    expect((await login(fabrikam)).status).toBe(503);
    expect((await login(emulator)).status).toBe(200);
    expect(emulator.requests.all().map(({ tenantId }) => tenantId === tenant)).toEqual([
      false,
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  it('each has a quota of its own', async () => {
    const [own, other] = [await sessionOf(emulator), await sessionOf(fabrikam)];
    const requests = Array.from({ length: 20 }, (_, index) => ({
      id: String(index),
      method: 'GET',
      url: '/groups?$select=id&$top=5',
    }));
    const statuses = async (session: Session) => {
      const { body } = await session.post<{ responses: Array<{ status: number }> }>('/v1.0/$batch', {
        requests,
      });
      return new Set(body.responses.map(({ status }) => status));
    };
    // 5,000 resource units in ten seconds.
    let seen = new Set<number>();
    for (let round = 0; round < 400 && !seen.has(429); round += 1) seen = await statuses(own);
    expect(seen).toContain(429);
    expect(await statuses(other)).toEqual(new Set([200]));
  });

  it('are listed, added and read from another process', async () => {
    const control = async (method: string, path: string, body?: object) => {
      const reply = await fetch(`${emulator.url}/_emulator/${path}`, { method, body: JSON.stringify(body) });
      return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
    };
    const added = await control('POST', 'tenants', { name: 'Northwind', users: 7 });
    expect(added.body).toMatchObject({ displayName: 'Northwind', domain: 'northwind.com', users: 7 });
    expect((await control('POST', 'tenants', { name: 'Northwind' })).status).toBe(400);
    expect((await control('GET', 'tenant?tenant=northwind.com')).body).toMatchObject({ users: 7 });
    expect((await control('GET', 'tenant?tenant=nobody.com')).status).toBe(404);
    const { body } = await control('GET', 'tenants');
    expect(body).toContainEqual(expect.objectContaining({ displayName: 'Strangers', apps: [] }));
  });
});
