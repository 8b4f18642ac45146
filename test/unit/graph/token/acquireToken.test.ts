import { acquireToken } from '../../../../graph/token/acquireToken';
import { isTokenError } from '../../../../graph/token/tokenError';
import { failureOf } from '../../../support/scriptedGraph';
import {
  accessToken,
  clientId,
  everythingSaidBy,
  goodToken,
  plantedSecret,
  scriptedIdentity,
  secretCredential,
  tenantId,
  tokenResponse,
} from '../../../support/tokenFixtures';

describe('a token by secret', () => {
  test('is requested as the client credentials flow says', async () => {
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
        `^https://login\\.microsoftonline\\.com/${tenantId}/oauth2/v2\\.0/token(\\?client-request-id=|$)`,
      ),
    );
    expect(Object.fromEntries(identity.form())).toMatchObject({
      client_id: clientId,
      client_secret: plantedSecret,
      scope: expect.stringContaining('https://graph.microsoft.com/.default'),
      grant_type: 'client_credentials',
    });
  });

  test('is requested anew at every call, as n8n stores it', async () => {
    const identity = scriptedIdentity();
    await acquireToken(secretCredential, identity.http);
    await acquireToken(secretCredential, identity.http);
    expect(identity.requests).toHaveLength(2);
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

  test('carries a fingerprint that changes with every field, and shows none of them', async () => {
    const token = tokenResponse(accessToken({ roles: ['x'] }));
    const fingerprint = async (fields: object) => {
      const { issuedFor } = await acquireToken(
        { ...secretCredential, ...fields },
        scriptedIdentity({ body: token }).http,
      );
      return issuedFor;
    };
    const fingerprints = await Promise.all([
      fingerprint({}),
      fingerprint({ tenantId: 'contoso.com' }),
      fingerprint({ clientId: '11111111-aaaa-4bbb-8ccc-ddddeeeeffff' }),
      fingerprint({ clientSecret: 'another' }),
      fingerprint({ cloud: 'china' }),
      fingerprint({
        cloud: 'custom',
        loginUrl: 'https://gateway.example.com',
        graphUrl: 'https://gateway.example.com',
      }),
    ]);
    expect(new Set(fingerprints).size).toBe(fingerprints.length);
    expect(await fingerprint({})).toBe(fingerprints[0]);
    for (const each of fingerprints) expect(each).toMatch(/^[0-9a-f]{64}$/);
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
      acquireToken(secretCredential, scriptedIdentity({ body: tokenResponse(token) }).http),
    );
    expect(failure).toMatchObject({ kind: 'refused', message: expect.stringMatching(sentence) });
    expect(everythingSaidBy(failure)).not.toContain(token);
  });

  test.each([
    ['missing', {}],
    ['empty', tokenResponse('')],
  ])('one that is %s is refused', async (_name, body) => {
    const failure = await failureOf(acquireToken(secretCredential, scriptedIdentity({ body }).http));
    expect(isTokenError(failure)).toBe(true);
    expect(failure).toMatchObject({
      message: expect.stringContaining('holds no access token for Microsoft Graph'),
    });
  });
});

test('a token that only Graph can read is accepted', async () => {
  const identity = scriptedIdentity({ body: tokenResponse('only-for-graph') });
  await expect(acquireToken(secretCredential, identity.http)).resolves.toMatchObject({
    accessToken: 'only-for-graph',
  });
});
