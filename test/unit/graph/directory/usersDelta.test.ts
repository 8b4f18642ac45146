import { readUsersDelta } from '../../../../graph/directory/usersDelta';
import { failureOf, graphError, origin, scriptedGraph } from '../../../support/scriptedGraph';

const root = `${origin}/v1.0/users/delta`;
const next = (token: string) => `${root}?$skiptoken=${token}`;
const delta = (token: string) => `${root}?$deltatoken=${token}`;
const page = (users: object[], links: Record<string, string>) => ({
  body: {
    value: users,
    ...Object.fromEntries(Object.entries(links).map(([name, link]) => [`@odata.${name}`, link])),
  },
});
const select = ['accountEnabled', 'assignedLicenses'];
const whole = `${root}?$select=accountEnabled,assignedLicenses`;

describe('readUsersDelta', () => {
  it('reads a round to its end, over empty pages, with the links as Graph gave them', async () => {
    const { graph, requests } = scriptedGraph([
      page([{ id: 'A' }], { nextLink: next('a%2Fb==') }),
      page([], { nextLink: next('c') }),
      page([{ id: 'b', '@removed': { reason: 'deleted' } }], { deltaLink: delta('d') }),
    ]);
    const round = await readUsersDelta(graph, { select, deltaLink: null });
    expect(requests.map(({ url }) => url)).toEqual([whole, next('a%2Fb=='), next('c')]);
    expect([...round.rows.keys()]).toEqual(['a', 'b']);
    expect(round).toMatchObject({ isFull: true, deltaLink: delta('d') });
  });

  it('goes on from a deltaLink, and keeps the last row of a user', async () => {
    const { graph, requests } = scriptedGraph([
      page(
        [
          { id: 'a', accountEnabled: true },
          { id: 'a', accountEnabled: false },
        ],
        { deltaLink: delta('2') },
      ),
    ]);
    const round = await readUsersDelta(graph, { select, deltaLink: delta('1') });
    expect(requests.map(({ url }) => url)).toEqual([delta('1')]);
    expect([...round.rows.values()]).toEqual([{ id: 'a', accountEnabled: false }]);
    expect(round.isFull).toBe(false);
  });

  it.each([
    ['410 with a Location', graphError(410, 'resyncRequired', 'Resync', { location: delta('') })],
    ['an expired token', graphError(400, 'syncStateNotFound')],
    ['the same as 404', graphError(404, 'SyncStateNotFound')],
    [
      'a generation that is gone',
      graphError(400, 'Request_BadRequest', 'The sync state generation is not found'),
    ],
  ])('begins anew after %s', async (_what, refusal) => {
    const { graph, requests } = scriptedGraph([refusal, page([{ id: 'a' }], { deltaLink: delta('2') })]);
    const round = await readUsersDelta(graph, { select, deltaLink: delta('1') });
    expect(requests.map(({ url }) => url)).toEqual([delta('1'), whole]);
    expect(round).toMatchObject({ isFull: true, deltaLink: delta('2') });
  });

  it('begins anew where a page is forgotten in the middle, and stops at the second time', async () => {
    const forgotten = graphError(400, 'Directory_ExpiredPageToken');
    const { graph } = scriptedGraph([
      page([{ id: 'gone' }], { nextLink: next('a') }),
      forgotten,
      page([{ id: 'b' }], { deltaLink: delta('2') }),
    ]);
    const round = await readUsersDelta(graph, { select, deltaLink: null });
    expect([...round.rows.keys()]).toEqual(['b']);

    const again = scriptedGraph([forgotten, forgotten]);
    const failure = await failureOf(readUsersDelta(again.graph, { select, deltaLink: null }));
    expect(failure).toMatchObject({ code: 'Directory_ExpiredPageToken' });
  });

  it('does not take another refusal for a forgotten token', async () => {
    const { graph } = scriptedGraph([graphError(403, 'Authorization_RequestDenied')]);
    const failure = await failureOf(readUsersDelta(graph, { select, deltaLink: delta('1') }));
    expect(failure).toMatchObject({
      task: 'user:delta',
      description: expect.stringContaining('User.Read.All'),
    });
  });

  it('begins anew on the server of the credential where the deltaLink is of another', async () => {
    const { graph, requests } = scriptedGraph([page([], { deltaLink: delta('2') })]);
    await readUsersDelta(graph, {
      select,
      deltaLink: 'https://graph.microsoft.us/v1.0/users/delta?$deltatoken=1',
    });
    expect(requests.map(({ url }) => url)).toEqual([whole]);
  });

  const foreign = 'https://evil.example/v1.0/users/delta?$skiptoken=a';
  it.each([
    ['a page without value', [{ body: { '@odata.deltaLink': delta('2') } }], 'PageWithoutValue'],
    ['no link at its end', [page([{ id: 'a' }], {})], 'RoundWithoutEnd'],
    ['a nextLink elsewhere', [page([], { nextLink: foreign })], 'ForeignNextLink'],
    ['a deltaLink elsewhere', [page([], { deltaLink: foreign })], 'ForeignNextLink'],
    [
      'a circle of pages',
      [page([], { nextLink: next('a') }), page([], { nextLink: next('a') })],
      'RepeatedNextLink',
    ],
    ['a link with a fragment', [page([], { deltaLink: `${delta('a')}#b` })], 'ForeignNextLink'],
    ['a row that is nothing', [{ body: { value: [null], '@odata.deltaLink': delta('2') } }], 'RowWithoutId'],
    [
      'pages that lead on and on',
      Array.from({ length: 1_001 }, (_, index) => page([], { nextLink: next(String(index)) })),
      'EndlessPages',
    ],
    [
      'pages that repeat a user on and on',
      Array.from({ length: 1_002 }, (_, index) => page([{ id: 'a' }], { nextLink: next(String(index)) })),
      'EndlessPages',
    ],
    ['a row without an id', [page([{}], { deltaLink: delta('2') })], 'RowWithoutId'],
  ])('stops at %s', async (_what, responses, code) => {
    const { graph, requests } = scriptedGraph(responses);
    const failure = await failureOf(readUsersDelta(graph, { select, deltaLink: null }));
    expect(failure).toMatchObject({ kind: 'incomplete', code });
    expect(requests).toHaveLength(responses.length);
  });
});
