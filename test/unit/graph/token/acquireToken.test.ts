import { acquireToken } from '../../../../graph/token/acquireToken';
import { isTokenError } from '../../../../graph/token/tokenError';
import { failureOf } from '../../../support/scriptedGraph';
import {
  accessToken,
  clientId,
  entraError,
  everythingSaidBy,
  goodToken,
  plantedSecret,
  scriptedIdentity,
  secretCredential,
  tenantId,
  tokenAnswer,
} from '../../../support/tokenFixtures';

const msalRequest = 'client-request-id';

describe('a token by secret', () => {
  test('is asked for as the client credentials flow says', async () => {
    const identity = scriptedIdentity();
    expect(await acquireToken(secretCredential, identity.http)).toMatchObject({ accessToken: goodToken });
    expect(identity.requests).toHaveLength(1);
    const [request] = identity.requests;
    expect(request).toMatchObject({
      method: 'POST',
      headers: { 'Content-Type': expect.stringContaining('application/x-www-form-urlencoded') },
    });
    expect(request?.url).toMatch(
      new RegExp(
        `^https://login\\.microsoftonline\\.com/${tenantId}/oauth2/v2\\.0/token(\\?${msalRequest}=|$)`,
      ),
    );
    expect(Object.fromEntries(identity.form())).toMatchObject({
      client_id: clientId,
      client_secret: plantedSecret,
      scope: expect.stringContaining('https://graph.microsoft.com/.default'),
      grant_type: 'client_credentials',
    });
  });

  test('is minted anew at every call, as n8n keeps it', async () => {
    const identity = scriptedIdentity();
    await acquireToken(secretCredential, identity.http);
    await acquireToken(secretCredential, identity.http);
    expect(identity.requests).toHaveLength(2);
  });

  test.each([
    ['global', 'https://login.microsoftonline.com', 'https://graph.microsoft.com/.default'],
    ['usGov', 'https://login.microsoftonline.us', 'https://graph.microsoft.us/.default'],
    ['usGovDod', 'https://login.microsoftonline.us', 'https://dod-graph.microsoft.us/.default'],
    ['china', 'https://login.partner.microsoftonline.cn', 'https://microsoftgraph.chinacloudapi.cn/.default'],
  ])('comes from the cloud %s', async (cloud, login, scope) => {
    const identity = scriptedIdentity();
    await acquireToken({ ...secretCredential, cloud }, identity.http);
    expect(identity.requests.map(({ url }) => new URL(url).origin)).toEqual([login]);
    expect(identity.form().get('scope')).toContain(scope);
  });

  test('of a custom cloud comes from the login URL, path included, and from nowhere else', async () => {
    const identity = scriptedIdentity();
    const custom = {
      cloud: 'custom',
      loginUrl: 'http://127.0.0.1:4001/login/',
      graphUrl: 'http://127.0.0.1:4001',
    };
    await acquireToken({ ...secretCredential, ...custom }, identity.http);
    expect(identity.requests.map(({ url }) => url.split('?')[0])).toEqual([
      `http://127.0.0.1:4001/login/${tenantId}/oauth2/v2.0/token`,
    ]);
  });

  test('takes fields with blanks around them, and a domain for the tenant', async () => {
    const identity = scriptedIdentity();
    await acquireToken(
      { ...secretCredential, tenantId: ' contoso.onmicrosoft.com\n', clientId: ` ${clientId} ` },
      identity.http,
    );
    expect(identity.requests[0]?.url).toContain(
      'https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/',
    );
    expect(identity.form().get('client_id')).toBe(clientId);
  });

  test('carries a mark that changes with every field, and shows none of them', async () => {
    const token = tokenAnswer(accessToken({ roles: ['x'] }));
    const mark = async (fields: object) => {
      const { issuedFor } = await acquireToken(
        { ...secretCredential, ...fields },
        scriptedIdentity({ body: token }).http,
      );
      return issuedFor;
    };
    const marks = await Promise.all([
      mark({}),
      mark({ tenantId: 'contoso.com' }),
      mark({ clientId: '11111111-aaaa-4bbb-8ccc-ddddeeeeffff' }),
      mark({ clientSecret: 'another' }),
      mark({ cloud: 'china' }),
      mark({
        cloud: 'custom',
        loginUrl: 'https://gateway.example.com',
        graphUrl: 'https://gateway.example.com',
      }),
    ]);
    expect(new Set(marks).size).toBe(marks.length);
    expect(await mark({})).toBe(marks[0]);
    for (const each of marks) expect(each).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('what the identity platform refuses', () => {
  const cases: Array<[string, ReturnType<typeof entraError>, RegExp, object?]> = [
    [
      'wrong secret',
      entraError(
        401,
        'invalid_client',
        7000215,
        `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
      ),
      /Client Secret of the credential is wrong\. Paste the value \(not the ID\)/,
    ],
    [
      'the ID of a secret in place of its value',
      entraError(401, 'invalid_client', 7000215, 'Invalid client secret provided.'),
      /looks like the ID of a secret, not its value\..*"Value"/,
      { clientSecret: '5c5d1f3e-1234-4abc-9def-0123456789ab' },
    ],
    [
      'expired secret',
      entraError(
        401,
        'invalid_client',
        7000222,
        `The provided client secret keys for app '${clientId}' are expired.`,
      ),
      /Client Secret of the credential has expired\. Create a new one/,
    ],
    [
      'secret lost on the way',
      entraError(
        401,
        'invalid_client',
        7000218,
        "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
      ),
      /neither a client secret nor a certificate/,
    ],
    [
      'unknown app',
      entraError(
        400,
        'unauthorized_client',
        700016,
        `Application with identifier '${clientId}' was not found in the directory 'Contoso'.`,
      ),
      new RegExp(`The app ${clientId} is not known in the tenant ${tenantId}\\. Check the Client ID`),
    ],
    [
      'app without service principal',
      entraError(
        400,
        'invalid_client',
        7000229,
        `The client application ${clientId} is missing service principal in the tenant ${tenantId}.`,
      ),
      /no service principal .* must consent/,
    ],
    [
      'disabled app',
      entraError(400, 'unauthorized_client', 7000112, `Application '${clientId}'(Licences) is disabled.`),
      /is disabled\. Enable it/,
    ],
    [
      'unknown tenant',
      entraError(400, 'invalid_request', 90002, `Tenant '${tenantId}' not found.`),
      /was not found in the cloud Global\. Check the Tenant ID and the cloud/,
    ],
    [
      'malformed tenant',
      entraError(
        400,
        'invalid_request',
        900023,
        "Specified tenant identifier 'x' is neither a valid DNS name, nor a valid external domain.",
      ),
      /is not the name of a tenant/,
    ],
    [
      'wrong scope',
      entraError(400, 'invalid_scope', 1002012, 'The provided value for scope x is not valid.'),
      /refused the scope https:\/\/graph\.microsoft\.com\/\.default/,
    ],
    [
      'missing parameter',
      entraError(
        400,
        'invalid_request',
        900144,
        "The request body must contain the following parameter: 'grant_type'.",
      ),
      /incomplete\. Look at the proxy/,
    ],
    [
      'certificate not registered',
      entraError(
        401,
        'invalid_client',
        700027,
        'Client assertion contains an invalid signature. [Reason - The key was not found., ...]',
      ),
      /certificate of the credential is not accepted .* Upload this certificate/,
    ],
    [
      'clock off',
      entraError(401, 'invalid_client', 700024, 'Client assertion is not within its valid time range.'),
      /Check the clock/,
    ],
    [
      'unsupported grant',
      entraError(400, 'unsupported_grant_type', 70003, 'The app requested an unsupported grant type.'),
      /did not understand/,
    ],
    [
      'unknown resource',
      entraError(
        400,
        'invalid_resource',
        500011,
        'The resource principal named x was not found in the tenant named y.',
      ),
      /Choose the tenant's cloud/,
    ],
    [
      'tenant of another cloud',
      entraError(
        400,
        'invalid_request',
        90038,
        'Confidential Client is not supported in Cross Cloud request.',
      ),
      /Choose the tenant's cloud/,
    ],
    [
      'cross cloud',
      entraError(
        400,
        'invalid_request',
        900382,
        'Confidential Client is not supported in Cross Cloud request.',
      ),
      /Choose the tenant's cloud/,
    ],
    [
      'cross cloud, other code',
      entraError(
        400,
        'invalid_request',
        900432,
        'Confidential Client is not supported in Cross Cloud request.',
      ),
      /Choose the tenant's cloud/,
    ],
    [
      'transient failure',
      entraError(400, 'temporarily_unavailable', 90033, 'A transient error has occurred. Please try again.'),
      /busy at the moment\. Try again/,
    ],
    [
      'throttled tenant',
      entraError(429, 'temporarily_unavailable', 90055, 'Tenant throttled.'),
      /busy at the moment/,
    ],
    [
      'Conditional Access',
      entraError(400, 'invalid_grant', 53003, 'Access has been blocked by Conditional Access policies.'),
      /Conditional Access policy blocks the app/,
    ],
    [
      'a code we do not know',
      entraError(400, 'invalid_request', 999999, 'Something new happened.', '\r\n'),
      /refused to issue a token: Something new happened\. Check the fields/,
    ],
  ];

  test.each(cases)('%s', async (_name, answer, sentence, fields = {}) => {
    const [aadsts] = answer.body.error_codes;
    const identity = scriptedIdentity(answer);
    const failure = await failureOf(acquireToken({ ...secretCredential, ...fields }, identity.http));
    expect(isTokenError(failure)).toBe(true);
    expect(failure).toMatchObject({
      message: expect.stringMatching(sentence),
      code: `AADSTS${aadsts}`,
      traceId: '654ce9b2-a626-4e0b-8598-0cac69970200',
      correlationId: '5be327fc-93cb-4bef-ab4e-0373f11a8017',
    });
    expect((failure as Error).message).toMatch(
      new RegExp(`\\(AADSTS${aadsts}, trace ID 654ce9b2-[^,]*, correlation ID 5be327fc-[^)]*\\)$`),
    );
    expect(everythingSaidBy(failure)).not.toContain(plantedSecret);
    expect(identity.requests).toHaveLength(1);
  });

  test('an error without JSON says who answered', async () => {
    const failure = await failureOf(
      acquireToken(
        secretCredential,
        scriptedIdentity({ status: 502, body: '<html>Bad gateway</html>' }).http,
      ),
    );
    expect(failure).toMatchObject({
      kind: 'unreachable',
      message: expect.stringMatching(
        /at login\.microsoftonline\.com is not the Microsoft identity platform \(HTTP 502/,
      ),
    });
  });

  test('a gateway that repeats the request in its error does not make us repeat the secret', async () => {
    const echo = {
      error: 'invalid_request',
      error_description: `I do not like client_secret=${encodeURIComponent(plantedSecret)} nor ${plantedSecret}.`,
    };
    const failure = await failureOf(
      acquireToken(secretCredential, scriptedIdentity({ status: 400, body: echo }).http),
    );
    expect((failure as Error).message).toContain('***');
    expect(everythingSaidBy(failure)).not.toContain(plantedSecret);
    expect(everythingSaidBy(failure)).not.toContain(encodeURIComponent(plantedSecret));
  });
});

describe('an identity platform that does not answer', () => {
  test.each([
    ['ENOTFOUND', 'the name of the host is unknown'],
    ['ECONNREFUSED', 'the connection was refused'],
    ['ECONNABORTED', 'no answer came in time'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'the certificate of the other side is not trusted'],
  ])('%s: %s', async (code, words) => {
    const socketError = Object.assign(new Error(`connect ${code} 10.0.0.1:443`), {
      code,
      config: { data: `client_secret=${plantedSecret}` },
    });
    const failure = await failureOf(acquireToken(secretCredential, scriptedIdentity(socketError).http));
    expect(failure).toMatchObject({
      kind: 'unreachable',
      code,
      message: expect.stringMatching(
        new RegExp(
          `^The identity platform \\(login\\.microsoftonline\\.com\\) could not be reached: ${words}\\. Check the cloud`,
        ),
      ),
    });
    expect(everythingSaidBy(failure)).not.toContain(plantedSecret);
  });

  test('for another reason: it is told, without what else the error held', async () => {
    const odd = Object.assign(new Error(`Blocked: ${plantedSecret}`), { config: { data: plantedSecret } });
    const failure = await failureOf(acquireToken(secretCredential, scriptedIdentity(odd).http));
    expect(failure).toMatchObject({
      message: expect.stringContaining('No token could be requested: Blocked: ***'),
    });
    expect(everythingSaidBy(failure)).not.toContain(plantedSecret);
  });
});

describe('a token that is of no use', () => {
  test.each([
    [
      'without roles',
      accessToken({ tid: tenantId }),
      /no application permission has been granted: add .*grant admin consent \(delegated permissions do not work\)/,
    ],
    [
      'with empty roles',
      accessToken({ tid: tenantId, roles: [] }),
      /no application permission has been granted/,
    ],
    [
      'with delegated permissions only',
      accessToken({ tid: tenantId, scp: 'User.Read' }),
      /no application permission has been granted/,
    ],
    [
      'of another tenant',
      accessToken({ tid: '99999999-1111-4222-8333-444455556666', roles: ['User.Read.All'] }),
      /The token is for the tenant 99999999/,
    ],
  ])('%s is refused', async (_name, token, sentence) => {
    const failure = await failureOf(
      acquireToken(secretCredential, scriptedIdentity({ body: tokenAnswer(token) }).http),
    );
    expect(failure).toMatchObject({ kind: 'refused', message: expect.stringMatching(sentence) });
    expect(everythingSaidBy(failure)).not.toContain(token);
  });

  test.each([
    ['missing', {}],
    ['empty', tokenAnswer('')],
  ])('one that is %s is refused', async (_name, body) => {
    const failure = await failureOf(acquireToken(secretCredential, scriptedIdentity({ body }).http));
    expect(isTokenError(failure)).toBe(true);
    expect(failure).toMatchObject({
      message: expect.stringContaining('holds no access token for Microsoft Graph'),
    });
  });
});

test('a token that only Graph can read is taken as it is', async () => {
  const identity = scriptedIdentity({ body: tokenAnswer('only-for-graph') });
  await expect(acquireToken(secretCredential, identity.http)).resolves.toMatchObject({
    accessToken: 'only-for-graph',
  });
});

describe('fields that cannot be right are named before anything is sent', () => {
  test.each([
    ['no tenant', { tenantId: '' }, 'InvalidTenantId'],
    ['a tenant with a path', { tenantId: `${tenantId}/../other` }, 'InvalidTenantId'],
    ['a tenant that is any tenant', { tenantId: 'common' }, 'InvalidTenantId'],
    ['an address for the tenant', { tenantId: 'https://contoso.com' }, 'InvalidTenantId'],
    ['a name for the app', { clientId: 'My app' }, 'InvalidClientId'],
    ['a client id cut short', { clientId: clientId.slice(0, -1) }, 'InvalidClientId'],
    ['no secret', { clientSecret: '  ' }, 'MissingClientSecret'],
    ['an unknown cloud', { cloud: 'mars' }, 'UnknownCloud'],
    ['a cloud named like an object', { cloud: 'constructor' }, 'UnknownCloud'],
    ['custom without addresses', { cloud: 'custom' }, 'InvalidUrl'],
    [
      'plain http beyond this machine',
      { cloud: 'custom', loginUrl: 'http://gateway.example.com', graphUrl: 'https://gateway.example.com' },
      'InvalidUrl',
    ],
    [
      'plain http to a name that looks local',
      { cloud: 'custom', loginUrl: 'http://localhost.example.com', graphUrl: 'https://gateway.example.com' },
      'InvalidUrl',
    ],
    [
      'an address with a user in it',
      {
        cloud: 'custom',
        loginUrl: 'https://me@gateway.example.com',
        graphUrl: 'https://gateway.example.com',
      },
      'InvalidUrl',
    ],
    [
      'a Graph URL of another scheme',
      { cloud: 'custom', loginUrl: 'https://gateway.example.com', graphUrl: 'ftp://gateway.example.com' },
      'InvalidUrl',
    ],
  ])('%s', async (_name, fields, code) => {
    const identity = scriptedIdentity();
    const failure = await failureOf(acquireToken({ ...secretCredential, ...fields }, identity.http));
    expect(failure).toMatchObject({ kind: 'invalid', code });
    expect(identity.requests).toHaveLength(0);
  });
});
