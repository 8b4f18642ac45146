import { isGraphError } from '../../../../graph/http/graphError';
import { ConnectionError } from '../../../../graph/http/transport';
import { failureOf, graphError, origin, scriptedGraph } from '../../../support/scriptedGraph';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const reset = () => new ConnectionError('ECONNRESET', 'socket hang up');

describe('a request', () => {
  test('goes to the version, path and encoded query, with the token and the given headers', async () => {
    const { graph, requests } = scriptedGraph([{ body: { id: '1' } }]);
    const response = await graph.get('/users', {
      task: 'user:getAll',
      version: 'beta',
      query: {
        $select: 'id,mail',
        $filter: "displayName eq 'A & B+'",
        $count: true,
        $top: 5,
        $search: undefined,
      },
      headers: { ConsistencyLevel: 'eventual' },
    });
    expect(response).toEqual({ id: '1' });
    expect(requests).toEqual([
      {
        method: 'GET',
        url: `${origin}/beta/users?$select=id,mail&$filter=displayName%20eq%20'A%20%26%20B%2B'&$count=true&$top=5`,
        headers: { ConsistencyLevel: 'eventual', 'client-request-id': expect.stringMatching(guid) },
        body: undefined,
        authentication: 'bearer',
        responseType: 'json',
      },
    ]);
  });

  test('has a client-request-id of its own at every try', async () => {
    const { graph, requests } = scriptedGraph([graphError(503, 'UnknownError'), reset(), { body: {} }]);
    await graph.get('/organization', { task: 'tenant:organization' });
    const ids = requests.map(({ headers }) => headers['client-request-id']);
    expect(new Set(ids).size).toBe(3);
  });

  test('waits as long as Retry-After says', async () => {
    const { graph, waited } = scriptedGraph([
      graphError(429, 'TooManyRequests', '', { 'retry-after': '17' }),
      { body: {} },
    ]);
    await graph.get('/users', { task: 'user:getAll' });
    expect(waited()).toBe(17_000);
  });

  test('stops within a second of the run being stopped, and sends nothing more', async () => {
    const { graph, requests, waited } = scriptedGraph(
      [graphError(429, 'TooManyRequests', '', { 'retry-after': '300' })],
      { cancelAfterMs: 2_000 },
    );
    const failure = await failureOf(graph.get('/users', { task: 'user:getAll' }));
    expect(failure).toMatchObject({ kind: 'cancelled', code: 'RunCancelled' });
    expect(waited()).toBeLessThanOrEqual(3_000);
    expect(requests).toHaveLength(1);
  });

  test('is not sent at all in a run that has been stopped', async () => {
    const { graph, requests, cancel } = scriptedGraph([{ body: {} }]);
    cancel();
    expect(
      await failureOf(graph.post('/users/1/assignLicense', {}, { task: 'licenseAssignment:write' })),
    ).toMatchObject({ kind: 'cancelled' });
    expect(requests).toHaveLength(0);
  });

  test('that is aborted because the run was stopped is cancelled, not unreachable', async () => {
    const script = scriptedGraph([
      () => {
        script.cancel();
        return new ConnectionError('ERR_CANCELED', 'canceled');
      },
    ]);
    expect(await failureOf(script.graph.get('/users', { task: 'user:getAll' }))).toMatchObject({
      kind: 'cancelled',
    });
  });

  test('gives up on a host that never responds, in words, with the code kept', async () => {
    const { graph, requests } = scriptedGraph(Array.from({ length: 5 }, reset));
    const failure = await failureOf(graph.get('/users', { task: 'user:getAll' }));
    expect(failure).toMatchObject({
      kind: 'unreachable',
      code: 'ECONNRESET',
      httpStatus: null,
      message:
        'Microsoft Graph (graph.microsoft.com) could not be reached: the connection was closed before the answer was complete.',
      description: expect.stringContaining('It was tried 5 times.'),
    });
    expect(requests).toHaveLength(5);
  });

  test('fails where a 200 is not JSON', async () => {
    const { graph } = scriptedGraph([{ body: '{"value":[{"id":"1"' }]);
    expect(await failureOf(graph.get('/users', { task: 'user:getAll' }))).toMatchObject({
      kind: 'incomplete',
      code: 'UnreadableAnswer',
    });
  });

  test('leaves a failure that is neither Graph nor network as it is', async () => {
    const mine = new Error('The credential is gone.');
    const { graph } = scriptedGraph([mine]);
    expect(await failureOf(graph.get('/users', { task: 'user:getAll' }))).toBe(mine);
  });
});

describe('a write', () => {
  const assign = { addLicenses: [], removeLicenses: ['sku'] };

  test('is sent again where Graph did not process it', async () => {
    const { graph, requests } = scriptedGraph([
      graphError(429, 'TooManyRequests'),
      graphError(409, 'Directory_ConcurrencyViolation'),
      { body: { id: '1' } },
    ]);
    expect(await graph.post('/users/1/assignLicense', assign, { task: 'licenseAssignment:write' })).toEqual({
      id: '1',
    });
    expect(requests.map(({ body }) => body)).toEqual([assign, assign, assign]);
  });

  test('is sent once where its response was lost, and the error says that the outcome is unknown', async () => {
    const { graph, requests } = scriptedGraph([reset()]);
    const failure = await failureOf(
      graph.post('/users/1/assignLicense', assign, {
        task: 'licenseAssignment:write',
        user: 'a@contoso.com',
      }),
    );
    expect(failure).toMatchObject({
      kind: 'unreachable',
      user: 'a@contoso.com',
      description: expect.stringContaining('unknown whether the change was made'),
    });
    expect(requests).toHaveLength(1);
  });

  test('is sent again after a lost response where the caller allows it', async () => {
    const { graph, requests } = scriptedGraph([reset(), { body: {} }]);
    await graph.post('/users/1/assignLicense', assign, {
      task: 'licenseAssignment:write',
      retryOnLostResponse: true,
    });
    expect(requests).toHaveLength(2);
  });

  test('may be answered without a body', async () => {
    const { graph, requests } = scriptedGraph([{ status: 204, body: '' }]);
    await graph.patch('/users/1', { usageLocation: 'DE' }, { task: 'user:usageLocation' });
    expect(requests[0]).toMatchObject({ method: 'PATCH', body: { usageLocation: 'DE' } });
  });
});

test('an error survives JSON, and is known by its brand, not by its class', async () => {
  const { graph } = scriptedGraph([graphError(404, 'Request_ResourceNotFound')]);
  const failure = await failureOf(graph.get('/users/x', { task: 'user:get', user: 'x' }));
  expect(isGraphError(failure)).toBe(true);
  expect(
    isGraphError(Object.assign(new Error('copy'), { brand: (failure as { brand: string }).brand })),
  ).toBe(true);
  expect(isGraphError(new Error('other'))).toBe(false);
  expect(JSON.parse(JSON.stringify(failure))).toMatchObject({
    code: 'Request_ResourceNotFound',
    httpStatus: 404,
    requestId: 'req-1',
    user: 'x',
  });
});
