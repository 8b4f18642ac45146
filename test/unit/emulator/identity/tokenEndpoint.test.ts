import { createPrivateKey, randomUUID } from 'node:crypto';
import { SignJWT, createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { type Emulator, startEmulator } from '../../../../emulator';
import { sha1Thumbprint, sha256Thumbprint } from '../../../../emulator/identity/apps';
import { postToken, secretForm, tokenOf, defined } from '../../../support/emulatorSession';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const without = (name: string) => (emulator: Emulator) =>
  Object.fromEntries(Object.entries(secretForm(emulator)).filter(([key]) => key !== name));

describe('the token endpoint', () => {
  let emulator: Emulator;
  let now: Date;

  beforeAll(async () => {
    now = new Date('2026-11-23T10:00:00Z');
    emulator = await startEmulator({ users: 0, now: () => now, tokenLifetime: 600 });
  });
  afterAll(() => emulator.stop());

  it('issues a bearer token that is not to be cached', async () => {
    const { status, headers, body } = await postToken(emulator, secretForm(emulator));
    expect(status).toBe(200);
    expect(body).toEqual({
      token_type: 'Bearer',
      expires_in: 600,
      ext_expires_in: 600,
      access_token: expect.stringMatching(/^eyJ/),
    });
    expect(headers.get('cache-control')).toBe('no-store, no-cache');
    expect(headers.get('pragma')).toBe('no-cache');
    expect(headers.get('x-ms-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('signs it with the published key; claims name the app, the tenant and the granted permissions', async () => {
    const token = await tokenOf(emulator);
    const { tenantId, clientId } = emulator.credential;
    const configuration = (await (
      await fetch(`${emulator.url}/${tenantId}/v2.0/.well-known/openid-configuration`)
    ).json()) as Record<string, string>;
    const keys = createRemoteJWKSet(new URL(defined(configuration.jwks_uri)));
    const { payload } = await jwtVerify(token, keys, {
      currentDate: now,
      audience: 'https://graph.microsoft.com',
    });
    expect(payload).toMatchObject({
      appid: clientId,
      tid: tenantId,
      iss: `https://sts.windows.net/${tenantId}/`,
      idtyp: 'app',
      appidacr: '1',
      ver: '1.0',
      iat: now.getTime() / 1000,
      exp: now.getTime() / 1000 + 600,
    });
    expect(payload.roles).toContain('User.Read.All');
    expect(payload).not.toHaveProperty('scp');
  });

  it('leaves roles out where no administrator has consented: that is no error of the token endpoint', async () => {
    const app = emulator.apps.register({ permissions: ['User.Read.All'], consent: false });
    const form = {
      ...secretForm(emulator),
      client_id: app.clientId,
      client_secret: defined(app.secrets[0]).value,
    };
    const { status, body } = await postToken(emulator, form);
    expect(status).toBe(200);
    expect(decodeJwt(String(body.access_token))).not.toHaveProperty('roles');
  });

  it('takes the tenant by one of its domains, and client id and secret by HTTP Basic', async () => {
    const { client_id: id, client_secret: secret, ...form } = secretForm(emulator);
    const basic = Buffer.from(
      `${encodeURIComponent(defined(id))}:${encodeURIComponent(defined(secret))}`,
    ).toString('base64');
    const { status } = await postToken(emulator, form, 'contoso.com', { authorization: `Basic ${basic}` });
    expect(status).toBe(200);
  });

  describe('refuses, with status, OAuth error and AADSTS number,', () => {
    interface Refusal {
      title: string;
      form: (emulator: Emulator) => Record<string, string>;
      tenant?: string;
      status: number;
      error: string;
      code: number;
      text: RegExp;
    }
    const change = (changes: Record<string, string>) => (emulator: Emulator) => ({
      ...secretForm(emulator),
      ...changes,
    });
    const unknownApp = 'ffffffff-1111-4222-8333-444444444444';

    it.each<Refusal>([
      {
        title: 'a wrong secret',
        form: change({ client_secret: 'wrong' }),
        status: 401,
        error: 'invalid_client',
        code: 7000215,
        text: /Invalid client secret provided/,
      },
      {
        title: "the secret's id in place of its value",
        form: (e) => ({
          ...secretForm(e),
          client_secret: defined(defined(e.apps.find(e.credential.clientId)).secrets[0]).secretId,
        }),
        status: 401,
        error: 'invalid_client',
        code: 7000215,
        text: /not the client secret ID/,
      },
      {
        title: 'an expired secret',
        form: (e) => {
          const app = e.apps.register({ secrets: [{ value: 'old', expires: new Date('2026-01-01') }] });
          return { ...secretForm(e), client_id: app.clientId, client_secret: 'old' };
        },
        status: 401,
        error: 'invalid_client',
        code: 7000222,
        text: /are expired/,
      },
      {
        title: 'no secret',
        form: without('client_secret'),
        status: 401,
        error: 'invalid_client',
        code: 7000218,
        text: /client_assertion' or 'client_secret'/,
      },
      {
        title: 'an unknown app',
        form: change({ client_id: unknownApp }),
        status: 400,
        error: 'unauthorized_client',
        code: 700016,
        text: new RegExp(`'${unknownApp}' was not found in the directory 'Contoso'`),
      },
      {
        title: 'a disabled app',
        form: (e) => ({ ...secretForm(e), client_id: e.apps.register({ disabled: true }).clientId }),
        status: 400,
        error: 'unauthorized_client',
        code: 7000112,
        text: /is disabled/,
      },
      {
        title: 'an unknown tenant',
        form: secretForm,
        tenant: '00000000-1111-4222-8333-444444444444',
        status: 400,
        error: 'invalid_request',
        code: 90002,
        text: /Tenant '00000000-1111-4222-8333-444444444444' not found/,
      },
      {
        title: 'an unknown domain',
        form: secretForm,
        tenant: 'fabrikam.example',
        status: 400,
        error: 'invalid_request',
        code: 90002,
        text: /not found/,
      },
      {
        title: 'a malformed tenant',
        form: secretForm,
        tenant: 'no tenant',
        status: 400,
        error: 'invalid_request',
        code: 900023,
        text: /'no tenant' is neither a valid DNS name/,
      },
      {
        title: 'the common endpoint',
        form: secretForm,
        tenant: 'common',
        status: 400,
        error: 'invalid_request',
        code: 9001023,
        text: /tenant-specific/,
      },
      {
        title: 'a scope without /.default',
        form: change({ scope: 'https://graph.microsoft.com/User.Read.All' }),
        status: 400,
        error: 'invalid_scope',
        code: 1002012,
        text: /\/\.default suffixed/,
      },
      {
        title: 'an unknown resource',
        form: change({ scope: 'https://nowhere.example/.default' }),
        status: 400,
        error: 'invalid_resource',
        code: 500011,
        text: /https:\/\/nowhere.example was not found/,
      },
      {
        title: "another cloud's Graph",
        form: change({ scope: 'https://graph.microsoft.us/.default' }),
        status: 400,
        error: 'invalid_resource',
        code: 500011,
        text: /graph.microsoft.us/,
      },
      {
        title: 'another grant',
        form: change({ grant_type: 'password' }),
        status: 400,
        error: 'unsupported_grant_type',
        code: 70003,
        text: /'password'/,
      },
      {
        title: 'a request without grant type',
        form: without('grant_type'),
        status: 400,
        error: 'invalid_request',
        code: 900144,
        text: /'grant_type'/,
      },
      {
        title: 'a request without client id',
        form: without('client_id'),
        status: 400,
        error: 'invalid_request',
        code: 900144,
        text: /'client_id'/,
      },
      {
        title: 'a request without scope',
        form: without('scope'),
        status: 400,
        error: 'invalid_request',
        code: 900144,
        text: /'scope'/,
      },
    ])('$title', async ({ form, tenant, status, error, code, text }) => {
      const reply = await postToken(
        emulator,
        form(emulator),
        tenant === undefined ? undefined : encodeURIComponent(tenant),
      );
      expect(reply.status).toBe(status);
      expect(reply.body).toMatchObject({
        error,
        error_codes: [code],
        timestamp: '2026-11-23 10:00:00Z',
        error_uri: `https://login.microsoftonline.com/error?code=${code}`,
      });
      expect(reply.body.error_description).toMatch(text);
      const { trace_id: trace, correlation_id: correlation } = reply.body;
      expect(reply.body.error_description).toMatch(
        new RegExp(
          `^AADSTS${code}: .* Trace ID: ${String(trace)} Correlation ID: ${String(correlation)} Timestamp: 2026-11-23 10:00:00Z$`,
        ),
      );
    });
  });

  describe('with a client assertion', () => {
    const token = () => `https://login.microsoftonline.com/${emulator.credential.tenantId}/oauth2/v2.0/token`;
    const seconds = () => now.getTime() / 1000;

    async function assertion(
      claims: Record<string, unknown> = {},
      header: Record<string, unknown> = {},
    ): Promise<Record<string, string>> {
      const { clientId, certificate, privateKey } = emulator.certificateCredential;
      const jwt = await new SignJWT({
        aud: token(),
        iss: clientId,
        sub: clientId,
        jti: randomUUID(),
        nbf: seconds(),
        exp: seconds() + 600,
        ...claims,
      })
        .setProtectedHeader({
          alg: 'PS256',
          typ: 'JWT',
          'x5t#S256': sha256Thumbprint(certificate),
          ...header,
        })
        .sign(createPrivateKey(privateKey));
      const form = without('client_secret')(emulator);
      return { ...form, client_assertion_type: assertionType, client_assertion: jwt };
    }

    it('by PS256 and x5t#S256', async () => {
      const { status, body } = await postToken(emulator, await assertion());
      expect(status).toBe(200);
      expect(decodeJwt(String(body.access_token)).appidacr).toBe('2');
    });

    it('by the legacy RS256 and x5t, and with the emulator itself as audience', async () => {
      const x5t = sha1Thumbprint(emulator.certificateCredential.certificate);
      const own = `${emulator.url}/${emulator.credential.tenantId}/oauth2/v2.0/token`;
      const { status } = await postToken(
        emulator,
        await assertion({ aud: own }, { alg: 'RS256', 'x5t#S256': undefined, x5t }),
      );
      expect(status).toBe(200);
    });

    it.each([
      ['an unknown thumbprint', {}, { 'x5t#S256': 'AAAA' }, 700027],
      ['another audience', { aud: 'https://login.microsoftonline.com/other/oauth2/v2.0/token' }, {}, 700023],
      ['another app', { iss: 'someone-else' }, {}, 700021],
    ])('refuses %s', async (_title, claims, header, code) => {
      const { status, body } = await postToken(emulator, await assertion(claims, header));
      expect({ status, error: body.error, codes: body.error_codes }).toEqual({
        status: 401,
        error: 'invalid_client',
        codes: [code],
      });
    });

    it('refuses one that has expired and one that is not yet good, beyond five minutes of skew', async () => {
      const old = await postToken(emulator, await assertion({ nbf: seconds() - 1200, exp: seconds() - 301 }));
      const early = await postToken(emulator, await assertion({ nbf: seconds() + 301 }));
      expect([old.body.error_codes, early.body.error_codes]).toEqual([[700024], [700024]]);
      expect(
        (await postToken(emulator, await assertion({ nbf: seconds() - 900, exp: seconds() - 299 }))).status,
      ).toBe(200);
    });

    it('refuses a signature that was tampered with, and what is no JWT', async () => {
      const good = await assertion();
      const [header, payload, signature = ''] = defined(good.client_assertion).split('.');
      const tampered = `${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
      expect((await postToken(emulator, { ...good, client_assertion: tampered })).body.error_codes).toEqual([
        700027,
      ]);
      expect((await postToken(emulator, { ...good, client_assertion: 'no jwt' })).body.error_codes).toEqual([
        50027,
      ]);
    });
  });

  it('says invalid_tenant at the configuration address of an unknown tenant', async () => {
    const response = await fetch(`${emulator.url}/fabrikam.example/v2.0/.well-known/openid-configuration`);
    expect([response.status, ((await response.json()) as { error: string }).error]).toEqual([
      400,
      'invalid_tenant',
    ]);
  });
});
