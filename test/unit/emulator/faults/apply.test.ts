import { type Emulator, startEmulator } from '../../../../emulator';
import {
  type GraphErrorBody,
  type Page,
  Session,
  postToken,
  secretForm,
  defined,
} from '../../../support/emulatorSession';

describe('injected faults', () => {
  let emulator: Emulator;
  let session: Session;
  let userId: string;

  beforeAll(async () => {
    emulator = await startEmulator({ users: 30 });
    session = await Session.open(emulator);
    userId = defined(emulator.tenant.users(0, 1).users[0]).id;
  });
  afterEach(() => emulator.reset());
  afterAll(() => emulator.stop());

  const users = '/v1.0/users?$select=id&$top=10';
  const statuses = async (count: number) => {
    const seen: number[] = [];
    for (let call = 0; call < count; call += 1) seen.push((await session.get(users)).status);
    return seen;
  };

  it('status: so many times, then the real answer; headers as given', async () => {
    const fault = emulator.faults.inject({
      kind: 'status',
      path: /^\/v1\.0\/users\b/,
      status: 503,
      times: 2,
      retryAfter: '0.5',
    });
    const first = await session.get<GraphErrorBody>(users);
    expect([first.status, first.headers.get('retry-after'), first.body.error.code]).toEqual([
      503,
      '0.5',
      'UnknownError',
    ]);
    expect(await statuses(2)).toEqual([503, 200]);
    expect(fault.struck).toBe(2);
  });

  it('after: lets some pass; method and query narrow it down', async () => {
    emulator.faults.inject({
      kind: 'status',
      method: 'get',
      path: '\\$top=10$',
      status: 429,
      after: 1,
      retryAfter: 7,
    });
    expect((await session.get('/v1.0/users?$top=9')).status).toBe(200);
    expect(await statuses(3)).toEqual([200, 429, 200]);
  });

  it('Infinity: until it is removed', async () => {
    const fault = emulator.faults.inject({ kind: 'status', path: /users/, status: 500, times: Infinity });
    expect(await statuses(3)).toEqual([500, 500, 500]);
    fault.remove();
    expect(await statuses(1)).toEqual([200]);
  });

  it('status with a body of its own: a gateway page in HTML', async () => {
    emulator.faults.inject({ kind: 'status', path: /users/, status: 502, body: '<h1>Bad gateway</h1>' });
    const reply = await session.get<string>(users);
    expect([reply.status, reply.headers.get('content-type'), reply.body]).toEqual([
      502,
      'text/html',
      '<h1>Bad gateway</h1>',
    ]);
  });

  it('cut: no answer, and no effect; cutAfter: no answer, but the effect', async () => {
    emulator.faults.inject({ kind: 'cut', path: /organization/ });
    await expect(session.get('/v1.0/organization')).rejects.toThrow('fetch failed');
    expect(emulator.requests.all().at(-1)).toMatchObject({ status: 0, fault: 'cut' });

    const held = () =>
      defined(emulator.tenant.currentUser(userId)).licenseAssignments.filter(
        ({ assignedByGroup }) => assignedByGroup === null,
      );
    const removeLicenses = held().map(({ skuId }) => skuId);
    expect(removeLicenses.length).toBeGreaterThan(0);
    const remove = () =>
      session.post(`/v1.0/users/${userId}/assignLicense`, { addLicenses: [], removeLicenses });
    emulator.faults.inject({ kind: 'cut', path: /assignLicense/ });
    await expect(remove()).rejects.toThrow('fetch failed');
    expect(held()).not.toEqual([]);
    emulator.faults.inject({ kind: 'cutAfter', path: /assignLicense/ });
    await expect(remove()).rejects.toThrow('fetch failed');
    expect(held()).toEqual([]);
  });

  it('truncate: fewer bytes than announced', async () => {
    emulator.faults.inject({ kind: 'truncate', path: /users/ });
    await expect(session.get(users)).rejects.toThrow('terminated');
  });

  it('shorten: a transfer that looks complete, of half the body', async () => {
    emulator.faults.inject({ kind: 'shorten', path: /users/, share: 0.5 });
    const { status, body } = await session.get<string>(users);
    expect(status).toBe(200);
    expect(() => JSON.parse(body) as unknown).toThrow(SyntaxError);
  });

  it('badJson, missingValue, emptyPage', async () => {
    emulator.faults.inject({ kind: 'badJson', path: /users/ });
    emulator.faults.inject({ kind: 'missingValue', path: /users/ });
    emulator.faults.inject({ kind: 'emptyPage', path: /users/ });
    expect((await session.get<string>(users)).body).toMatch(/^<html>/);
    const missing = await session.get<Page>(users);
    expect([missing.status, 'value' in missing.body, '@odata.nextLink' in missing.body]).toEqual([
      200,
      false,
      true,
    ]);
    const empty = await session.get<Page>(users);
    expect([empty.body.value, '@odata.nextLink' in empty.body]).toEqual([[], true]);
  });

  it('foreignNextLink and repeatedNextLink', async () => {
    emulator.faults.inject({ kind: 'foreignNextLink', path: /users/ });
    emulator.faults.inject({ kind: 'repeatedNextLink', path: /users/ });
    expect((await session.get<Page>(users)).body['@odata.nextLink']).toMatch(
      /^https:\/\/evil\.example\/v1\.0\/users\?/,
    );
    expect((await session.get<Page>(users)).body['@odata.nextLink']).toBe(`${emulator.url}${users}`);
  });

  it('expiredPageToken, on the second page only', async () => {
    emulator.faults.inject({ kind: 'expiredPageToken', path: /skiptoken/ });
    await expect(session.all(users)).rejects.toThrow('Directory_ExpiredPageToken');
    expect(await session.all(users)).toHaveLength(30);
  });

  it.each([409, 400, 503] as const)('concurrencyViolation as %d, without effect', async (status) => {
    emulator.faults.inject({ kind: 'concurrencyViolation', path: /assignLicense/, status, retryAfter: 3 });
    const before = emulator.tenant.currentUser(userId);
    const reply = await session.post<GraphErrorBody>(`/v1.0/users/${userId}/assignLicense`, {
      addLicenses: [],
      removeLicenses: [],
    });
    expect([reply.status, reply.body.error.code, reply.headers.get('retry-after')]).toEqual([
      status,
      'Directory_ConcurrencyViolation',
      '3',
    ]);
    expect(emulator.tenant.currentUser(userId)).toBe(before);
  });

  it('slowBody and delay take their time', async () => {
    emulator.faults.inject({ kind: 'slowBody', path: /users/, milliseconds: 300 });
    emulator.faults.inject({ kind: 'delay', path: /users/, milliseconds: 300 });
    for (let call = 0; call < 2; call += 1) {
      const began = performance.now();
      expect((await session.get(users)).status).toBe(200);
      // Each timer may fire a little early, and a slow body is made of several.
      expect(performance.now() - began).toBeGreaterThan(250);
    }
  });

  it('redirect', async () => {
    emulator.faults.inject({ kind: 'redirect', path: /organization/, location: 'http://evil.example/' });
    const reply = await fetch(`${emulator.url}/v1.0/organization`, { redirect: 'manual' });
    expect([reply.status, reply.headers.get('location')]).toEqual([302, 'http://evil.example/']);
  });

  it('strike single items of a batch, Retry-After in the headers of the item', async () => {
    emulator.faults.inject({
      kind: 'status',
      path: new RegExp(`users/${userId}`),
      status: 429,
      retryAfter: 4,
    });
    emulator.faults.inject({ kind: 'cut', path: /users/, times: Infinity });
    const requests = [
      { id: '1', method: 'GET', url: `/users/${userId}` },
      { id: '2', method: 'GET', url: '/users' },
    ];
    const { status, body } = await session.post<{
      responses: Array<{ id: string; status: number; headers: Record<string, string> }>;
    }>('/v1.0/$batch', { requests });
    expect(status).toBe(200);
    expect(body.responses.find(({ id }) => id === '1')).toMatchObject({
      status: 429,
      headers: { 'Retry-After': '4' },
    });
    // A connection fault has no item to strike.
    expect(defined(body.responses.find(({ id }) => id === '2')).status).toBe(200);
  });

  it('strike the token endpoint in its own words', async () => {
    emulator.faults.inject({ kind: 'status', path: /oauth2/, status: 503 });
    emulator.faults.inject({ kind: 'identityError', path: /oauth2/, code: 900382 });
    const transient = await postToken(emulator, secretForm(emulator));
    const crossCloud = await postToken(emulator, secretForm(emulator));
    expect([transient.status, transient.body.error, transient.body.error_codes]).toEqual([
      503,
      'temporarily_unavailable',
      [90033],
    ]);
    expect([crossCloud.status, crossCloud.body.error_codes]).toEqual([400, [900382]]);
    expect(crossCloud.body.error_description).toMatch(
      /^AADSTS900382: Confidential Client is not supported in Cross Cloud request\./,
    );
    expect((await postToken(emulator, secretForm(emulator))).status).toBe(200);
  });
});
