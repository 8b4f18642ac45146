import { type Emulator, startEmulator } from '../../../../emulator';
import {
  type GraphErrorBody,
  type Page,
  Session,
  postToken,
  secretForm,
  tokenOf,
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
  const report = "/v1.0/reports/getOffice365ActiveUserDetail(period='D7')";
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

  it('statusAfter: done, and told otherwise; the steps behind it do not run', async () => {
    const [first, second] = holders(emulator, 2);
    emulator.faults.inject({ kind: 'statusAfter', status: 503, retryAfter: 9, path: /assignLicense/ });
    const { responses } = await batchOf([removal('1', first), { ...removal('2', second), dependsOn: ['1'] }]);
    expect(responses.map(({ id, status }) => [id, status])).toEqual([
      ['2', 424],
      ['1', 503],
    ]);
    expect(responses[1]?.headers['Retry-After']).toBe('9');
    expect([direct(emulator, first.id), direct(emulator, second.id)]).toEqual([[], second.skuIds]);

    emulator.faults.inject({ kind: 'statusAfter', status: 504, path: /\$batch/ });
    expect((await session.post('/v1.0/$batch', { requests: [removal('1', second)] })).status).toBe(504);
    expect(direct(emulator, second.id)).toEqual([]);
  });

  it.each([
    ['before', [500, 200]],
    ['behind', [200, 500]],
  ] as const)('doubleAnswer: two answers to one step, the false one %s the true one', async (place, seen) => {
    const [user] = holders(emulator, 1);
    emulator.faults.inject({ kind: 'doubleAnswer', status: 500, place, path: /assignLicense/ });
    const { responses } = await batchOf([removal('a', user)]);
    expect(responses.map(({ id }) => id)).toEqual(['a', 'a']);
    expect(responses.map(({ status }) => status)).toEqual(seen);
    expect(direct(emulator, user.id)).toEqual([]);
  });

  it('emptyBody: of a step, and of an answer of its own', async () => {
    emulator.faults.inject({ kind: 'emptyBody', path: /users/, times: 2 });
    const { responses } = await batchOf([{ id: '1', method: 'GET', url: '/users' }]);
    expect(responses).toEqual([{ id: '1', status: 200, headers: expect.anything() as object }]);
    const reply = await session.get<string>(users);
    expect([reply.status, reply.body]).toEqual([200, '']);
  });

  it('lostTail: whole rows, and no length announced', async () => {
    const whole = (await session.get<string>(report)).body.split('\n').slice(0, -1);
    emulator.faults.inject({ kind: 'lostTail', path: /\/download\/.*ActiveUserDetail/, share: 0.7 });
    const { body, headers } = await session.get<string>(report);
    expect(headers.get('content-length')).toBeNull();
    expect(body.endsWith('\n')).toBe(true);
    const rows = body.split('\n').slice(0, -1);
    expect(rows).toEqual(whole.slice(0, rows.length));
    expect(rows.length / whole.length).toBeCloseTo(0.7, 1);

    emulator.faults.inject({ kind: 'lostTail', path: /users/ });
    const page = await session.get<Page>(users);
    expect([page.body.value.length, '@odata.nextLink' in page.body]).toEqual([5, false]);
    expect(page.headers.get('content-length')).toBeNull();
  });

  it('drip: a byte now and then, until the client or the emulator ends it', async () => {
    emulator.faults.inject({ kind: 'drip', path: /organization/, milliseconds: 1 });
    const end = new AbortController();
    const { body } = await fetch(`${emulator.url}/v1.0/organization`, { signal: end.signal });
    const text = await firstBytes(defined(body), 200);
    expect(text).toMatch(/^\{"error":.*"Access token is empty\."/);
    end.abort();
    const other = await startEmulator({ users: 5 });
    other.faults.inject({ kind: 'drip', path: /organization/ });
    const dripping = await fetch(`${other.url}/v1.0/organization`);
    await other.stop();
    await expect(dripping.text()).rejects.toThrow('terminated');
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

  it('understate: more bytes than announced, which an HTTP client does not see', async () => {
    const whole = (await session.get<string>(report)).body;
    emulator.faults.inject({ kind: 'understate', path: /\/download\/.*ActiveUserDetail/ });
    const { body, headers } = await session.get<string>(report);
    // The text is decoded without its byte order mark.
    expect(Number(headers.get('content-length'))).toBe(Buffer.byteLength(body) + 3);
    expect(Buffer.byteLength(body) / Buffer.byteLength(whole)).toBeCloseTo(0.1, 2);
    expect(whole.startsWith(body)).toBe(true);
  });

  it('endlessLines: lines for new users, until the client goes away', async () => {
    const rows = (await session.get<string>(report)).body.trimEnd().split('\n').length;
    emulator.faults.inject({ kind: 'endlessLines', path: /\/download\/.*ActiveUserDetail/ });
    const end = new AbortController();
    const headers = { Authorization: `Bearer ${await tokenOf(emulator)}` };
    const { body } = await fetch(`${emulator.url}${report}`, { headers, signal: end.signal });
    const text = await firstBytes(defined(body), 2_000_000);
    end.abort();
    const lines = text.split('\n').slice(0, -1);
    expect(lines.length).toBeGreaterThan(2 * rows);
    const added = lines.slice(rows);
    expect(added.every((line) => line.includes(',nobody-'))).toBe(true);
    expect(new Set(added).size).toBe(added.length);
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

  it.each(['DirectoryPageTokenNotFoundException', 'Request_BadRequest'] as const)(
    'expiredPageToken by its other name %s',
    async (code) => {
      emulator.faults.inject({ kind: 'expiredPageToken', code, path: /skiptoken/ });
      await expect(session.all(users)).rejects.toThrow(code);
    },
  );

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

  interface Holder {
    id: string;
    skuIds: string[];
  }

  const direct = ({ tenant }: Emulator, id: string) =>
    defined(tenant.currentUser(id)).licenseAssignments.flatMap(({ skuId, assignedByGroup }) =>
      assignedByGroup === null ? skuId : [],
    );

  /** Users who still hold licenses of their own. */
  function holders(from: Emulator, count: number): [Holder, Holder] {
    const found = from.tenant
      .users(0, 30)
      .users.map(({ id }) => ({ id, skuIds: direct(from, id) }))
      .filter(({ skuIds }) => skuIds.length > 0);
    if (found.length < count) throw new Error('Too few users hold a license.');
    return found.slice(0, 2) as [Holder, Holder];
  }

  const removal = (id: string, { id: user, skuIds }: Holder) => ({
    id,
    method: 'POST',
    url: `/users/${user}/assignLicense`,
    headers: { 'Content-Type': 'application/json' },
    body: { addLicenses: [], removeLicenses: skuIds },
  });

  interface StepAnswer {
    id: string;
    status: number;
    headers: Record<string, string>;
  }

  async function batchOf(requests: object[]): Promise<{ responses: StepAnswer[] }> {
    return (await session.post<{ responses: StepAnswer[] }>('/v1.0/$batch', { requests })).body;
  }

  async function firstBytes(body: ReadableStream<Uint8Array>, length: number): Promise<string> {
    let text = '';
    const reader = body.getReader();
    while (text.length < length) text += Buffer.from((await reader.read()).value ?? []).toString('utf8');
    return text;
  }

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
