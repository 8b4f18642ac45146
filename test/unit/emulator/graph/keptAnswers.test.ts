import { type Emulator, startEmulator } from '../../../../emulator';
import { type Page, Session, defined } from '../../../support/emulatorSession';

interface Row {
  id: string;
  displayName: string;
  department: string | null;
}

describe('an emulator that keeps its answers', () => {
  let emulator: Emulator;
  let session: Session;
  let scans = 0;
  const pages = async () => {
    const first = await session.get<Page<Row>>('/v1.0/users?$select=id,department&$top=20');
    const link = defined(first.body['@odata.nextLink']).slice(emulator.url.length);
    return [first, await session.get<Page<Row>>(link)] as const;
  };

  beforeEach(async () => {
    emulator = await startEmulator({ users: 60, keepAnswers: true });
    session = await Session.open(emulator);
    const scan = emulator.tenant.scanUsers.bind(emulator.tenant);
    scans = 0;
    jest.spyOn(emulator.tenant, 'scanUsers').mockImplementation((cursor) => {
      scans += 1;
      return scan(cursor);
    });
  });
  afterEach(() => emulator.stop());

  it('makes a page once, and gives each request its own id', async () => {
    const [first, second] = await pages();
    const made = scans;
    const again = await pages();
    expect(scans).toBe(made);
    expect(again.map(({ body }) => body)).toEqual([first.body, second.body]);
    expect(again[0].headers.get('content-type')).toBe(first.headers.get('content-type'));
    expect(again[0].headers.get('request-id')).not.toBe(first.headers.get('request-id'));
  });

  it('tells queries, headers and rights apart', async () => {
    const [{ body }] = await pages();
    const named = await session.get<Page<Row>>('/v1.0/users?$select=id,displayName&$top=20');
    expect(named.body.value[0]).toHaveProperty('displayName');
    expect(body.value[0]).not.toHaveProperty('displayName');

    emulator.apps.update(emulator.credential.clientId, { permissions: ['Organization.Read.All'] });
    const stranger = await Session.open(emulator);
    expect((await stranger.get('/v1.0/users?$select=id,department&$top=20')).status).toBe(403);
  });

  it('gives a kept answer inside a batch, too', async () => {
    const address = '/users?$select=id,department&$top=20';
    const alone = await session.get<Page<Row>>(`/v1.0${address}`);
    const requests = [{ id: '1', method: 'GET', url: address }];
    const { body } = await session.post<{ responses: Array<{ status: number; body: Page<Row> }> }>(
      '/v1.0/$batch',
      { requests },
    );
    expect(body.responses[0]).toMatchObject({ status: 200, body: { value: alone.body.value } });
  });

  it('forgets all of it at a write by Graph', async () => {
    const [{ body }] = await pages();
    const address = `/v1.0/users/${defined(body.value[0]).id}`;
    await session.get(`${address}?$select=usageLocation`);
    await session.patch(address, { usageLocation: 'NO' });
    const user = await session.get<{ usageLocation: string }>(`${address}?$select=usageLocation`);
    expect(user.body.usageLocation).toBe('NO');
  });

  it('forgets all of it at a write by the control address', async () => {
    const [{ body }] = await pages();
    await fetch(`${emulator.url}/_emulator/users/${defined(body.value[0]).id}`, {
      method: 'PATCH',
      body: JSON.stringify({ department: 'Whales' }),
    });
    const [after] = await pages();
    expect(defined(after.body.value[0]).department).toBe('Whales');
  });

  it('leaves the steps of a batch alone, whose writes count too', async () => {
    const [{ body }] = await pages();
    const { id } = defined(body.value[0]);
    const step = { method: 'GET', url: `/users/${id}?$select=usageLocation` };
    const batch = async (requests: object[]) => {
      const { body: answer } = await session.post<{ responses: Array<{ id: string; body: unknown }> }>(
        '/v1.0/$batch',
        { requests: requests.map((request, index) => ({ id: String(index), ...request })) },
      );
      return answer.responses.find((response) => response.id === '0')?.body;
    };
    await batch([step]);
    const headers = { 'Content-Type': 'application/json' };
    const change = { method: 'PATCH', url: `/users/${id}`, headers, body: { usageLocation: 'NO' } };
    await batch([change]);
    expect(await batch([step])).toMatchObject({ usageLocation: 'NO' });
    const made = scans;
    await pages();
    expect(scans).toBeGreaterThan(made);
  });

  it('writes a report once, whatever address leads to it', async () => {
    const report = async () =>
      (await session.get<string>("/v1.0/reports/getOffice365ActiveUserDetail(period='D180')")).body;
    const text = await report();
    const made = scans;
    expect(text).toContain('Report Refresh Date');
    expect(await report()).toBe(text);
    expect(scans).toBe(made);
  });
});

it('without the option a page is made at every request', async () => {
  const emulator = await startEmulator({ users: 10 });
  try {
    const session = await Session.open(emulator);
    const scan = jest.spyOn(emulator.tenant, 'scanUsers');
    await session.get('/v1.0/users?$select=id');
    const made = scan.mock.calls.length;
    await session.get('/v1.0/users?$select=id');
    expect(scan.mock.calls.length).toBe(2 * made);
  } finally {
    await emulator.stop();
  }
});
