import {
  getManagers,
  getUser,
  setUsageLocation,
  streamDeletedUsers,
  streamUsers,
} from '../../../../graph/directory/users';
import { failureOf, graphError, origin, scriptedGraph } from '../../../support/scriptedGraph';

const page = (ids: string[], nextLink?: string) => ({
  body: { value: ids.map((id) => ({ id })), ...(nextLink ? { '@odata.nextLink': nextLink } : {}) },
});
const next = `${origin}/v1.0/users?$skiptoken=abc`;

async function idsOf(pages: AsyncIterable<Array<{ id?: string }>>, limit = Infinity): Promise<unknown[]> {
  const ids: unknown[] = [];
  for await (const users of pages) {
    for (const { id } of users) ids.push(id);
    if (ids.length >= limit) break;
  }
  return ids;
}

describe('listing users', () => {
  it('names exactly the properties that are used and takes the largest pages', async () => {
    const { graph, requests } = scriptedGraph([page(['1', '2'], next), page(['3'])]);
    expect(await idsOf(streamUsers(graph, { select: ['id', 'mail'] }))).toEqual(['1', '2', '3']);
    expect(requests.map(({ url }) => url)).toEqual([`${origin}/v1.0/users?$select=id,mail&$top=999`, next]);
  });

  it('fetches no more than 5 where the caller needs 5', async () => {
    const { graph, requests } = scriptedGraph([page(['1', '2', '3', '4', '5'], next)]);
    expect(await idsOf(streamUsers(graph, { select: ['id'], maximum: 5 }), 5)).toHaveLength(5);
    expect(requests.map(({ url }) => url)).toEqual([`${origin}/v1.0/users?$select=id&$top=5`]);
  });

  it('reads on where a page holds fewer than requested', async () => {
    const { graph, requests } = scriptedGraph([page(['1'], next), page([], `${next}d`), page(['2'])]);
    expect(await idsOf(streamUsers(graph, { select: ['id'], maximum: 2 }), 2)).toEqual(['1', '2']);
    expect(requests).toHaveLength(3);
  });

  it('never requests pages above 999, or above 500 with sign-in activity, or 120 of an advanced query with it', async () => {
    const { graph, requests } = scriptedGraph([page([]), page([]), page([])]);
    const select = ['id', 'signInActivity'];
    await idsOf(streamUsers(graph, { select: ['id'], maximum: 1500 }));
    await idsOf(streamUsers(graph, { select, maximum: 1500 }));
    await idsOf(
      streamUsers(graph, { select, advanced: true, filter: 'accountEnabled ne true', maximum: 1500 }),
    );
    expect(requests.map(({ url }) => url.split('$top=')[1])).toEqual(['999', '500', '120']);
  });

  it('sends what an advanced query needs again with every page', async () => {
    const { graph, requests } = scriptedGraph([page(['1'], next), page(['2'])]);
    await idsOf(
      streamUsers(graph, { select: ['id'], filter: 'assignedLicenses/$count ne 0', advanced: true }),
    );
    expect(requests[0]?.url).toContain('$filter=assignedLicenses/$count%20ne%200&$count=true');
    expect(requests.map(({ headers }) => headers.ConsistencyLevel)).toEqual(['eventual', 'eventual']);
  });

  it('asks for no larger page than Graph gives', async () => {
    const { graph, requests } = scriptedGraph([page([]), page([]), page([]), page([])]);
    await idsOf(streamUsers(graph, { select: ['id'] }));
    await idsOf(streamUsers(graph, { select: ['id'], expandManager: true }));
    await idsOf(streamUsers(graph, { select: ['id', 'signInActivity'] }));
    const filter = 'signInActivity/lastSignInDateTime le 2026-01-01T00:00:00Z';
    await idsOf(streamUsers(graph, { select: ['id'], filter }));
    expect(requests.map(({ url }) => new URL(url).searchParams.get('$top'))).toEqual([
      '999',
      '100',
      '500',
      '500',
    ]);
  });

  it('brings managers, and deleted users from where Graph keeps them', async () => {
    const { graph, requests } = scriptedGraph([page([]), page([])]);
    await idsOf(streamUsers(graph, { select: ['id'], expandManager: true }));
    await idsOf(streamDeletedUsers(graph, { select: ['id'] }));
    expect(decodeURIComponent(requests[0]?.url ?? '')).toContain(
      '$expand=manager($select=id,userPrincipalName,displayName,mail)',
    );
    expect(requests[1]?.url).toBe(
      `${origin}/v1.0/directory/deletedItems/microsoft.graph.user?$select=id&$top=999`,
    );
  });
});

describe('reading one user', () => {
  it.each([
    ['adele@contoso.com', '/users/adele%40contoso.com'],
    ["o'brien@contoso.com", '/users/o%27brien%40contoso.com'],
    ['a/b#c?d', '/users/a%2Fb%23c%3Fd'],
    ['guest_partner.com#EXT#@contoso.com', '/users/guest_partner.com%23EXT%23%40contoso.com'],
    ["$me'x@contoso.com", "/users('%24me%27%27x%40contoso.com')"],
    ['žofie@contoso.com', '/users/%C5%BEofie%40contoso.com'],
  ])('%s cannot leave its place in the address', async (user, path) => {
    const { graph, requests } = scriptedGraph([{ body: { id: '1' } }]);
    await getUser(graph, user, { select: ['id'] });
    expect(requests[0]?.url).toBe(`${origin}/v1.0${path}?$select=id`);
  });

  it('that does not exist says which user it was', async () => {
    const { graph } = scriptedGraph([graphError(404, 'Request_ResourceNotFound')]);
    expect(await failureOf(getUser(graph, 'nobody@contoso.com', { select: ['id'] }))).toMatchObject({
      httpStatus: 404,
      code: 'Request_ResourceNotFound',
      user: 'nobody@contoso.com',
      requestId: 'req-1',
    });
  });
});

describe('setting the usage location', () => {
  it('sends nothing but the country, and sends it again after a lost response', async () => {
    const { graph, requests } = scriptedGraph([graphError(504, 'GatewayTimeout'), { status: 204, body: '' }]);
    await setUsageLocation(graph, 'user-1', 'DE');
    expect(requests.map(({ method, url, body }) => ({ method, url, body }))).toEqual(
      Array(2).fill({ method: 'PATCH', url: `${origin}/v1.0/users/user-1`, body: { usageLocation: 'DE' } }),
    );
  });
});

describe('looking up managers', () => {
  const answer = (id: string, body: unknown) => ({ id, status: 200, headers: {}, body });
  const idsTo = (count: number) => Array.from({ length: count }, (_, index) => `u${index}`);

  it('reads 15 users with each request of a batch, and leaves out those without a manager', async () => {
    const { graph, requests } = scriptedGraph([
      {
        body: {
          responses: [
            answer('1', { value: [{ id: 'u0', manager: { id: 'm0' } }, { id: 'u1' }] }),
            answer('2', { value: [{ id: 'u16', manager: { id: 'm1' } }] }),
          ],
        },
      },
    ]);
    expect([...(await getManagers(graph, idsTo(17)))]).toEqual([
      ['u0', { id: 'm0' }],
      ['u16', { id: 'm1' }],
    ]);
    const { requests: steps } = requests[0]?.body as { requests: Array<{ url: string }> };
    const filters = steps.map(({ url }) => new URL(url, origin).searchParams.get('$filter'));
    expect(filters[0]?.split(',')).toHaveLength(15);
    expect(filters[1]).toBe("id in ('u15','u16')");
    for (const { url } of steps) expect(`${origin}/v1.0${url}`.length).toBeLessThan(2_048);
  });

  it('reads 50,000 users in 167 round trips', async () => {
    const whole = (request: { body?: unknown }) => {
      const { requests } = request.body as { requests: Array<{ id: string }> };
      return { body: { responses: requests.map(({ id }) => answer(id, { value: [] })) } };
    };
    const { graph, requests } = scriptedGraph(Array.from({ length: 200 }, () => whole));
    await getManagers(graph, idsTo(50_000));
    expect(requests).toHaveLength(167);
  });

  it.each([
    [
      'is refused',
      { id: '1', ...graphError(403, 'Authorization_RequestDenied') },
      'Authorization_RequestDenied',
    ],
    ['has no list', answer('1', {}), 'ManagersIncomplete'],
    ['goes on', answer('1', { value: [], '@odata.nextLink': next }), 'ManagersIncomplete'],
  ])('fails where an answer %s', async (_name, response, code) => {
    const { graph } = scriptedGraph([{ body: { responses: [response] } }]);
    expect(await failureOf(getManagers(graph, ['u1']))).toMatchObject({ code });
  });

  it('sends nothing for no users', async () => {
    const { graph, requests } = scriptedGraph([]);
    expect((await getManagers(graph, [])).size).toBe(0);
    expect(requests).toEqual([]);
  });
});
