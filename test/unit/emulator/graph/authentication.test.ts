import { SignJWT, generateKeyPair } from 'jose';
import { type Emulator, startEmulator } from '../../../../emulator';
import { type GraphErrorBody, Session, secretForm, tokenOf } from '../../../support/emulatorSession';

describe('the bearer token at Graph', () => {
  let emulator: Emulator;
  let now: Date;

  beforeAll(async () => {
    now = new Date('2026-11-23T10:00:00Z');
    emulator = await startEmulator({ users: 3, now: () => now, tokenLifetime: 600 });
  });
  afterAll(() => emulator.stop());

  const call = async (headers: Record<string, string>) => {
    const response = await fetch(`${emulator.url}/v1.0/users`, { headers });
    return {
      status: response.status,
      headers: response.headers,
      ...((await response.json()) as GraphErrorBody),
    };
  };

  it.each([
    ['no header', {}, 'Access token is empty.'],
    ['"Bearer" with nothing behind it', { authorization: 'Bearer' }, 'UnableToParseTokens'],
    [
      'junk',
      { authorization: 'Bearer junk' },
      "Protocol 'Bearer' failed to validate because The token could not be read.",
    ],
  ])('401 InvalidAuthenticationToken for %s', async (_title, headers: Record<string, string>, message) => {
    const reply = await call(headers);
    expect(reply.status).toBe(401);
    expect(reply.error).toMatchObject({ code: 'InvalidAuthenticationToken', message });
    expect(reply.error.innerError.date).toBe('2026-11-23T10:00:00');
    expect(reply.error.innerError['request-id']).toBe(reply.headers.get('request-id'));
  });

  it('401 for a token signed by somebody else', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const forged = await new SignJWT({
      aud: 'https://graph.microsoft.com',
      appid: emulator.credential.clientId,
      roles: ['User.Read.All'],
    })
      .setProtectedHeader({ alg: 'RS256' })
      .setExpirationTime('1h')
      .sign(privateKey);
    const reply = await call({ authorization: `Bearer ${forged}` });
    expect([reply.status, reply.error.message]).toEqual([
      401,
      'Access token validation failure. Invalid signature.',
    ]);
  });

  it('401 for the audience of another resource', async () => {
    const token = await tokenOf(emulator, {
      ...secretForm(emulator),
      scope: 'https://management.azure.com/.default',
    });
    const reply = await call({ authorization: `Bearer ${token}` });
    expect([reply.status, reply.error.message]).toEqual([
      401,
      'Access token validation failure. Invalid audience.',
    ]);
  });

  it('takes a token until it expires, and not a second longer', async () => {
    const session = await Session.open(emulator);
    now = new Date('2026-11-23T10:09:59Z');
    expect((await session.get('/v1.0/users')).status).toBe(200);
    now = new Date('2026-11-23T10:10:00Z');
    const reply = await session.get<GraphErrorBody>('/v1.0/users');
    expect([reply.status, reply.body.error.message]).toEqual([
      401,
      'Lifetime validation failed, the token is expired.',
    ]);
  });

  it('echoes client-request-id and gives its own request-id', async () => {
    const reply = await call({ 'client-request-id': 'c0ffee00-0000-4000-8000-000000000001' });
    expect(reply.headers.get('client-request-id')).toBe('c0ffee00-0000-4000-8000-000000000001');
    expect(reply.error.innerError['client-request-id']).toBe('c0ffee00-0000-4000-8000-000000000001');
  });

  it('never puts the token or the secret into the log', async () => {
    const session = await Session.open(emulator);
    await session.get('/v1.0/users');
    const log = JSON.stringify(emulator.requests.all());
    expect(log).not.toContain('eyJ');
    expect(log).not.toContain(emulator.credential.clientSecret);
    expect(emulator.requests.all().at(-1)).toMatchObject({
      headers: { authorization: 'Bearer' },
      clientId: emulator.credential.clientId,
    });
  });
});
