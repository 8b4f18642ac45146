import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { type Emulator, startEmulator } from '../../../emulator';
import { Session, defined } from '../../support/emulatorSession';

describe('the control address', () => {
  let emulator: Emulator;
  let session: Session;

  beforeAll(async () => {
    emulator = await startEmulator({ users: 10 });
    session = await Session.open(emulator);
  });
  afterEach(() => emulator.reset());
  afterAll(() => emulator.stop());

  const control = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${emulator.url}/_emulator/${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (text === '' ? undefined : JSON.parse(text)) as Record<string, unknown> & unknown[],
    };
  };

  it('injects faults, shows and clears them', async () => {
    expect(
      (await control('POST', 'faults', [{ kind: 'status', path: '/organization', status: 503, times: 0 }]))
        .status,
    ).toBe(204);
    expect((await session.get('/v1.0/organization')).status).toBe(503);
    expect((await session.get('/v1.0/organization')).status).toBe(503);
    expect((await control('GET', 'faults')).body).toEqual([
      expect.objectContaining({ kind: 'status', struck: 2 }),
    ]);
    await control('DELETE', 'faults');
    expect((await session.get('/v1.0/organization')).status).toBe(200);
  });

  it('shows the log, which it is not itself part of', async () => {
    await session.get('/v1.0/organization?$select=id');
    const { body } = await control('GET', 'requests');
    expect(body).toEqual([
      expect.objectContaining({ path: '/v1.0/organization', query: { $select: 'id' }, status: 200 }),
    ]);
    await control('POST', 'reset');
    expect((await control('GET', 'requests')).body).toEqual([]);
  });

  it('counts requests and the bytes of their answers, its own left out', async () => {
    const { headers, body } = await session.get('/v1.0/organization?$select=id');
    const { requests, bytes } = (await control('GET', 'traffic')).body;
    expect(requests).toBe(1);
    const length = JSON.stringify(body).length;
    expect(Number(headers.get('content-length'))).toBe(length);
    expect(bytes).toBeGreaterThan(length);
    expect(bytes).toBeLessThan(length + 1000);
    await control('DELETE', 'traffic');
    expect((await control('GET', 'traffic')).body).toEqual({ requests: 0, bytes: 0 });
  });

  it('changes the latency, and refuses one that is none', async () => {
    expect((await control('PATCH', 'latency', { milliseconds: 80 })).status).toBe(204);
    const started = performance.now();
    await session.get('/v1.0/organization');
    expect(performance.now() - started).toBeGreaterThanOrEqual(79);
    expect((await control('PATCH', 'latency', { milliseconds: -1 })).status).toBe(400);
    expect((await control('PATCH', 'latency', { milliseconds: 0 })).status).toBe(204);
  });

  it('adds users, chooses how delta queries behave, and gives up their tokens', async () => {
    const { body } = await control('POST', 'users', { userPrincipalName: 'new.hire' });
    expect(emulator.tenant.findUser(String(body.id))).toMatchObject({ displayName: 'new.hire' });
    expect((await control('PATCH', 'delta', { replays: true })).status).toBe(204);
    expect(emulator.tenant.deltaBehaviour).toEqual({ replays: true });
    await control('DELETE', 'delta');
    expect(emulator.tenant.deltaGeneration).toBe(1);
  });

  it("reads and changes the tenant's users, whatever readers of Graph see", async () => {
    const [user] = emulator.tenant.users(0, 1).users;
    expect(
      (await control('GET', `users/${encodeURIComponent(defined(user).userPrincipalName)}`)).body,
    ).toMatchObject({ id: defined(user).id });
    await control('PATCH', `users/${defined(user).id}`, { accountEnabled: false });
    expect(defined(emulator.tenant.currentUser(defined(user).id)).accountEnabled).toBe(false);
    await control('DELETE', `users/${defined(user).id}`);
    expect(emulator.tenant.findUser(defined(user).id)).toBeNull();
    expect((await control('GET', 'users/nobody')).status).toBe(404);
  });

  it('shows and changes how the usage reports behave, and takes no name that means nothing', async () => {
    expect((await control('PATCH', 'reports', { concealedReports: ['getMailboxUsageDetail'] })).status).toBe(
      204,
    );
    expect((await control('GET', 'reports')).body).toMatchObject({
      reportSettings: { displayConcealedNames: false },
      reportBehaviour: { concealedReports: ['getMailboxUsageDetail'], noRecipientType: false },
    });
    for (const wrong of [{ colour: true }, { noRows: 'yes' }, { missingColumns: [1] }, [true]]) {
      expect((await control('PATCH', 'reports', wrong)).status).toBe(400);
    }
    expect(emulator.tenant.reportBehaviour).not.toHaveProperty('colour');
    await control('PATCH', 'reports', { concealedReports: [] });
  });

  it('changes an app, and never shows a secret', async () => {
    const { clientId, clientSecret } = emulator.credential;
    expect((await control('PATCH', `apps/${clientId}`, { consent: false })).status).toBe(200);
    const { body } = await control('GET', `apps/${clientId}`);
    expect(body).toMatchObject({ clientId, consent: false });
    expect(JSON.stringify(body)).not.toContain(clientSecret);
  });

  it('lists its addresses where there is none', async () => {
    const { status, body } = await control('GET', 'nothing');
    expect(status).toBe(404);
    expect(body.addresses).toContain('POST faults');
  });
});

describe('npm run emulator', () => {
  const root = resolve(__dirname, '../../..');
  let child: ChildProcessWithoutNullStreams;
  const cli = (...args: string[]) => {
    child = spawn(process.execPath, ['--import', 'tsx', 'emulator/cli.ts', ...args], { cwd: root });
    return child;
  };

  // Also when an expectation failed: a child left behind would keep the test run from ending.
  afterEach(() => child.kill('SIGKILL'));

  async function collect(until: RegExp): Promise<string> {
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await new Promise<void>((done, failed) => {
      const check = () => until.test(text) && done();
      child.stdout.on('data', check);
      child.stderr.on('data', check);
      child.on('exit', () => (until.test(text) ? done() : failed(new Error(text))));
    });
    return text;
  }

  it('prints the credential, serves with it, and ends by SIGTERM with code 0', async () => {
    cli('--users', '5', '--client-secret', 'printed-secret', '--permissions', 'User.Read.All');
    const text = await collect(/Ctrl-C/);
    const value = (label: string) => defined(defined(new RegExp(`${label} +(\\S+)`).exec(text))[1]);
    expect(value('Client Secret')).toBe('printed-secret');
    const response = await fetch(`${value('Login URL')}/${value('Tenant ID')}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: value('Client ID'),
        client_secret: 'printed-secret',
        scope: 'https://graph.microsoft.com/.default',
      }),
    });
    expect(response.status).toBe(200);
    const ended = new Promise((done) => child.on('exit', done));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  }, 30_000);

  it.each([
    [['--users', 'many'], /--users takes a whole number of 0 or more, not "many"/],
    [['--cloud', 'mars'], /--cloud takes one of global, usGov, usGovDod, china, not "mars"/],
    [['--userz', '5'], /Unknown option '--userz'/],
  ])(
    'refuses %j in words',
    async (args, message) => {
      const ended = new Promise((done) => cli(...args).on('exit', done));
      await collect(message);
      expect(await ended).toBe(2);
    },
    30_000,
  );
});
