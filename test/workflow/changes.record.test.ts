import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { startEmulator, type Emulator } from '../../emulator';
import { licensesNode, loadN8n, type N8n } from './n8n';
import { e3, e5, reclaimScene, visio, yammerPlan } from './reclaimScene';

const folder = mkdtempSync(join(tmpdir(), 'n8n-log-'));
const logFile = join(folder, 'n8n.log');
let n8n: N8n;
let emulator: Emulator;
beforeAll(async () => {
  n8n = await loadN8n({
    env: { N8N_LOG_LEVEL: 'info', N8N_LOG_OUTPUT: 'file', N8N_LOG_FILE_LOCATION: logFile },
  });
});
beforeEach(async () => {
  emulator = await startEmulator({ tenant: reclaimScene() });
});
afterEach(() => emulator.stop());
afterAll(async () => {
  await n8n.close();
  rmSync(folder, { recursive: true, force: true });
});

const idOf = (name: string) => emulator.tenant.findUser(`${name}@contoso.com`)?.id ?? '';
const holds = (name: string) =>
  emulator.tenant.currentUser(idOf(name))?.licenseAssignments.map(({ skuId }) => skuId) ?? [];
const removal = (skus: string[]) => ({
  ...licensesNode({
    ...{ resource: 'licenseAssignment', operation: 'remove', licenses: 'selected', skus },
    user: { __rl: true, mode: 'id', value: '={{ $json.user }}' },
  }),
});
const usersOf = (...names: string[]) => names.map((name) => ({ user: `${name}@contoso.com` }));
const writeOf = (name: string) => new RegExp(`/users/${idOf(name)}/assignLicense`);

describe('Retry On Fail', () => {
  const retried = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
  const runOf = (more: object = {}) =>
    n8n.run({
      nodes: [{ ...removal([e3]), ...retried, ...more }],
      input: usersOf('never', 'idle', 'blocked'),
      credentials: { ...emulator.credential },
    });

  it.each([{}, { onError: 'continueRegularOutput' }])(
    'shows the whole record where the second try does what the first could not: %o',
    async (more) => {
      emulator.faults.inject({ kind: 'status', status: 400, path: writeOf('never'), message: 'Not now.' });
      const { error, json } = await runOf(more);
      expect(error).toBeNull();
      expect(json()).toMatchObject([
        { userId: 'never@contoso.com', outcome: 'reclaimed', error: null },
        {
          userId: 'idle@contoso.com',
          outcome: 'reclaimed',
          removed: [{ skuId: e3 }],
          before: [{ skuId: e3 }, { skuId: visio }],
          after: [{ skuId: visio }],
          restore: { id: idOf('idle'), addLicenses: [{ skuId: e3, disabledPlans: [yammerPlan] }] },
        },
        { userId: 'blocked@contoso.com', outcome: 'reclaimed', restore: { id: idOf('blocked') } },
      ]);
    },
  );

  it('keeps the record where every further try fails', async () => {
    emulator.faults.inject({
      ...{ kind: 'status', status: 400, path: writeOf('never'), message: 'Never.' },
      times: Infinity,
    });
    const { error, json, hints } = await runOf();
    expect(error).toBeNull();
    expect(json().map(({ outcome }) => outcome)).toEqual(['failed', 'reclaimed', 'reclaimed']);
    expect(json()[1]).toMatchObject({ restore: { addLicenses: [{ skuId: e3 }] } });
    expect(hints()).toMatchObject([
      { message: expect.stringMatching(/^2 of 3 items were reclaimed; 1 failed/), type: 'warning' },
    ]);
  });

  it('keeps the record where the tenant is out of reach at the next try', async () => {
    emulator.faults.inject({ kind: 'status', status: 400, path: writeOf('never'), message: 'Not now.' });
    emulator.faults.inject({
      ...{ kind: 'status', status: 403, path: /subscribedSkus/ },
      ...{ after: 1, times: Infinity },
    });
    const { error, json } = await runOf();
    expect(error).toBeNull();
    expect(json().map(({ outcome }) => outcome)).toEqual(['failed', 'reclaimed', 'reclaimed']);
  });

  it('begins anew in another run of the same workflow', async () => {
    emulator.faults.inject({ kind: 'status', status: 400, path: writeOf('never'), message: 'Not now.' });
    await runOf();
    const { json } = await runOf();
    expect(json().map(({ outcome }) => outcome)).toEqual(['skipped', 'skipped', 'skipped']);
  });
});

describe('the error output', () => {
  it('gets the failed items, with their whole report', async () => {
    const node = { ...removal([e3]), onError: 'continueErrorOutput' as const };
    const run = await n8n.run({
      nodes: [node],
      input: usersOf('never', 'nobody', 'idle'),
      credentials: { ...emulator.credential },
    });
    const outputs = run.rawRunData['Microsoft 365 Licenses']?.[0]?.data?.main ?? [];
    expect(outputs[0]?.map(({ json }) => json.outcome)).toEqual(['reclaimed', 'reclaimed']);
    expect(outputs[1]).toMatchObject([
      {
        json: {
          user: 'nobody@contoso.com',
          message: expect.stringContaining('was not found in this tenant'),
          error: { httpStatus: 404 },
          details: { userId: 'nobody@contoso.com', outcome: 'failed', restore: null },
        },
        pairedItem: { item: 1 },
      },
    ]);
  });
});

describe('the log', () => {
  const linesOf = (name: string) =>
    readFileSync(logFile, 'utf8')
      .split('\n')
      .filter((line) => line.includes(`Changing the licenses of ${name}@`));

  it('has one line for each user that is changed, with what undoes it', async () => {
    const linesBefore = linesOf('idle').length;
    await n8n.run({
      nodes: [removal([visio, e3])],
      input: usersOf('idle', 'manager', 'newcomer').concat(usersOf('idle')),
      credentials: { ...emulator.credential },
    });
    const lines = linesOf('idle');
    expect(lines).toHaveLength(linesBefore + 1);
    expect(lines.at(-1)).toContain('removing Microsoft 365 E3, Visio Plan 2');
    const { message } = JSON.parse(lines.at(-1) ?? '') as { message: string };
    expect(JSON.parse(message.slice(message.indexOf('{')))).toEqual({
      id: idOf('idle'),
      addLicenses: [
        { skuId: e3, disabledPlans: [yammerPlan] },
        { skuId: visio, disabledPlans: [] },
      ],
    });
    expect(lines.at(-1)).not.toContain(emulator.credential.clientSecret);
  });
});

describe('a write that Graph may have made', () => {
  it('is unconfirmed, with what undoes it, where Graph fails after it and then refuses the app', async () => {
    emulator.faults.inject({ kind: 'cutAfter', path: /\/\$batch/, method: 'POST', after: 1 });
    emulator.faults.inject({
      ...{ kind: 'status', status: 403, path: /licenseAssignmentStates/ },
      ...{ after: 1, times: Infinity },
    });
    const { error, json, hints } = await n8n.run({
      nodes: [removal([visio])],
      input: usersOf('idle'),
      credentials: { ...emulator.credential },
    });
    expect(error).toBeNull();
    expect(holds('idle')).toEqual([e3]);
    expect(json()).toMatchObject([
      {
        outcome: 'unconfirmed',
        removed: [{ skuId: visio }],
        restore: { id: idOf('idle'), addLicenses: [{ skuId: visio, disabledPlans: [] }] },
        monthlySavings: null,
        verified: false,
        message: expect.stringMatching(/^May have removed Visio Plan 2 from idle; /),
      },
    ]);
    expect(hints()).toMatchObject([
      { message: expect.stringContaining('1 is not confirmed yet'), type: 'warning' },
    ]);
  });
});

describe('the usage location that assign sets', () => {
  const assign = () =>
    n8n.run({
      nodes: [
        licensesNode({
          ...{ resource: 'licenseAssignment', operation: 'assign', skus: [visio] },
          user: { __rl: true, mode: 'id', value: '={{ $json.user }}' },
          options: { usageLocation: 'AT' },
        }),
      ],
      input: usersOf('blocked', 'never'),
      credentials: { ...emulator.credential },
    });
  beforeEach(() => {
    emulator.tenant.setUser(idOf('blocked'), { usageLocation: null });
  });

  it('is in the output', async () => {
    const { json } = await assign();
    expect(json()).toMatchObject([
      {
        outcome: 'assigned',
        usageLocationSet: 'AT',
        message: 'Assigned Visio Plan 2 to blocked; the usage location was set to AT.',
      },
      { outcome: 'assigned', usageLocationSet: null },
    ]);
  });

  it('is told where the license is then refused', async () => {
    emulator.faults.inject({ kind: 'status', status: 400, path: writeOf('blocked'), message: 'Not now.' });
    const { json } = await assign();
    expect(json()[0]).toMatchObject({ outcome: 'failed', usageLocationSet: 'AT' });
    expect(json()[0]?.message).toContain('the usage location was set to AT');
  });

  it('is waited for where Graph does not see it at once', async () => {
    emulator.faults.inject({
      ...{ kind: 'status', status: 400, path: writeOf('blocked'), code: 'Request_BadRequest' },
      message: 'License assignment cannot be done for user with invalid usage location.',
    });
    const { json } = await assign();
    expect(json()).toMatchObject([{ outcome: 'assigned' }, { outcome: 'assigned' }]);
  });
});

describe('the name of a group that cannot be read', () => {
  it('stops nothing, and a hint says so', async () => {
    emulator.faults.inject({ kind: 'status', status: 403, path: /\/groups\//, times: Infinity });
    const { error, json, hints } = await n8n.run({
      nodes: [removal([e3])],
      input: usersOf('double'),
      credentials: { ...emulator.credential },
    });
    expect(error).toBeNull();
    expect(json()).toMatchObject([
      { outcome: 'reclaimed', kept: [{ reason: 'inheritedFromGroup', groupName: null }] },
    ]);
    expect(hints().map(({ message }) => message)).toContainEqual(
      expect.stringContaining('The names of 1 group could not be read'),
    );
  });
});

describe('a signed record', () => {
  const restore = (records: IDataObject[], onlySignedRecords: boolean, credentials = emulator.credential) =>
    n8n.run({
      nodes: [
        licensesNode({ resource: 'reclamation', operation: 'restore', options: { onlySignedRecords } }),
      ],
      input: records,
      credentials: { ...credentials },
    });
  const record = async (): Promise<IDataObject> => {
    const removed = await n8n.run({
      nodes: [removal([visio])],
      input: usersOf('idle'),
      credentials: { ...emulator.credential },
    });
    return removed.json<IDataObject>()[0] ?? {};
  };
  const edited = (item: IDataObject): IDataObject => {
    const license = { skuId: e5, disabledPlans: [] };
    return { ...item, removed: [license], restore: { id: item.id, addLicenses: [license] } };
  };

  it('is restored where only signed ones are', async () => {
    const { error, json } = await restore([await record()], true);
    expect(error).toBeNull();
    expect(json()).toMatchObject([{ outcome: 'restored' }]);
    expect(holds('idle')).toContain(visio);
  });

  it.each([
    ['edited in all places', edited],
    ['without its signature', ({ signature: _, ...item }: IDataObject) => item],
  ])('is refused %s, before anything is written', async (_name, edit) => {
    const item = edit(await record());
    const { error } = await restore([item], true);
    expect(error?.everything).toContain('its `signature` is missing or is not that of this credential');
    expect(holds('idle')).toEqual([e3]);
    const unguarded = await restore([item], false);
    expect(unguarded.json()).toMatchObject([{ outcome: 'restored' }]);
  });
});
