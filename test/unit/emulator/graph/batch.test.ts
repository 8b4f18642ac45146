import { type Emulator, startEmulator } from '../../../../emulator';
import { type GraphErrorBody, Session, secretForm, tokenOf, defined } from '../../../support/emulatorSession';

interface ItemAnswer {
  id: string;
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown> & Partial<GraphErrorBody>;
}

describe('POST /$batch', () => {
  let emulator: Emulator;
  let session: Session;
  let users: string[];

  beforeAll(async () => {
    emulator = await startEmulator({ users: 40, latency: 30 });
    session = await Session.open(emulator);
    users = emulator.tenant.users(0, 40).users.map(({ id }) => id);
  });
  afterEach(() => emulator.reset());
  afterAll(() => emulator.stop());

  async function batch(requests: unknown[], caller = session): Promise<Map<string, ItemAnswer>> {
    const { status, body } = await caller.post<{ responses: ItemAnswer[] }>('/v1.0/$batch', { requests });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return new Map(body.responses.map((answer) => [answer.id, answer]));
  }

  async function refusal(body: unknown) {
    const reply = await session.post<GraphErrorBody>('/v1.0/$batch', body);
    return { status: reply.status, code: reply.body.error.code, message: reply.body.error.message };
  }

  const read = (id: string, changes: object = {}) => ({
    id,
    method: 'GET',
    url: `/users/${users[0]}?$select=id`,
    ...changes,
  });
  const nobody = (id: string, changes: object = {}) =>
    read(id, { url: '/users/nobody@contoso.com', ...changes });
  const write = (id: string, user: string, changes: object = {}) => ({
    id,
    method: 'POST',
    url: `/users/${user}/assignLicense`,
    headers: { 'Content-Type': 'application/json' },
    body: { addLicenses: [], removeLicenses: [] },
    ...changes,
  });

  it('answers every item by its id, with status, headers and a body of its own', async () => {
    const answers = await batch([
      read('a'),
      nobody('b'),
      { id: 'c', method: 'get', url: 'organization?$select=id' },
    ]);
    expect([...answers.keys()].sort()).toEqual(['a', 'b', 'c']);
    expect(answers.get('a')).toMatchObject({
      status: 200,
      body: { id: users[0] },
      headers: { 'OData-Version': '4.0', 'x-ms-resource-unit': '1' },
    });
    expect(answers.get('b')).toMatchObject({
      status: 404,
      body: { error: { code: 'Request_ResourceNotFound' } },
    });
    expect(defined(answers.get('c')).status).toBe(200);
  });

  it('gives the answers in another order than the requests', async () => {
    const { body } = await session.post<{ responses: ItemAnswer[] }>('/v1.0/$batch', {
      requests: [read('1'), read('2'), read('3')],
    });
    expect(body.responses.map(({ id }) => id)).toEqual(['3', '2', '1']);
  });

  it('applies permissions to each item', async () => {
    const app = emulator.apps.register({ permissions: ['User.Read.All'] });
    const token = await tokenOf(emulator, {
      ...secretForm(emulator),
      client_id: app.clientId,
      client_secret: defined(app.secrets[0]).value,
    });
    const answers = await batch(
      [read('1'), { id: '2', method: 'GET', url: '/subscribedSkus' }],
      await Session.open(emulator, token),
    );
    expect([defined(answers.get('1')).status, defined(answers.get('2')).status]).toEqual([200, 403]);
  });

  it("takes ConsistencyLevel from the item's headers, not from the batch's", async () => {
    const item = { id: '1', method: 'GET', url: '/users/$count' };
    const { body } = await session.post<{ responses: ItemAnswer[] }>(
      '/v1.0/$batch',
      { requests: [item] },
      { ConsistencyLevel: 'eventual' },
    );
    expect(defined(body.responses[0]).status).toBe(400);
    const answers = await batch([{ ...item, headers: { ConsistencyLevel: 'eventual' } }]);
    expect(defined(answers.get('1')).status).toBe(200);
  });

  describe('with dependsOn', () => {
    it('answers 424 behind a failed item, all the way down the chain', async () => {
      const answers = await batch([
        nobody('1'),
        read('2', { dependsOn: ['1'] }),
        read('3', { dependsOn: ['2'] }),
        read('4'),
      ]);
      expect([...answers].map(([id, { status }]) => [id, status]).sort()).toEqual([
        ['1', 404],
        ['2', 424],
        ['3', 424],
        ['4', 200],
      ]);
      expect(defined(defined(answers.get('3')).body.error).code).toBe('FailedDependency');
    });

    it('runs a chain one after the other, whatever the order of the requests, ids in any letter case', async () => {
      await batch([read('c', { dependsOn: ['B'] }), read('b', { dependsOn: ['a'] }), read('A')]);
      const { items } = defined(emulator.requests.all()[0]);
      const [c, b, a] = defined(items);
      expect(defined(a).endedAt).toBeLessThanOrEqual(defined(b).startedAt);
      expect(defined(b).endedAt).toBeLessThanOrEqual(defined(c).startedAt);
    });

    it('serialises licence writes: without the chain they collide', async () => {
      const slow = await startEmulator({ users: 5, writeDuration: 5 });
      try {
        const caller = await Session.open(slow);
        const ids = slow.tenant.users(0, 3).users.map(({ id }) => id);
        const skuId = defined(slow.tenant.skus()[0]).skuId;
        const remove = { body: { addLicenses: [], removeLicenses: [skuId] } };
        const together = await batch(
          ids.map((user, index) => write(String(index), user, remove)),
          caller,
        );
        const codes = [...together.values()].map(({ body }) => body.error?.code ?? 'ok');
        expect(codes.filter((code) => code === 'Directory_ConcurrencyViolation').length).toBeGreaterThan(0);

        const [first] = await Promise.all([
          batch([write('1', defined(ids[0]), remove), nobody('2', { dependsOn: ['1'] })], caller),
        ]);
        expect(defined(first.get('1')).body.error?.code).not.toBe('Directory_ConcurrencyViolation');
      } finally {
        await slow.stop();
      }
    });
  });

  it.each([
    [
      'more than 20 items',
      {
        requests: Array.from({ length: 21 }, (_, index) => ({
          id: String(index),
          method: 'GET',
          url: '/users',
        })),
      },
      'MaximumValueExceeded',
      'Number of batch request steps exceeds the maximum value of 20.',
    ],
    [
      'two ids that differ in letter case only',
      {
        requests: [
          { id: 'a', method: 'GET', url: '/users' },
          { id: 'A', method: 'GET', url: '/users' },
        ],
      },
      'BadRequest',
      'Request Id A has to be unique in a batch.',
    ],
    [
      'a write without Content-Type',
      { requests: [{ id: '1', method: 'POST', url: '/users/x/assignLicense', body: {} }] },
      'BadRequest',
      'Write request id : 1 does not contain Content-Type header or body.',
    ],
    [
      'a write without body',
      {
        requests: [
          {
            id: '1',
            method: 'POST',
            url: '/users/x/assignLicense',
            headers: { 'Content-Type': 'application/json' },
          },
        ],
      },
      'BadRequest',
      'Write request id : 1 does not contain Content-Type header or body.',
    ],
    [
      'a dependency that is not there',
      { requests: [{ id: '1', method: 'GET', url: '/users', dependsOn: ['9'] }] },
      'BadRequest',
      'Request Id 1 depends on 9, which is not in the batch.',
    ],
    [
      'two dependencies of one step',
      {
        requests: [
          { id: '1', method: 'GET', url: '/users' },
          { id: '2', method: 'GET', url: '/users' },
          { id: '3', method: 'GET', url: '/users', dependsOn: ['1', '2'] },
        ],
      },
      'BadRequest',
      'Request Id 3 depends on more than one request.',
    ],
    [
      'a circle of dependencies',
      {
        requests: [
          { id: '1', method: 'GET', url: '/users', dependsOn: ['2'] },
          { id: '2', method: 'GET', url: '/users', dependsOn: ['1'] },
        ],
      },
      'BadRequest',
      'Request Id 1 depends on itself.',
    ],
    [
      'a batch inside',
      {
        requests: [
          {
            id: '1',
            method: 'POST',
            url: '/$batch',
            headers: { 'Content-Type': 'application/json' },
            body: {},
          },
        ],
      },
      'BadRequest',
      'Request Id 1: a batch cannot contain a batch.',
    ],
    [
      'an absolute address',
      { requests: [{ id: '1', method: 'GET', url: 'https://graph.microsoft.com/v1.0/users' }] },
      'BadRequest',
      'Request Id 1: the url must be relative.',
    ],
    [
      'no requests',
      {},
      'BadRequest',
      'Invalid batch payload format: the property requests must be an array.',
    ],
  ])('refuses the whole batch for %s, and carries out none of it', async (_title, body, code, message) => {
    expect(await refusal(body)).toEqual({ status: 400, code, message });
    expect(defined(emulator.requests.all()[0]).items).toBeUndefined();
  });

  it('logs every item with its own status', async () => {
    await batch([read('1'), nobody('2')]);
    const [entry] = emulator.requests.all();
    expect(entry).toMatchObject({ method: 'POST', path: '/v1.0/$batch', status: 200 });
    expect(defined(entry).items).toMatchObject([
      { id: '1', method: 'GET', path: `/v1.0/users/${users[0]}`, query: { $select: 'id' }, status: 200 },
      { id: '2', status: 404, errorCode: 'Request_ResourceNotFound' },
    ]);
  });
});
