import { text } from 'node:stream/consumers';
import type { ServerResponse } from 'node:http';
import { connect } from '../../../../nodes/n8n/graphClient';
import { failureOf } from '../../../support/scriptedGraph';
import {
  accessToken,
  clientId,
  entraError,
  everythingSaidBy,
  plantedSecret,
  tenantId,
} from '../../../support/tokenFixtures';
import { answerJson, listen, n8nNode } from '../../../support/n8nNode';
import type { SeenRequest } from '../../../support/n8nNode';

type Handler = (request: SeenRequest, response: ServerResponse) => void;
type Listening = Awaited<ReturnType<typeof listen>>;

const task = 'user:getAll';
const forbidden = {
  error: {
    code: 'Authorization_RequestDenied',
    message: 'Insufficient privileges to complete the operation.',
    innerError: { 'request-id': 'req-403' },
  },
};

let tenant: Listening;
let issued: string[];
let onToken: Handler;
let onGraph: Handler;

const issue: Handler = (_request, response) => {
  const token = accessToken({
    tid: tenantId,
    roles: ['User.Read.All'],
    exp: 4_102_444_800,
    number: issued.length,
  });
  issued.push(token);
  answerJson(response, 200, { token_type: 'Bearer', expires_in: 3599, access_token: token });
};

beforeEach(async () => {
  issued = [];
  onToken = issue;
  onGraph = (_request, response) => answerJson(response, 200, { value: [] });
  tenant = await listen((request, response) =>
    (request.url.includes('/oauth2/') ? onToken : onGraph)(request, response),
  );
});

afterEach(async () => tenant.close());

const credential = (changes: object = {}) => ({
  authentication: 'clientSecret',
  tenantId,
  clientId,
  clientSecret: plantedSecret,
  cloud: 'custom',
  loginUrl: tenant.url,
  graphUrl: tenant.url,
  accessToken: '',
  issuedFor: '',
  ...changes,
});
const graphRequests = () => tenant.seen.filter(({ url }) => !url.includes('/oauth2/'));

describe('the token', () => {
  test('is minted once, also for requests that start side by side, and stored by n8n', async () => {
    const stored = credential();
    const { node, mints } = n8nNode(stored);
    const { graph } = await connect(node);
    await Promise.all([graph.get('/a', { task }), graph.get('/b', { task }), graph.get('/c', { task })]);
    expect(mints()).toBe(1);
    expect(graphRequests().map(({ authorization }) => authorization)).toEqual(
      Array(3).fill(`Bearer ${issued[0]}`),
    );
    expect(stored.accessToken).toBe(issued[0]);
    await (await connect(node)).graph.get('/d', { task });
    expect(mints()).toBe(1);
  });

  test('the credential is decrypted once in a run, however many requests it makes', async () => {
    const { node, reads } = n8nNode(credential());
    const { graph } = await connect(node);
    for (let index = 0; index < 5; index += 1) await graph.get('/a', { task });
    expect(reads()).toBe(1);
  });

  test('that Graph calls expired in the middle of a run is renewed unnoticed, and the same request is sent again', async () => {
    const { node, mints } = n8nNode(credential());
    const { graph } = await connect(node);
    await graph.get('/a', { task });
    onGraph = ({ authorization }, response) =>
      authorization === `Bearer ${issued[0]}`
        ? answerJson(response, 401, {
            error: {
              code: 'InvalidAuthenticationToken',
              message: 'Lifetime validation failed, the token is expired.',
            },
          })
        : answerJson(response, 200, { ok: true });
    expect(await graph.post('/b', { addLicenses: [], removeLicenses: ['x'] }, { task })).toEqual({
      ok: true,
    });
    expect(mints()).toBe(2);
    expect(
      graphRequests()
        .slice(1)
        .map(({ body }) => body),
    ).toEqual(Array(2).fill('{"addLicenses":[],"removeLicenses":["x"]}'));
  });

  test('from before admin consent is minted again on 403', async () => {
    const { node } = n8nNode(credential());
    onGraph = ({ authorization }, response) =>
      authorization === `Bearer ${issued[0]}`
        ? answerJson(response, 403, forbidden)
        : answerJson(response, 200, { ok: true });
    expect(await (await connect(node)).graph.get('/a', { task })).toEqual({ ok: true });
  });

  test('of another tenant, left in the credential, is never sent', async () => {
    const stored = credential();
    await (await connect(n8nNode(stored).node)).graph.get('/a', { task });
    const moved = n8nNode({ ...stored, tenantId: 'fabrikam.onmicrosoft.com' });
    await (await connect(moved.node)).graph.get('/b', { task });
    expect(moved.mints()).toBe(1);
    expect(graphRequests().map(({ authorization }) => authorization)).toEqual([
      `Bearer ${issued[0]}`,
      `Bearer ${issued[1]}`,
    ]);
  });
});

describe('an answer', () => {
  test('of 403 that stays comes back whole, after one new token and one more try', async () => {
    onGraph = (_request, response) => answerJson(response, 403, forbidden);
    const { node, mints } = n8nNode(credential());
    const failure = await failureOf((await connect(node)).graph.get('/users', { task }));
    expect(failure).toMatchObject({
      kind: 'refused',
      code: 'Authorization_RequestDenied',
      httpStatus: 403,
      requestId: 'req-403',
      description: expect.stringContaining('User.Read.All'),
    });
    expect(mints()).toBe(2);
    expect(graphRequests()).toHaveLength(2);
  });

  test('of 401 that stays comes back with its headers', async () => {
    onGraph = (_request, response) =>
      answerJson(
        response,
        401,
        { error: { code: 'InvalidAuthenticationToken', message: 'Invalid audience.' } },
        { 'request-id': 'req-401' },
      );
    const failure = await failureOf(
      (await connect(n8nNode(credential()).node)).graph.get('/users', { task }),
    );
    expect(failure).toMatchObject({
      code: 'InvalidAuthenticationToken',
      httpStatus: 401,
      requestId: 'req-401',
    });
  });

  test.each<[string, (text: string) => string]>([
    ['as it is', (text) => text],
    ['for a URL', encodeURIComponent],
    ['as base64', (text) => Buffer.from(`user:${text}`).toString('base64')],
    ['for JSON', (text) => JSON.stringify(JSON.stringify(text))],
  ])('that repeats token and secret (%s) does not make us repeat them', async (_how, encoded) => {
    const secret = 'Planted"Secret/8Q+never=shown';
    onGraph = ({ authorization, url }, response) => {
      const echo = `${encoded(authorization?.slice(7) ?? '')} and ${encoded(secret)}`;
      const body = {
        error: { code: 'BadRequest', message: `No: ${echo}`, innerError: { 'request-id': echo } },
      };
      if (url.endsWith('/$batch'))
        answerJson(response, 200, {
          responses: [{ id: '1', status: 400, headers: { 'request-id': echo }, body }],
        });
      else answerJson(response, 400, body, { 'request-id': 'req-1' });
    };
    const { graph } = await connect(n8nNode(credential({ clientSecret: secret })).node);
    const failure = await failureOf(graph.get('/users', { task }));
    const steps = await graph.batch([{ id: '1', method: 'GET', url: '/me' }], { task });
    const step = steps.get('1')?.error;
    expect(failure).toMatchObject({ code: 'BadRequest', message: expect.stringContaining('***') });
    expect(step).toMatchObject({ code: 'BadRequest', message: expect.stringContaining('***') });
    for (const said of [everythingSaidBy(failure), everythingSaidBy(step)])
      for (const value of [secret, issued[0] ?? '']) {
        expect(said).not.toContain(value);
        expect(said).not.toContain(encoded(value));
      }
  });

  test('of 429 is waited for as its header says', async () => {
    let count = 0;
    onGraph = (_request, response) =>
      count++ === 0
        ? answerJson(
            response,
            429,
            { error: { code: 'TooManyRequests', message: '' } },
            { 'Retry-After': '1' },
          )
        : answerJson(response, 200, { ok: true });
    const from = Date.now();
    expect(await (await connect(n8nNode(credential()).node)).graph.get('/users', { task })).toEqual({
      ok: true,
    });
    // A timer may fire a little before its time by this clock.
    expect(Date.now() - from).toBeGreaterThan(990);
  });

  test('cut in the middle is a lost connection, tried again', async () => {
    let count = 0;
    onGraph = (_request, response) => {
      if (count++ > 0) {
        answerJson(response, 200, { ok: true });
        return;
      }
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write('{"value":[');
      setTimeout(() => response.destroy(), 20);
    };
    expect(await (await connect(n8nNode(credential()).node)).graph.get('/users', { task })).toEqual({
      ok: true,
    });
    expect(graphRequests()).toHaveLength(2);
  });

  test('that redirects is not followed with the token', async () => {
    const elsewhere = await listen((_request, response) => answerJson(response, 200, {}));
    onGraph = (_request, response) => answerJson(response, 302, {}, { location: `${elsewhere.url}/steal` });
    await failureOf((await connect(n8nNode(credential()).node)).graph.get('/users', { task }));
    expect(elsewhere.seen).toEqual([]);
    await elsewhere.close();
  });
});

test('a report is streamed from the address that Graph gives, without the token', async () => {
  const storage = await listen((_request, response) =>
    response.writeHead(200, { 'content-length': '8' }).end('A,B\n1,2\n'),
  );
  onGraph = (_request, response) => answerJson(response, 302, {}, { location: `${storage.url}/data?sig=1` });
  const { graph } = await connect(n8nNode(credential()).node);
  const { stream, contentLength } = await graph.download("/reports/getEmailActivityUserDetail(period='D7')", {
    task: 'activity:getAll',
  });
  expect([await text(stream), contentLength]).toEqual(['A,B\n1,2\n', 8]);
  expect(storage.seen.map(({ url, authorization }) => [url, authorization])).toEqual([['/data?sig=1', null]]);
  await storage.close();
});

describe('a failing credential', () => {
  test('shows our sentence, with code and trace id, and asks once', async () => {
    onToken = (_request, response) => {
      const { status, body } = entraError(401, 'invalid_client', 7000215, 'Invalid client secret provided.');
      answerJson(response, status, body);
    };
    const { node } = n8nNode(credential());
    const failure = await failureOf((await connect(node)).graph.get('/users', { task }));
    expect(failure).toMatchObject({
      kind: 'refused',
      code: 'AADSTS7000215',
      message: expect.stringContaining('Client Secret of the credential is wrong'),
      requestId: '654ce9b2-a626-4e0b-8598-0cac69970200',
    });
    expect(tenant.seen).toHaveLength(1);
    expect(everythingSaidBy(failure)).not.toContain(plantedSecret);
  });

  test('whose login host does not answer is unreachable', async () => {
    const failure = await failureOf(
      (await connect(n8nNode(credential({ loginUrl: 'http://127.0.0.1:1' })).node)).graph.get('/users', {
        task,
      }),
    );
    expect(failure).toMatchObject({
      kind: 'unreachable',
      code: 'ECONNREFUSED',
      message: expect.stringContaining('identity platform (127.0.0.1:1) could not be reached'),
    });
    // It is tried again with waits of real time.
  }, 30_000);

  test('with a field that cannot be right stops before any request', async () => {
    expect(await failureOf(connect(n8nNode(credential({ clientId: 'my app' })).node))).toMatchObject({
      code: 'InvalidClientId',
    });
    expect(tenant.seen).toEqual([]);
  });
});

test('a run that is stopped ends a request that hangs', async () => {
  onGraph = () => undefined;
  const { node, abort } = n8nNode(credential());
  const { graph } = await connect(node);
  setTimeout(() => abort.abort(), 100);
  expect(await failureOf(graph.get('/users', { task }))).toMatchObject({ kind: 'cancelled' });
});

test('the granted permissions are those of a token minted just now', async () => {
  const stored = credential();
  await (await connect(n8nNode(stored).node)).graph.get('/a', { task });
  onGraph = (_request, response) => answerJson(response, 403, forbidden);
  expect(await (await connect(n8nNode(stored).node)).readGrantedAccess()).toEqual({
    tenantId,
    clientId,
    cloud: 'custom',
    roles: ['User.Read.All'],
  });
  expect(issued.length).toBeGreaterThanOrEqual(2);
});
