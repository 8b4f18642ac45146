import { getUsersInBatches } from '../../../../graph/directory/usersInBatches';
import { scriptedGraph, graphError } from '../../../support/scriptedGraph';

const batchOf = (...steps: object[]) => ({ body: { responses: steps } });
const user = (id: string, name: string) => ({ id, status: 200, headers: {}, body: { id: name } });

describe('getUsersInBatches', () => {
  it('reads 20 users in a round trip, each key once, with safe addresses', async () => {
    const keys = Array.from({ length: 21 }, (_, index) => `user${index}`);
    const responses = Array.from({ length: 20 }, (_, index) => user(String(index + 1), keys[index] ?? ''));
    const { graph, requests } = scriptedGraph([batchOf(...responses), batchOf(user('1', 'user20'))]);
    const found = await getUsersInBatches(graph, [...keys, 'user3'], ['id', 'mail']);
    expect(requests).toHaveLength(2);
    expect((requests[0]?.body as { requests: object[] }).requests[0]).toEqual({
      id: '1',
      method: 'GET',
      url: '/users/user0?$select=id,mail',
    });
    expect([...found.keys()].sort()).toEqual([...keys].sort());
  });

  it('gives the error of a user that is not found, by name', async () => {
    const { graph } = scriptedGraph([
      batchOf(user('1', 'a'), { id: '2', ...graphError(404, 'Request_ResourceNotFound') }),
    ]);
    const found = await getUsersInBatches(graph, ['a', 'b@mail.com'], ['id']);
    expect(found.get('a')).toEqual({ id: 'a' });
    expect(found.get('b@mail.com')).toMatchObject({
      httpStatus: 404,
      message: expect.stringContaining('User "b@mail.com" was not found'),
    });
  });

  it('gives an error for a user whose answer is empty', async () => {
    const { graph } = scriptedGraph([batchOf({ id: '1', status: 200, headers: {} })]);
    const found = await getUsersInBatches(graph, ['adele@contoso.com'], ['id']);
    expect(found.get('adele@contoso.com')).toMatchObject({
      kind: 'incomplete',
      code: 'UnreadableAnswer',
      user: 'adele@contoso.com',
    });
  });

  it('waits for throttled users and reads only those again', async () => {
    const { graph, requests, waited } = scriptedGraph([
      batchOf(user('1', 'a'), { id: '2', ...graphError(429, 'TooManyRequests', '', { 'Retry-After': '4' }) }),
      batchOf(user('2', 'b')),
    ]);
    const found = await getUsersInBatches(graph, ['a', 'b'], ['id']);
    expect(found.get('b')).toEqual({ id: 'b' });
    expect(waited()).toBe(4_000);
    expect((requests[1]?.body as { requests: object[] }).requests).toHaveLength(1);
  });

  it('gives the error of a key that no URL can hold, without a request', async () => {
    const { graph, requests } = scriptedGraph([batchOf(user('1', 'a'))]);
    const found = await getUsersInBatches(graph, ['..', 'a'], ['id']);
    expect(found.get('..')).toMatchObject({ code: 'InvalidIdentifier' });
    expect(requests).toHaveLength(1);
  });

  it('sends nothing where no key is left to read', async () => {
    const { graph, requests } = scriptedGraph([]);
    await getUsersInBatches(graph, [], ['id']);
    await getUsersInBatches(graph, ['.'], ['id']);
    expect(requests).toEqual([]);
  });
});
