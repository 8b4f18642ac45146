import { getGroup, readGroupNames } from '../../../../graph/directory/groups';
import { ConnectionError } from '../../../../graph/http/transport';
import { failureOf, graphError, scriptedGraph } from '../../../support/scriptedGraph';

describe('getGroup', () => {
  it('fails for a group that does not exist, by its id', async () => {
    const { graph } = scriptedGraph([graphError(404, 'Request_ResourceNotFound')]);
    expect(await failureOf(getGroup(graph, 'group-1'))).toMatchObject({
      httpStatus: 404,
      message: expect.stringContaining('group-1'),
    });
  });
});

describe('readGroupNames', () => {
  const named = { id: '1', status: 200, headers: {}, body: { id: 'g', displayName: 'Sales' } };

  it('says which names could not be read, and nothing of groups that are gone', async () => {
    const gone = { id: '2', ...graphError(404, 'Request_ResourceNotFound') };
    const refused = { id: '3', ...graphError(403, 'Authorization_RequestDenied') };
    const { graph } = scriptedGraph([{ body: { responses: [named, gone, refused] } }]);
    expect(await readGroupNames(graph, ['g', 'h', 'i'])).toMatchObject({
      names: new Map([['g', 'Sales']]),
      unread: { count: 1, error: { code: 'Authorization_RequestDenied' } },
    });
  });

  it('reads each name once, and leaves out a group whose answer is empty', async () => {
    const { graph, requests } = scriptedGraph([{ body: { responses: [{ id: '1', status: 200 }] } }]);
    expect((await readGroupNames(graph, ['g', 'g'])).names.size).toBe(0);
    expect(requests).toHaveLength(1);
  });

  it('sends nothing for no groups', async () => {
    expect(await readGroupNames(scriptedGraph([]).graph, [])).toEqual({ names: new Map(), unread: null });
  });

  it('asks again for a name that Graph refuses for a while', async () => {
    const busy = { id: '1', ...graphError(429, 'TooManyRequests', '', { 'Retry-After': '3' }) };
    const { graph, waited } = scriptedGraph([
      { body: { responses: [busy] } },
      { body: { responses: [named] } },
    ]);
    expect(await readGroupNames(graph, ['g'])).toEqual({ names: new Map([['g', 'Sales']]), unread: null });
    expect(waited()).toBe(3_000);
  });

  it.each([
    ['out of order', Array.from({ length: 10 }, () => graphError(503, 'UnknownError'))],
    ['unreachable', Array.from({ length: 10 }, () => new ConnectionError('ECONNREFUSED', 'refused'))],
    ['not readable', [{ body: 'no JSON' }]],
    ['refusing the token', [graphError(401, 'InvalidAuthenticationToken')]],
  ])('stops nobody where Graph is %s', async (_name, responses) => {
    const { names, unread } = await readGroupNames(scriptedGraph(responses).graph, ['g', 'h']);
    expect([names.size, unread?.count]).toEqual([0, 2]);
  });

  it('stops nobody for an id that cannot be one', async () => {
    expect(await readGroupNames(scriptedGraph([]).graph, ['..'])).toMatchObject({ unread: { count: 1 } });
  });

  it('stops where the run is cancelled', async () => {
    const { graph, cancel } = scriptedGraph([]);
    cancel();
    expect(await failureOf(readGroupNames(graph, ['g']))).toMatchObject({ kind: 'cancelled' });
  });
});
