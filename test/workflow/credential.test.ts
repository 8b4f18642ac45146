import { startEmulator, type Emulator } from '../../emulator';
import { licensesNode, loadN8n, type N8n, type StoredCredential } from './n8n';

const plantedSecret = 'PlantedSecret~8Q~never-to-be-shown';
const wrongSecret = 'PlantedWrongSecret~8Q~never-to-be-shown';

let n8n: N8n;
let emulator: Emulator;
beforeAll(async () => {
  [n8n, emulator] = await Promise.all([loadN8n(), startEmulator({ users: 30, clientSecret: plantedSecret })]);
});
beforeEach(() => {
  emulator.reset();
  emulator.apps.update(emulator.credential.clientId, {
    consent: true,
    disabled: false,
    secrets: [{ value: plantedSecret }],
  });
});
afterAll(async () => {
  await n8n.close();
  await emulator.stop();
});

const credential = (changes: object = {}) => ({ ...emulator.credential, ...changes });
const listUsers = (credentials: object, parameters: object = {}) =>
  n8n.run({
    nodes: [licensesNode({ resource: 'user', operation: 'getAll', returnAll: true, ...parameters })],
    credentials: credentials as StoredCredential,
  });
const tokenRequests = () => emulator.requests.matching('POST', /oauth2\/v2\.0\/token/);
const userRequests = () => emulator.requests.matching('GET', /^\/v1\.0\/users/);

describe('a credential that is right', () => {
  test.each([
    ['by secret', () => credential()],
    ['by certificate', () => ({ ...emulator.certificateCredential })],
    [
      'by certificate with lost line breaks',
      () => {
        const { certificate, privateKey, ...rest } = emulator.certificateCredential;
        return {
          ...rest,
          certificate: certificate.replaceAll('\n', ' '),
          privateKey: privateKey.replaceAll('\n', '\\n'),
        };
      },
    ],
  ])('%s passes its test and reads users', async (_name, fields) => {
    expect(await n8n.testCredential(fields())).toEqual({ status: 'OK', message: 'Connection successful!' });
    const { status, items } = await listUsers(fields());
    expect(status).toBe('success');
    expect(items()).toHaveLength(30);
  });

  test('asks for one token, and none in the next run', async () => {
    const first = await listUsers(credential());
    expect(tokenRequests()).toHaveLength(1);
    await listUsers(first.credential ?? {});
    expect(tokenRequests()).toHaveLength(1);
  });
});

describe('a credential that is wrong shows our sentence, in its test and in a run', () => {
  const cases: Array<[string, object, number | null, RegExp]> = [
    [
      'wrong secret',
      { clientSecret: wrongSecret },
      null,
      /^The Client Secret of the credential is wrong\. .*AADSTS7000215, trace ID/,
    ],
    [
      'ID of a secret',
      { clientSecret: '5c5d1f3e-1234-4abc-9def-0123456789ab' },
      null,
      /looks like the ID of a secret, not its value/,
    ],
    [
      'unknown app',
      { clientId: '11111111-2222-4333-8444-555555555555' },
      null,
      /is not known in the tenant .*AADSTS700016/,
    ],
    [
      'unknown tenant',
      { tenantId: '11111111-2222-4333-8444-555555555555' },
      null,
      /was not found in the cloud Custom.*AADSTS90002/,
    ],
    ['expired secret', {}, 7000222, /^The Client Secret of the credential has expired\..*AADSTS7000222/],
    ['secret lost on the way', {}, 7000218, /neither a client secret nor a certificate.*AADSTS7000218/],
    ['app without service principal', {}, 7000229, /no service principal.*AADSTS7000229/],
    ['disabled app', {}, 7000112, /is disabled\..*AADSTS7000112/],
    ['malformed tenant', {}, 900023, /is not the name of a tenant.*AADSTS900023/],
    ['wrong scope', {}, 1002012, /refused the scope.*AADSTS1002012/],
    ['missing parameter', {}, 900144, /incomplete.*AADSTS900144/],
    [
      'certificate not registered',
      {},
      700027,
      /The certificate of the credential is not accepted.*AADSTS700027/,
    ],
    ['unsupported grant', {}, 70003, /did not understand.*AADSTS70003/],
    ['unknown resource', {}, 500011, /Choose the tenant's cloud.*AADSTS500011/],
    ['wrong cloud', {}, 900382, /Choose the tenant's cloud.*AADSTS900382/],
    ['busy', {}, 90033, /busy at the moment.*AADSTS90033/],
    [
      'malformed client id',
      { clientId: 'my app' },
      null,
      /^The Client ID of the credential \("my app"\) is not a GUID/,
    ],
    [
      'PEM garbage',
      { authentication: 'certificate', certificate: 'garbage', privateKey: 'garbage' },
      null,
      /^The Private Key of the credential cannot be read/,
    ],
    [
      'nobody at the login URL',
      { loginUrl: 'http://127.0.0.1:1' },
      null,
      /^The identity platform \(127\.0\.0\.1:1\) could not be reached: the connection was refused/,
    ],
    [
      'login host not allowed',
      { allowedHttpRequestDomains: 'domains', allowedDomains: 'graph.microsoft.com' },
      null,
      /Add 127\.0\.0\.1 to "Allowed Domains"/,
    ],
  ];

  test.each(cases)('%s', async (_name, changes, aadsts, sentence) => {
    if (aadsts !== null)
      emulator.faults.inject({ kind: 'identityError', code: aadsts, path: /oauth2/, times: Infinity });
    expect(await n8n.testCredential(credential(changes))).toEqual({
      status: 'Error',
      message: expect.stringMatching(sentence),
    });
    const asked = tokenRequests().length;
    const run = await listUsers(credential(changes));
    expect(run.error?.message).toMatch(sentence);
    expect(tokenRequests().length - asked).toBeLessThanOrEqual(aadsts === 90033 ? 4 : 1);
    expect(userRequests()).toHaveLength(0);
    const said = JSON.stringify([run.error, run.rawRunData]);
    expect(said).not.toContain(plantedSecret);
    expect(said).not.toContain(wrongSecret);
  });

  test.each([
    ['reset', { kind: 'cut' }],
    ['answered by 503', { kind: 'status', status: 503 }],
    ['throttled', { kind: 'status', status: 429, retryAfter: 1 }],
  ] as const)('but a login that was %s goes again, and nobody sees it', async (_name, effect) => {
    emulator.faults.inject({ ...effect, path: /oauth2/ });
    const run = await listUsers(credential({}));
    expect(run.error).toBeNull();
    expect(run.json().length).toBeGreaterThan(0);
    expect(tokenRequests()).toHaveLength(2);
  });

  test('with Continue On Fail every item says so', async () => {
    const { error, items } = await n8n.run({
      nodes: [licensesNode({ resource: 'user', operation: 'getAll' })],
      input: [{ place: 'first' }, { place: 'second' }],
      credentials: credential({ tenantId: 'not a tenant' }) as StoredCredential['data'],
      continueOnFail: true,
    });
    expect(error).toBeNull();
    const failure = { error: expect.objectContaining({ code: 'InvalidTenantId' }) };
    expect(items()).toEqual([
      { json: failure, pairedItem: { item: 0 } },
      { json: failure, pairedItem: { item: 1 } },
    ]);
  });

  test('an app without consent', async () => {
    emulator.apps.update(emulator.credential.clientId, { consent: false });
    const sentence =
      /no application permission has been granted: add .* and grant admin consent \(delegated permissions do not work\)/;
    expect(await n8n.testCredential(credential())).toEqual({
      status: 'Error',
      message: expect.stringMatching(sentence),
    });
    expect((await listUsers(credential())).error?.message).toMatch(sentence);
  });
});

describe('a stored token', () => {
  test('that expires in the middle of a run is renewed without the user noticing', async () => {
    const shortLived = await startEmulator({ users: 5_000, tokenLifetime: 3, latency: 1_000 });
    const { status, items } = await listUsers({ ...shortLived.credential });
    expect(status).toBe('success');
    expect(items()).toHaveLength(5_000);
    expect(shortLived.requests.matching('POST', /oauth2/).length).toBeGreaterThan(1);
    await shortLived.stop();
  });

  test('from before admin consent is minted again', async () => {
    const all = [...(emulator.apps.find(emulator.credential.clientId)?.permissions ?? [])];
    emulator.apps.update(emulator.credential.clientId, { permissions: ['Reports.Read.All'] });
    const before = await listUsers(credential());
    expect(before.error?.message).toMatch(/may not do this/);
    emulator.apps.update(emulator.credential.clientId, { permissions: all });
    const after = await listUsers(before.credential ?? {});
    expect(after.items()).toHaveLength(30);
  });

  test('does not hide that the secret has been edited to a wrong one', async () => {
    const { credential: used } = await listUsers(credential());
    expect(used?.data.accessToken).toEqual(expect.stringMatching(/^ey/));
    const edited = { ...used, data: { ...used?.data, clientSecret: wrongSecret } } as StoredCredential;
    const sentence = /^The Client Secret of the credential is wrong/;
    expect(await n8n.testCredential(edited)).toEqual({
      status: 'Error',
      message: expect.stringMatching(sentence),
    });
    expect((await listUsers(edited)).error?.message).toMatch(sentence);
  });

  test('is not sent where the tenant has been edited', async () => {
    const { credential: used } = await listUsers(credential());
    emulator.reset();
    const edited = {
      ...used,
      data: { ...used?.data, tenantId: '11111111-2222-4333-8444-555555555555' },
    } as StoredCredential;
    expect((await listUsers(edited)).error?.message).toMatch(/was not found in the cloud/);
    expect(userRequests()).toHaveLength(0);
  });
});

test('a missing permission names the task, the permission and where to grant it; the code and request id are kept', async () => {
  const limited = await startEmulator({ users: 1, permissions: ['Reports.Read.All'] });
  const { error } = await listUsers({ ...limited.credential });
  expect(error?.message).toMatch(/may not do this: .*\(Authorization_RequestDenied\)/);
  expect(error?.description).toMatch(
    /(User|LicenseAssignment)\.Read\.All.*App registrations.*Grant admin consent/,
  );
  expect(error?.description).toMatch(/request id [0-9a-f-]{36}/i);
  await limited.stop();
});
