import { failureOf, graphError, origin, scriptedGraph } from '../../../support/scriptedGraph';
import type { ScriptedResponse } from '../../../support/scriptedGraph';

const link = (token: string) => `${origin}/v1.0/users?$skiptoken=${token}`;
const page = (ids: string[], next?: string) => ({
  body: { value: ids.map((id) => ({ id })), ...(next === undefined ? {} : { '@odata.nextLink': next }) },
});
const expired = graphError(400, 'Directory_ExpiredPageToken', 'The specified page token value has expired.');
const options = {
  task: 'user:getAll',
  query: { $top: 2 },
  headers: { ConsistencyLevel: 'eventual' },
} as const;

function read(responses: ScriptedResponse[]) {
  const script = scriptedGraph(responses);
  const ids: string[] = [];
  const done = (async () => {
    for await (const rows of script.graph.pages<{ id: string }>('/users', options))
      ids.push(...rows.map(({ id }) => id));
  })();
  return { ...script, ids, done };
}

describe('reading pages', () => {
  test('reads all, in order, and sends the headers with every page', async () => {
    const { ids, done, requests } = read([page(['a', 'b'], link('2')), page(['c'], link('3')), page(['d'])]);
    await done;
    expect(ids).toEqual(['a', 'b', 'c', 'd']);
    expect(requests.map(({ url }) => url)).toEqual([`${origin}/v1.0/users?$top=2`, link('2'), link('3')]);
    expect(requests.map(({ headers }) => headers.ConsistencyLevel)).toEqual([
      'eventual',
      'eventual',
      'eventual',
    ]);
  });

  test('gives a row once that is on two pages, or twice on one', async () => {
    const { ids, done } = read([page(['a', 'b', 'a'], link('2')), page(['b', 'c'], link('3')), page(['a'])]);
    await done;
    expect(ids).toEqual(['a', 'b', 'c']);
  });

  test('does not count a repeated row among those that the reader needs', async () => {
    const { graph, requests } = scriptedGraph([page(['a', 'a'], link('2')), page(['b'])]);
    const pages = graph.pages('/users', { ...options, rowsNeeded: 2 });
    await pages.next();
    expect(requests).toHaveLength(2);
  });

  test('keeps rows without an id apart', async () => {
    const rows = { body: { value: [{ name: 'a' }, { name: 'a' }] } };
    const { graph } = scriptedGraph([rows]);
    expect((await graph.pages('/users', options).next()).value).toHaveLength(2);
  });

  test('goes on behind an empty page', async () => {
    const { ids, done } = read([page([], link('2')), page(['a'])]);
    await done;
    expect(ids).toEqual(['a']);
  });

  test('fetches the next page while the reader handles the first', async () => {
    const { graph, requests } = scriptedGraph([page(['a'], link('2')), page(['b'])]);
    const pages = graph.pages('/users', options);
    await pages.next();
    expect(requests).toHaveLength(2);
  });

  test('fetches nothing ahead once enough rows have come, and the next page when the reader asks for it', async () => {
    const { graph, requests } = scriptedGraph([page(['a', 'b'], link('2')), page(['c'])]);
    const pages = graph.pages('/users', { ...options, rowsNeeded: 2 });
    await pages.next();
    expect(requests).toHaveLength(1);
    expect((await pages.next()).value).toEqual([{ id: 'c' }]);
  });

  test('a page that was fetched ahead and failed does not disturb a reader that stopped', async () => {
    const { graph } = scriptedGraph([page(['a'], link('2')), graphError(403, 'Authorization_RequestDenied')]);
    for await (const rows of graph.pages<{ id: string }>('/users', options)) {
      expect(rows).toEqual([{ id: 'a' }]);
      break;
    }
    await new Promise((resolve) => setImmediate(resolve));
  });
});

describe('an incomplete page set', () => {
  test.each<[string, ScriptedResponse, object]>([
    [
      'a page that is refused',
      graphError(403, 'Authorization_RequestDenied'),
      { kind: 'refused', code: 'Authorization_RequestDenied', httpStatus: 403 },
    ],
    [
      'a page without "value"',
      { body: { '@odata.nextLink': link('3') } },
      { kind: 'incomplete', code: 'PageWithoutValue' },
    ],
    [
      'a page whose "value" is no list',
      { body: { value: { id: 'x' } } },
      { kind: 'incomplete', code: 'PageWithoutValue' },
    ],
    [
      'a row that is null',
      { body: { value: [{ id: 'c' }, null] } },
      { kind: 'incomplete', code: 'UnreadableRow' },
    ],
    [
      'a row that is a text',
      { body: { value: ['c'], '@odata.nextLink': link('3') } },
      { kind: 'incomplete', code: 'UnreadableRow' },
    ],
    ['bad JSON', { body: '{"value":[{"id"' }, { kind: 'incomplete', code: 'UnreadablePage' }],
    ['no body', { body: null }, { kind: 'incomplete', code: 'UnreadablePage' }],
    [
      'a next link to another host',
      page(['c'], 'https://graph.microsoft.com.evil.example/users'),
      { kind: 'incomplete', code: 'ForeignNextLink' },
    ],
    [
      'a next link to another port',
      page(['c'], `${origin}:8443/users`),
      { kind: 'incomplete', code: 'ForeignNextLink' },
    ],
    [
      'a next link without encryption',
      page(['c'], 'http://graph.microsoft.com/users'),
      { kind: 'incomplete', code: 'ForeignNextLink' },
    ],
    [
      'a next link that hides its host behind a user',
      page(['c'], 'https://graph.microsoft.com@evil.example/users'),
      { kind: 'incomplete', code: 'ForeignNextLink' },
    ],
    [
      'a next link with a user',
      page(['c'], 'https://adele:secret@graph.microsoft.com/v1.0/users?$skiptoken=3'),
      { kind: 'incomplete', code: 'UnsafeNextLink' },
    ],
    [
      'a next link with a fragment',
      page(['c'], `${link('3')}#x`),
      { kind: 'incomplete', code: 'UnsafeNextLink' },
    ],
    [
      'a next link with an empty fragment',
      page(['c'], `${link('3')}#`),
      { kind: 'incomplete', code: 'UnsafeNextLink' },
    ],
    [
      'a next link that was there before',
      page(['c'], link('2')),
      { kind: 'incomplete', code: 'RepeatedNextLink' },
    ],
    [
      'a next link to the first page',
      page(['c'], `${origin}/v1.0/users?$top=2`),
      { kind: 'incomplete', code: 'RepeatedNextLink' },
    ],
    [
      'a next link that is no address',
      page(['c'], 'users?page=3'),
      { kind: 'incomplete', code: 'UnreadableNextLink' },
    ],
    ['an empty next link', page(['c'], ''), { kind: 'incomplete', code: 'UnreadableNextLink' }],
  ])('%s stops the reading', async (_name, secondResponse, expected) => {
    const { done, requests } = read([page(['a', 'b'], link('2')), secondResponse]);
    expect(await failureOf(done)).toMatchObject(expected);
    expect(requests).toHaveLength(2);
  });
});

describe('a chain of pages that brings nothing new', () => {
  const chain = (length: number, ids: string[]) =>
    Array.from({ length }, (_, index) => page(ids, link(`n${index}`)));

  test.each([
    ['empty', []],
    ['repeated', ['a']],
  ])('ends: %s', async (_name, ids) => {
    const { done, requests } = read([page(['a'], link('2')), ...chain(1_000, ids)]);
    expect(await failureOf(done)).toMatchObject({ kind: 'incomplete', code: 'EndlessPages' });
    expect(requests).toHaveLength(101);
  });

  test('is no reason to stop while it is short', async () => {
    const { ids, done } = read([page(['a'], link('2')), ...chain(99, []), page(['b'])]);
    await done;
    expect(ids).toEqual(['a', 'b']);
  });

  test('is none where a listing starts again and its pages are known', async () => {
    const pages = Array.from({ length: 150 }, (_, index) => page([`user${index}`], link(`p${index}`)));
    const { ids, done } = read([...pages, expired, ...pages, page(['last'])]);
    await done;
    expect(ids).toHaveLength(151);
  });
});

describe('an expired page token', () => {
  test('restarts the listing once; each object is seen once', async () => {
    const { ids, done, requests } = read([
      page(['a', 'b'], link('2')),
      expired,
      page(['a', 'new'], link('2b')),
      page(['b', 'c']),
    ]);
    await done;
    expect(ids).toEqual(['a', 'b', 'new', 'c']);
    expect(requests.map(({ url }) => url)).toEqual([
      `${origin}/v1.0/users?$top=2`,
      link('2'),
      `${origin}/v1.0/users?$top=2`,
      link('2b'),
    ]);
  });

  test.each([
    graphError(400, 'DirectoryPageTokenNotFoundException', 'The page token could not be found.'),
    graphError(404, 'DirectoryPageTokenNotFoundException'),
    graphError(400, 'Request_BadRequest', 'The page token is not valid.'),
  ])('is also what Graph means by %j', async (lost) => {
    const { ids, done } = read([page(['a'], link('2')), lost, page(['a'], link('2b')), page(['b'])]);
    await done;
    expect(ids).toEqual(['a', 'b']);
  });

  test('is not what Graph means by another bad request', async () => {
    const { done, requests } = read([
      page(['a'], link('2')),
      graphError(400, 'Request_BadRequest', "Invalid filter clause: 'page'."),
    ]);
    expect(await failureOf(done)).toMatchObject({ kind: 'refused', code: 'Request_BadRequest' });
    expect(requests).toHaveLength(2);
  });

  test('the second time stops', async () => {
    const { done, requests } = read([page(['a'], link('2')), expired, page(['a'], link('2b')), expired]);
    expect(await failureOf(done)).toMatchObject({
      kind: 'incomplete',
      code: 'Directory_ExpiredPageToken',
      requestId: 'req-1',
    });
    expect(requests).toHaveLength(4);
  });

  test('stops at once where rows have no id to know them by', async () => {
    const rows = { body: { value: [{ userPrincipalName: 'a' }], '@odata.nextLink': link('2') } };
    const { done, requests } = read([rows, expired]);
    expect(await failureOf(done)).toMatchObject({ kind: 'incomplete', code: 'Directory_ExpiredPageToken' });
    expect(requests).toHaveLength(2);
  });
});

describe('one page', () => {
  const first = (body: object) => scriptedGraph([{ body }]).graph.page('/users', options);

  test('gives the path of the next one, whole', async () => {
    const next = `${origin}/v1.0/users?$top=2&$search=%22displayName:R%26D%22&$skiptoken=a%2Bb%3D&extra=1`;
    expect(await first({ value: [{ id: 'a' }], '@odata.nextLink': next })).toEqual({
      rows: [{ id: 'a' }],
      next: '/users?$top=2&$search=%22displayName:R%26D%22&$skiptoken=a%2Bb%3D&extra=1',
    });
    expect(await first({ value: [] })).toEqual({ rows: [], next: null });
  });

  test.each([
    [{}, 'PageWithoutValue'],
    [{ value: [null] }, 'UnreadableRow'],
    [{ value: [], '@odata.nextLink': 'https://evil.example/v1.0/users?$skiptoken=1' }, 'ForeignNextLink'],
    [{ value: [], '@odata.nextLink': `${origin}/beta/users?$skiptoken=1` }, 'ForeignNextLink'],
    [{ value: [], '@odata.nextLink': `${link('2')}#x` }, 'UnsafeNextLink'],
  ])('%j is none', async (body, code) => {
    expect(await failureOf(first(body))).toMatchObject({ kind: 'incomplete', code });
  });
});
