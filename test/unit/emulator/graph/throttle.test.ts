import { type Emulator, startEmulator } from '../../../../emulator';
import { type GraphErrorBody, Session, secretForm, tokenOf, defined } from '../../../support/emulatorSession';

interface ItemAnswer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

describe('throttling', () => {
  let emulator: Emulator;
  let session: Session;
  let now: number;
  let userId: string;

  beforeAll(async () => {
    now = Date.parse('2026-11-23T10:00:00Z');
    emulator = await startEmulator({ users: 20, throttling: true, now: () => new Date(now) });
    session = await Session.open(emulator);
    userId = defined(emulator.tenant.users(0, 1).users[0]).id;
  });
  afterEach(() => emulator.reset());
  afterAll(() => emulator.stop());

  const unitsOf = async (path: string) => Number((await session.get(path)).headers.get('x-ms-resource-unit'));

  it.each([
    ['/v1.0/users', 2],
    ['/v1.0/users?$select=id', 1],
    ['/v1.0/users?$expand=manager', 3],
    ['/v1.0/users?$top=19', 1],
    ['/v1.0/users?$top=20', 2],
    ['/v1.0/users?$select=id&$top=5&$expand=manager', 1],
    ['/v1.0/subscribedSkus', 3],
    ['/v1.0/subscribedSkus?$select=skuId', 2],
    ['/v1.0/organization', 1],
  ])('%s costs %d resource units', async (path, units) => {
    expect(await unitsOf(path)).toBe(units);
  });

  it('refuses what is beyond 3,500 units in 10 s of a small tenant, with the documented headers', async () => {
    const replies = [];
    // 90 batches of 20 at 2 units are 3,600.
    for (let round = 0; round < 90; round += 1) replies.push(await skusTwentyTimes());
    const refused = replies.flat().filter(({ status }) => status === 429);
    expect(replies.flat().filter(({ status }) => status === 200)).toHaveLength(3500 / 2);
    expect(refused.length).toBeGreaterThan(0);

    const { status, headers, body } = await session.get<GraphErrorBody>('/v1.0/subscribedSkus');
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe('1');
    expect(headers.get('x-ms-throttle-information')).toBe('ResourceUnitLimitExceeded');
    expect(headers.get('x-ms-throttle-scope')).toBe(
      `Tenant_Application/ReadWrite/${emulator.credential.clientId}/${emulator.credential.tenantId}`,
    );
    expect(body.error).toMatchObject({
      code: 'TooManyRequests',
      message: 'Please retry again later.',
      innerError: { code: '429', message: 'Please retry after', status: '429' },
    });

    now += 1000;
    const after = await session.get('/v1.0/subscribedSkus');
    expect(after.status).toBe(200);
    expect(Number(after.headers.get('x-ms-throttle-limit-percentage'))).toBeGreaterThan(0.8);
  });

  it('counts each app for itself', async () => {
    const app = emulator.apps.register({ permissions: ['Organization.Read.All'] });
    const form = {
      ...secretForm(emulator),
      client_id: app.clientId,
      client_secret: defined(app.secrets[0]).value,
    };
    const other = await Session.open(emulator, await tokenOf(emulator, form));
    for (let round = 0; round < 90; round += 1) await skusTwentyTimes();
    expect((await session.get('/v1.0/subscribedSkus')).status).toBe(429);
    expect((await other.get('/v1.0/subscribedSkus')).status).toBe(200);
  });

  it('lets 3,000 writes through and then 20 per second; a refused write is not carried out', async () => {
    const answers: ItemAnswer[] = [];
    for (let round = 0; round < 151; round += 1) answers.push(...(await twentyWrites()));
    expect(count(answers)).toEqual({ 400: 3000, 429: 20 });
    expect(answers.find(({ status }) => status === 429)).toMatchObject({
      headers: { 'Retry-After': '1', 'x-ms-throttle-information': 'WriteLimitExceeded' },
      body: { error: { code: 'TooManyRequests' } },
    });
    now += 500;
    expect(count(await twentyWrites())).toEqual({ 400: 10, 429: 10 });
    now += 150_000;
    expect(count(await twentyWrites())).toEqual({ 400: 20 });
  });

  it('is off unless asked for', async () => {
    const free = await startEmulator({ users: 1 });
    try {
      const caller = await Session.open(free);
      const { headers } = await caller.get('/v1.0/subscribedSkus');
      expect([headers.get('x-ms-resource-unit'), headers.get('x-ms-throttle-limit-percentage')]).toEqual([
        '3',
        null,
      ]);
    } finally {
      await free.stop();
    }
  });

  async function batch(requests: object[]): Promise<ItemAnswer[]> {
    const { body } = await session.post<{ responses: ItemAnswer[] }>('/v1.0/$batch', { requests });
    return body.responses;
  }

  const skusTwentyTimes = () =>
    batch(
      Array.from({ length: 20 }, (_, index) => ({
        id: String(index),
        method: 'GET',
        url: '/subscribedSkus?$select=skuId',
      })),
    );

  /** Writes that pass the quota and are then refused for their body, so that they cannot collide. */
  const twentyWrites = () =>
    batch(
      Array.from({ length: 20 }, (_, index) => ({
        id: String(index),
        method: 'POST',
        url: `/users/${userId}/assignLicense`,
        headers: { 'Content-Type': 'application/json' },
        body: { addLicenses: [], removeLicenses: ['no guid'] },
      })),
    );

  function count(answers: ItemAnswer[]): Record<number, number> {
    const counts: Record<number, number> = {};
    for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
    return counts;
  }
});
