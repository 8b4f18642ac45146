import { type Emulator, startEmulator } from '../../../../emulator';
import {
  type GraphErrorBody,
  Session,
  postToken,
  secretForm,
  tokenOf,
} from '../../../support/emulatorSession';

describe('errors that repeat a secret', () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator({ users: 5, clientSecret: 'planted~secret/+=' });
  });
  afterEach(() => emulator.reset());
  afterAll(() => emulator.stop());

  const spellings = (secret: string) => [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret).toString('base64url'),
  ];

  it('the secret of a token request, in text and ids', async () => {
    emulator.faults.inject({ kind: 'echoedSecret', path: /oauth2/ });
    const { status, body } = await postToken(emulator, secretForm(emulator));
    expect([status, body.error, body.error_codes]).toEqual([401, 'invalid_client', [7000215]]);
    for (const spelling of spellings('planted~secret/+=')) {
      expect(body.error_description).toContain(spelling);
      expect(body.trace_id).toContain(spelling);
      expect(body.correlation_id).toContain(spelling);
    }
  });

  it('the assertion of a token request, as a transient error', async () => {
    emulator.faults.inject({ kind: 'echoedSecret', path: /oauth2/, status: 503, code: 90033 });
    const { status, body } = await postToken(emulator, { client_assertion: 'planted.asser.tion' });
    expect([status, body.error_codes]).toEqual([503, [90033]]);
    expect(body.error_description).toContain('planted.asser.tion');
  });

  it('the bearer token, from Graph', async () => {
    const token = await tokenOf(emulator);
    emulator.faults.inject({ kind: 'echoedSecret', path: /organization/, status: 403 });
    const session = await Session.open(emulator, token);
    const { status, body } = await session.get<GraphErrorBody>('/v1.0/organization');
    expect(status).toBe(403);
    for (const spelling of spellings(token)) expect(body.error.message).toContain(spelling);
  });
});
