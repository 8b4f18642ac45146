import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { failureOf, graphError, origin, scriptedGraph } from '../../../support/scriptedGraph';
import type { ScriptedResponse } from '../../../support/scriptedGraph';

const options = { task: 'activity:getAll', version: 'beta' } as const;
const path = "/reports/getEmailActivityUserDetail(period='D7')";
const redirect = (location?: string): ScriptedResponse => ({
  status: 302,
  headers: location === undefined ? {} : { location },
  body: '',
});
const content = (csv: string, contentLength?: number): ScriptedResponse => ({
  headers: contentLength === undefined ? {} : { 'content-length': String(contentLength) },
  body: Readable.from([Buffer.from(csv)]),
});

test('follows the redirect once, without the token, for uncompressed bytes', async () => {
  const { graph, requests } = scriptedGraph([
    redirect('https://reports.office.com/data/download/x?t=1'),
    content('A,B\n', 4),
  ]);
  const { stream, contentLength } = await graph.download(path, options);
  expect(await text(stream)).toBe('A,B\n');
  expect(contentLength).toBe(4);
  expect(
    requests.map(({ url, authentication, responseType }) => ({ url, authentication, responseType })),
  ).toEqual([
    { url: `${origin}/beta${path}`, authentication: 'bearer', responseType: 'json' },
    { url: 'https://reports.office.com/data/download/x?t=1', authentication: 'none', responseType: 'stream' },
  ]);
  expect(requests[1]?.headers).toEqual({
    'Accept-Encoding': 'identity',
    'client-request-id': expect.any(String),
  });
});

test('takes the report from the answer itself, but not the text of a redirect', async () => {
  const { graph, requests } = scriptedGraph([
    { status: 200, body: 'A,B\n' },
    { status: 302, headers: { location: 'https://reports.office.com/x' }, body: 'Object moved' },
    content('C\n'),
  ]);
  const { stream, contentLength } = await graph.download(path, options);
  expect([await text(stream), contentLength]).toEqual(['A,B\n', null]);
  expect(requests).toHaveLength(1);
  expect(await text((await graph.download(path, options)).stream)).toBe('C\n');
});

test('http is followed to this machine only', async () => {
  const { graph } = scriptedGraph([redirect('http://127.0.0.1:4000/x'), content('A\n')]);
  expect(await text((await graph.download(path, options)).stream)).toBe('A\n');
});

test.each<[string, ScriptedResponse, string]>([
  ['an address without encryption', redirect('http://reports.office.com/x'), 'UnsafeDownloadAddress'],
  ['an address that only looks local', redirect('http://127.0.0.1.evil.example/x'), 'UnsafeDownloadAddress'],
  ['another scheme', redirect('file:///etc/passwd'), 'UnsafeDownloadAddress'],
  ['no address', redirect(), 'DownloadWithoutAddress'],
  ['a body in place of an address', { status: 200, body: { value: [] } }, 'DownloadWithoutAddress'],
  ['a web page', { status: 200, body: '<html></html>' }, 'DownloadWithoutAddress'],
])('%s is not followed', async (_name, first, code) => {
  const { graph, requests } = scriptedGraph([first]);
  expect(await failureOf(graph.download(path, options))).toMatchObject({ kind: 'incomplete', code });
  expect(requests).toHaveLength(1);
});

test.each([302, 403, 404, 410])(
  'an address that responds with %i is reported as no longer valid',
  async (status) => {
    const { graph, requests } = scriptedGraph([
      redirect('https://reports.office.com/x'),
      { status, body: Readable.from(['gone']) },
    ]);
    const failure = await failureOf(graph.download(path, options));
    expect(failure).toMatchObject({
      kind: 'incomplete',
      httpStatus: status,
      message: expect.stringContaining('could not be downloaded'),
    });
    expect(requests).toHaveLength(2);
  },
);

test('fewer bytes than announced fail the stream instead of ending it', async () => {
  const { graph } = scriptedGraph([redirect('https://reports.office.com/x'), content('A,B\n1,', 400)]);
  const { stream } = await graph.download(path, options);
  expect(await failureOf(text(stream))).toMatchObject({
    kind: 'incomplete',
    code: 'DownloadCutShort',
    message: expect.stringContaining('6 of 400 bytes'),
  });
});

test('more bytes than announced fail the stream before they are handed on', async () => {
  const { graph } = scriptedGraph([redirect('https://reports.office.com/x'), content('A,B\n1,2\n3,4\n', 8)]);
  const { stream } = await graph.download(path, options);
  expect(await failureOf(text(stream))).toMatchObject({
    kind: 'incomplete',
    code: 'DownloadLongerThanAnnounced',
    message: expect.stringContaining('more than the 8 bytes'),
  });
});

test('a connection that breaks in the middle fails the stream', async () => {
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('A,B\n');
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
    })(),
  );
  const { graph } = scriptedGraph([redirect('https://reports.office.com/x'), { body: broken }]);
  const { stream } = await graph.download(path, options);
  expect(await failureOf(text(stream))).toMatchObject({ kind: 'incomplete', code: 'DownloadCutShort' });
});

test('a missing permission on reports is named although Graph calls it unknown', async () => {
  const nested = '{"error":{"code":"S2SUnauthorized","message":"Invalid permission."}}';
  const { graph } = scriptedGraph([graphError(403, 'UnknownError', nested)]);
  expect(await failureOf(graph.download(path, options))).toMatchObject({
    kind: 'refused',
    code: 'S2SUnauthorized',
    requestId: 'req-1',
    message: expect.stringContaining('read the usage reports'),
    description: expect.stringContaining('Reports.Read.All'),
  });
});
