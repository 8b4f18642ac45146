import { setTimeout as sleep } from 'node:timers/promises';
import { startEmulator, type Emulator } from '../../emulator';
import type { Tenant } from '../../emulator/tenant';
import { loadN8n, type N8n } from './n8n';
import { PublishedTrigger } from './publishedTrigger';
import { e3, e5, reclaimScene, salesGroup } from './reclaimScene';

let n8n: N8n;
let emulator: Emulator;
let tenant: Tenant;
let trigger: PublishedTrigger;

beforeAll(async () => {
  n8n = await loadN8n();
});
afterAll(() => n8n.close());
beforeEach(async () => {
  tenant = reclaimScene();
  emulator = await startEmulator({ tenant });
  trigger = new PublishedTrigger(n8n, emulator, {
    event: 'userChanged',
    changes: ['created', 'blocked', 'unblocked', 'deleted', 'restored', 'licensesChanged'],
  });
});
afterEach(() => emulator.stop());

const idOf = (name: string) => tenant.findUser(`${name}@contoso.com`)?.id ?? '';
const license = (name: string, add: string[], remove: string[] = []) =>
  tenant.assignLicense(idOf(name), {
    addLicenses: add.map((skuId) => ({ skuId, disabledPlans: [] })),
    removeLicenses: remove,
  });
const forget = () => (tenant.deltaGeneration += 1);

describe('userChanged', () => {
  it('remembers everybody at first and tells of nobody', async () => {
    expect(await trigger.poll()).toBeNull();
    expect(await trigger.poll()).toBeNull();
    expect(emulator.requests.matching('GET', /\/users\/delta\?\$select/)).toHaveLength(1);
  });

  it('tells what happened to whom, once', async () => {
    await trigger.poll();
    tenant.addUser({ userPrincipalName: 'hire', displayName: 'New Hire' });
    tenant.setUser(idOf('busy1'), { accountEnabled: false });
    tenant.setUser(idOf('blocked'), { accountEnabled: true });
    tenant.deleteUser(idOf('busy2'));
    license('busy3', [e5], [e3]);
    expect(await trigger.messages()).toEqual([
      'New Hire was created.',
      'blocked may sign in again.',
      'busy1 was blocked from signing in.',
      'busy2 was deleted.',
      'busy3 was given Microsoft 365 E5 and lost Microsoft 365 E3.',
    ]);
    expect(await trigger.poll()).toBeNull();
  });

  it('gives the user as User: Get does, flat, with the licenses that came and went', async () => {
    await trigger.poll();
    license('busy3', [e5], [e3]);
    const [row] = (await trigger.poll()) ?? [];
    expect(row).toMatchObject({
      event: 'userChanged',
      change: 'licensesChanged',
      isSample: false,
      addedLicenseNames: 'Microsoft 365 E5',
      removedLicenseNames: 'Microsoft 365 E3',
      displayName: 'busy3',
      userId: 'busy3@contoso.com',
      id: idOf('busy3'),
      status: 'active',
      department: 'Sales',
      addedLicenses: [
        { skuId: e5, skuPartNumber: 'SPE_E5', assignedVia: 'direct', groupId: null, groupName: null },
      ],
      removedLicenses: [{ skuId: e3, skuPartNumber: 'SPE_E3', name: 'Microsoft 365 E3' }],
    });
    expect(Object.keys(row ?? {}).slice(0, 3)).toEqual(['event', 'change', 'message']);
    expect(row?.detectedAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it('names the group that gave a license', async () => {
    await trigger.poll();
    const hire = tenant.addUser({ userPrincipalName: 'hire', displayName: 'New Hire' });
    tenant.addGroupMember(salesGroup, hire.id);
    const rows = (await trigger.poll()) ?? [];
    expect(rows.map(({ change }) => change)).toEqual(['created', 'licensesChanged']);
    expect(rows[1]?.addedLicenses).toEqual([
      expect.objectContaining({
        assignedVia: 'group',
        groupId: salesGroup,
        groupName: tenant.group(salesGroup)?.displayName,
      }),
    ]);
  });

  it('names a deleted user, also one who is gone for good, and tells of the restored', async () => {
    await trigger.poll();
    const [gone, back] = [idOf('busy4'), idOf('busy5')];
    tenant.deleteUser(gone);
    tenant.purgeUser(gone);
    tenant.deleteUser(back);
    const rows = (await trigger.poll()) ?? [];
    expect(rows).toMatchObject([
      { change: 'deleted', id: gone, userId: null, message: `The user ${gone} was deleted.` },
      { change: 'deleted', id: back, displayName: 'busy5', status: 'deleted' },
    ]);
    tenant.restoreUser(back);
    expect(await trigger.messages()).toEqual(['busy5 was restored.']);
    expect(await trigger.poll()).toBeNull();
  });

  it('tells of the chosen changes only', async () => {
    trigger.parameters = { event: 'userChanged', changes: ['blocked'] };
    await trigger.poll();
    license('busy3', [e5]);
    tenant.setUser(idOf('busy1'), { accountEnabled: false, department: 'Elsewhere' });
    expect(await trigger.messages()).toEqual(['busy1 was blocked from signing in.']);
  });

  it('does not repeat what Graph repeats and replays', async () => {
    Object.assign(tenant.deltaBehaviour, { repeats: true, replays: true, emptyPages: true, pageSize: 3 });
    await trigger.poll();
    license('busy3', [e5]);
    tenant.setUser(idOf('busy1'), { accountEnabled: false });
    expect(await trigger.messages()).toHaveLength(2);
    expect(await trigger.poll()).toBeNull();
    expect(await trigger.poll()).toBeNull();
  });

  it.each([
    ['410 with the address of a full round', forget],
    [
      'an expired token',
      () =>
        emulator.faults.inject({
          kind: 'status',
          path: /deltatoken=/,
          status: 400,
          code: 'syncStateNotFound',
          message: 'Gone.',
        }),
    ],
  ])('starts over without a flood after %s, and loses nothing', async (_what, forgetToken) => {
    await trigger.poll();
    tenant.addUser({ userPrincipalName: 'hire', displayName: 'New Hire' });
    const purged = idOf('busy4');
    tenant.deleteUser(purged);
    tenant.purgeUser(purged);
    tenant.deleteUser(idOf('busy2'));
    license('busy3', [e5], [e3]);
    forgetToken();
    expect(await trigger.messages()).toEqual([
      'New Hire was created.',
      `The user ${purged} was deleted.`,
      'busy2 was deleted.',
      'busy3 was given Microsoft 365 E5 and lost Microsoft 365 E3.',
    ]);
    forget();
    expect(await trigger.poll()).toBeNull();
  });

  it('waits until a read shows what the delta query told, and tells it then', async () => {
    await trigger.poll();
    tenant.staleReadMilliseconds = 1_500;
    license('busy3', [e5]);
    expect(await trigger.poll()).toBeNull();
    expect(await trigger.poll()).toBeNull();
    await sleep(1_500);
    expect(await trigger.messages()).toEqual(['busy3 was given Microsoft 365 E5.']);
    expect(await trigger.poll()).toBeNull();
  });

  it('does not believe the replay of an old state', async () => {
    await trigger.poll();
    const id = idOf('busy1');
    const deltaLink = `${emulator.url}/v1.0/users/delta?$deltatoken=later`;
    emulator.faults.inject({
      kind: 'status',
      path: /deltatoken=/,
      status: 200,
      body: { value: [{ id, '@removed': { reason: 'deleted' } }], '@odata.deltaLink': deltaLink },
    });
    for (let look = 0; look < 7; look++) {
      if (look > 0)
        emulator.faults.inject({
          kind: 'status',
          path: /deltatoken=/,
          status: 200,
          body: { value: [], '@odata.deltaLink': deltaLink },
        });
      expect(await trigger.poll()).toBeNull();
    }
    const memory = trigger.staticData['node:Trigger'] as { memory: { facts: { undecided: object } } };
    expect(memory.memory.facts.undecided).toEqual({});
  });

  it.each([
    ['the round', { kind: 'status', path: /deltatoken=/, status: 403, times: 2 }],
    ['the users', { kind: 'status', path: /\$batch/, status: 403, times: 2 }],
    ['the names', { kind: 'status', path: /deletedItems/, status: 403, times: 2 }],
  ] as const)('loses nothing where %s could not be read', async (_what, fault) => {
    await trigger.poll();
    const before = JSON.stringify(trigger.staticData);
    tenant.deleteUser(idOf('busy2'));
    emulator.faults.inject(fault);
    expect((await trigger.failure()).message).toMatch(/may not do this/);
    expect(JSON.stringify(trigger.staticData)).toBe(before);
    expect(await trigger.messages()).toEqual(['busy2 was deleted.']);
  });

  it('begins anew where the parameters change', async () => {
    await trigger.poll();
    tenant.setUser(idOf('busy1'), { accountEnabled: false });
    trigger.parameters = { event: 'userChanged', changes: ['blocked'] };
    expect(await trigger.poll()).toBeNull();
    tenant.setUser(idOf('busy2'), { accountEnabled: false });
    expect(await trigger.messages()).toEqual(['busy2 was blocked from signing in.']);
  });

  it('lets a poll that is started while one is under way do nothing', async () => {
    await trigger.poll();
    tenant.setUser(idOf('busy1'), { accountEnabled: false });
    const polls = await trigger.pollTwice();
    expect(polls.filter((rows) => rows !== null)).toHaveLength(1);
  });

  it('shows a user of the tenant as a sample, marked as one', async () => {
    const [row] = await trigger.sample();
    expect(row).toMatchObject({ event: 'userChanged', change: 'licensesChanged', isSample: true });
    expect(row?.addedLicenses).toHaveLength(1);
    expect(tenant.findUser(String(row?.id))).not.toBeNull();
  });

  it.each([
    [[], 'Changes is empty'],
    [['promoted'], '"promoted" in Changes is not a change'],
    [7, 'Changes must be text'],
  ])('refuses the changes %j', async (changes, message) => {
    trigger.parameters = { event: 'userChanged', changes };
    expect((await trigger.failure()).message).toContain(message);
    expect(trigger.staticData).toEqual({ 'node:Trigger': {} });
  });
});
