import { startEmulator } from '../../../emulator';
import type { Emulator } from '../../../emulator';
import { createGraphClient } from '../../../graph/http/client';
import type { GraphClient } from '../../../graph/http/client';
import { asConnectionError } from '../../../graph/http/connectionError';
import { acquireToken } from '../../../graph/token/acquireToken';
import type { CredentialFields } from '../../../graph/token/credential';
import type { TokenHttp } from '../../../graph/token/msalNetwork';
import type { Transport } from '../../../graph/http/transport';
import { failureOf } from '../../support/scriptedGraph';

const users = 120;
const listing = { task: 'user:getAll', query: { $select: 'id', $top: 50 } } as const;

let emulator: Emulator;
let graph: GraphClient;

const tokenHttp: TokenHttp = async ({ method, url, headers, body }) => {
  const response = await fetch(url, { method, headers, body });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.json(),
  };
};

/** Node's own fetch in place of n8n's HTTP helper. */
function fetchTransport(token: string): Transport {
  return async ({ method, url, headers, body, authentication }) => {
    try {
      const response = await fetch(url, {
        method,
        headers: {
          ...headers,
          ...(authentication === 'bearer' ? { Authorization: `Bearer ${token}` } : {}),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        redirect: 'manual',
      });
      const text = await response.text();
      return { status: response.status, headers: Object.fromEntries(response.headers), body: parsed(text) };
    } catch (error) {
      throw asConnectionError(error) ?? error;
    }
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // As n8n's HTTP helper does: what is not JSON stays text.
    return text;
  }
}

async function connect(fields: CredentialFields = { ...emulator.credential }): Promise<GraphClient> {
  const { accessToken } = await acquireToken(fields, tokenHttp);
  return createGraphClient({
    origin: emulator.graphUrl,
    transport: fetchTransport(accessToken),
    random: () => 0,
    sleep: async () => undefined,
  });
}

async function idsOf(client: GraphClient): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of client.pages<{ id: string }>('/users', listing))
    ids.push(...page.map(({ id }) => id));
  return ids;
}

beforeAll(async () => {
  emulator = await startEmulator({ users, seed: 7 });
  graph = await connect();
});

beforeEach(() => {
  emulator.reset();
});

afterAll(async () => emulator.stop());

test('a token by certificate opens the same doors as one by secret', async () => {
  const byCertificate = await connect({ ...emulator.certificateCredential });
  const [first, second] = await Promise.all([idsOf(graph), idsOf(byCertificate)]);
  expect(first).toHaveLength(users);
  expect(new Set(second)).toEqual(new Set(first));
});

test('an app without consent is refused before it sends anything to Graph', async () => {
  const unconsented = await startEmulator({ users: 1, consent: false });
  expect(await failureOf(acquireToken({ ...unconsented.credential }, tokenHttp))).toMatchObject({
    code: 'NoApplicationPermission',
  });
  await unconsented.stop();
});

test.each([
  ['a wrong secret', { clientSecret: 'wrong' }, 'AADSTS7000215'],
  ['an unknown app', { clientId: '11111111-2222-4333-8444-555555555555' }, 'AADSTS700016'],
  ['an unknown tenant', { tenantId: '11111111-2222-4333-8444-555555555555' }, 'AADSTS90002'],
])('%s is refused with %p', async (_name, fields, code) => {
  expect(await failureOf(acquireToken({ ...emulator.credential, ...fields }, tokenHttp))).toMatchObject({
    code,
  });
});

describe('the list of users is whole', () => {
  test.each([
    ['throttled', { kind: 'status', status: 429, retryAfter: 1 }],
    ['unavailable', { kind: 'status', status: 503 }],
    ['cut', { kind: 'cut' }],
    ['truncated', { kind: 'truncate' }],
    ['an expired page token', { kind: 'expiredPageToken' }],
  ] as const)('although the second page is once %s', async (_name, fault) => {
    const struck = emulator.faults.inject({ ...fault, path: /\$skiptoken=/, times: 1 });
    const ids = await idsOf(graph);
    expect(struck.struck).toBe(1);
    expect(new Set(ids).size).toBe(users);
    expect(ids).toHaveLength(users);
  });
});

test('an empty page with a link to the next one is not the end', async () => {
  emulator.faults.inject({ kind: 'emptyPage', path: /\$skiptoken=/, times: 1 });
  // 50 on the first page, none on the second, 20 on the third.
  expect(await idsOf(graph)).toHaveLength(70);
});

describe('the list of users fails rather than being short', () => {
  test.each([
    ['cut short in a transfer that looks complete', { kind: 'shorten' }, 'UnreadablePage'],
    ['bad JSON', { kind: 'badJson' }, 'UnreadablePage'],
    ['without "value"', { kind: 'missingValue' }, 'PageWithoutValue'],
    ['a link to another server', { kind: 'foreignNextLink' }, 'ForeignNextLink'],
    ['a link in a circle', { kind: 'repeatedNextLink' }, 'RepeatedNextLink'],
  ] as const)('where the second page is %s', async (_name, fault, code) => {
    emulator.faults.inject({ ...fault, path: /\$skiptoken=/, times: 1 });
    expect(await failureOf(idsOf(graph))).toMatchObject({ kind: 'incomplete', code });
  });

  test('where the page token expires again and again', async () => {
    emulator.faults.inject({ kind: 'expiredPageToken', path: /\$skiptoken=/, times: Infinity });
    expect(await failureOf(idsOf(graph))).toMatchObject({
      kind: 'incomplete',
      code: 'Directory_ExpiredPageToken',
    });
  });
});

test('a batch of reads is matched by id', async () => {
  const [first = '', second = ''] = await idsOf(graph);
  const responses = await graph.batch(
    [first, second, '11111111-2222-4333-8444-555555555555'].map((id) => ({
      id,
      method: 'GET',
      url: `/users/${id}?$select=id`,
    })),
    { task: 'user:get' },
  );
  expect(responses.get(second)).toMatchObject({ status: 200, body: { id: second }, error: null });
  expect(responses.get('11111111-2222-4333-8444-555555555555')).toMatchObject({
    status: 404,
    error: { code: 'Request_ResourceNotFound' },
  });
});

test("a user that does not exist is named, with Graph's request id", async () => {
  const failure = await failureOf(
    graph.get('/users/nobody%40contoso.com', { task: 'user:get', user: 'nobody@contoso.com' }),
  );
  expect(failure).toMatchObject({
    httpStatus: 404,
    user: 'nobody@contoso.com',
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test('a missing permission is named', async () => {
  const limited = await startEmulator({ users: 1, permissions: ['Reports.Read.All'] });
  const { accessToken } = await acquireToken({ ...limited.credential }, tokenHttp);
  const client = createGraphClient({ origin: limited.graphUrl, transport: fetchTransport(accessToken) });
  expect(await failureOf(client.get('/subscribedSkus', { task: 'license:getAll' }))).toMatchObject({
    kind: 'refused',
    httpStatus: 403,
    description: expect.stringContaining('LicenseAssignment.Read.All'),
  });
  await limited.stop();
});
