import { type Emulator, type FaultRequest, startEmulator } from '../../../../emulator';
import { Session, defined } from '../../../support/emulatorSession';

interface StepAnswer {
  id: string;
  status: number;
}

describe('which request a fault strikes', () => {
  let emulator: Emulator;
  let session: Session;
  let users: string[];

  beforeAll(async () => {
    emulator = await startEmulator({ users: 12 });
    session = await Session.open(emulator);
    users = emulator.tenant.users(0, 6).users.map(({ id }) => id);
  });
  afterEach(() => emulator.reset());
  afterAll(() => emulator.stop());

  const read = (user: string) => ({ id: user, method: 'GET', url: `/users/${user}?$select=id` });
  const write = (user: string) => ({
    id: `write ${user}`,
    method: 'POST',
    url: `/users/${user}/assignLicense`,
    headers: { 'Content-Type': 'application/json' },
    body: { addLicenses: [], removeLicenses: [] },
  });
  async function batch(requests: Array<{ id: string }>): Promise<number[]> {
    const { body } = await session.post<{ responses: StepAnswer[] }>('/v1.0/$batch', { requests });
    return requests.map(({ id }) => defined(body.responses.find((one) => one.id === id)).status);
  }

  it('step and batch: the second fitting step of the second batch that has one', async () => {
    const [one = '', two = '', three = ''] = users;
    emulator.faults.inject({ kind: 'status', status: 503, path: /\$select=id/, batch: 2, step: 2 });
    expect(await batch([read(one), read(two)])).toEqual([200, 200]);
    expect(await batch([write(three)])).toEqual([200]);
    expect(await batch([write(three), read(one), read(two), read(three)])).toEqual([200, 200, 503, 200]);
    expect(await batch([read(one), read(two)])).toEqual([200, 200]);
    expect((await session.get(`/v1.0/users/${two}?$select=id`)).status).toBe(200);
  });

  it('step alone: in every batch', async () => {
    const [one = '', two = ''] = users;
    emulator.faults.inject({ kind: 'status', status: 503, path: /users/, step: 1, times: Infinity });
    expect(await batch([read(one), read(two)])).toEqual([503, 200]);
    expect(await batch([read(two), read(one)])).toEqual([503, 200]);
  });

  it('holding: a batch by what it holds', async () => {
    const [one = '', two = ''] = users;
    const broken = { kind: 'status', status: 502, path: /\/\$batch$/, holding: 'assignLicense$' } as const;
    emulator.faults.inject({ ...broken, after: 1 });
    expect(await batch([read(one)])).toEqual([200]);
    expect(await batch([write(one)])).toEqual([200]);
    const refused = await session.post('/v1.0/$batch', { requests: [write(two)] });
    expect(refused.status).toBe(502);
    expect((await session.post('/v1.0/$batch', { requests: ['no step', { id: '1' }] })).status).toBe(400);
  });

  it('plan: asked about every request and every step, with its class and ordinals', async () => {
    const [one = '', two = ''] = users;
    const asked: FaultRequest[] = [];
    emulator.faults.plan((request) => {
      asked.push(request);
      return request.requestClass === 'GET /v1.0/users (page)' && request.ordinal === 1
        ? { kind: 'expiredPageToken' }
        : null;
    });
    await expect(session.all('/v1.0/users?$top=9')).rejects.toThrow('Directory_ExpiredPageToken');
    expect(await session.all('/v1.0/users?$top=9')).toHaveLength(12);
    await batch([read(one), write(two), read(one)].map((step, index) => ({ ...step, id: String(index) })));
    expect(
      asked.map(({ requestClass, ordinal, ordinalOfPath, step }) => [
        requestClass,
        ordinal,
        ordinalOfPath,
        step,
      ]),
    ).toEqual([
      ['GET /v1.0/users', 1, 1, null],
      ['GET /v1.0/users (page)', 1, 2, null],
      ['GET /v1.0/users', 2, 3, null],
      ['GET /v1.0/users (page)', 2, 4, null],
      ['POST /v1.0/$batch of GET /v1.0/users/{id}', 1, 1, null],
      ['GET /v1.0/users/{id}', 1, 1, 1],
      ['POST /v1.0/users/{id}/assignLicense', 1, 1, 2],
      ['GET /v1.0/users/{id}', 2, 2, 3],
    ]);
    expect(asked.at(-1)?.address).toBe(`/v1.0/users/${one}?$select=id`);
  });

  it('plan: counts a request that an injected fault strikes, too', async () => {
    emulator.faults.inject({ kind: 'status', status: 503, path: /organization/ });
    emulator.faults.plan(({ ordinal }) => (ordinal === 2 ? { kind: 'status', status: 504 } : null));
    const statuses: number[] = [];
    for (let call = 0; call < 3; call += 1) statuses.push((await session.get('/v1.0/organization')).status);
    expect(statuses).toEqual([503, 504, 200]);
  });

  it('plan: an effect that needs a connection strikes no step, and clear ends the plan', async () => {
    const [one = ''] = users;
    emulator.faults.plan(({ step }) => (step === null ? null : { kind: 'cut' }));
    expect(await batch([read(one)])).toEqual([200]);
    emulator.faults.plan(() => ({ kind: 'status', status: 500 }));
    expect((await session.get('/v1.0/organization')).status).toBe(500);
    emulator.faults.clear();
    expect((await session.get('/v1.0/organization')).status).toBe(200);
  });

  it('names the download of each report', async () => {
    const classes: string[] = [];
    emulator.faults.plan(({ requestClass }) => {
      classes.push(requestClass);
      return null;
    });
    const report = "/v1.0/reports/getOffice365ActiveUserDetail(period='D7')";
    const { status, headers } = await session.get(report);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(classes).toEqual([`GET ${report}`, 'GET /data/download/{id}/Office365ActiveUserDetail.csv']);
  });
});
