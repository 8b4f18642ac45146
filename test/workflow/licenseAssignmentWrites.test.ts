import { startEmulator, type Emulator } from '../../emulator';
import { planIdOf } from '../../emulator/tenant';
import { licensesNode, loadN8n, type N8n } from './n8n';
import { daysAgo, e3, e5, exchange, reclaimScene, salesGroup, visio, yammerPlan } from './reclaimScene';

let n8n: N8n;
let emulator: Emulator;
beforeAll(async () => {
  n8n = await loadN8n();
});
beforeEach(async () => {
  emulator = await startEmulator({ tenant: reclaimScene() });
});
afterEach(() => emulator.stop());
afterAll(() => n8n.close());

const run = (operation: string, name: string, parameters: object = {}, more: object = {}) =>
  n8n.run({
    nodes: [
      licensesNode({
        ...{ resource: 'licenseAssignment', operation },
        user: { __rl: true, mode: 'id', value: name.includes('@') ? name : `${name}@contoso.com` },
        ...parameters,
      }),
    ],
    credentials: { ...emulator.credential },
    ...more,
  });
const idOf = (name: string) => emulator.tenant.findUser(`${name}@contoso.com`)?.id ?? '';
const held = (name: string) =>
  emulator.tenant
    .currentUser(idOf(name))
    ?.licenseAssignments.map(({ skuId, disabledPlans, assignedByGroup }) => ({
      skuId,
      disabledPlans,
      assignedByGroup,
    })) ?? [];
const direct = (skuId: string, disabledPlans: string[] = []) => ({
  skuId,
  disabledPlans,
  assignedByGroup: null,
});
const writes = () =>
  emulator.requests
    .all()
    .flatMap((request) => [request, ...(request.items ?? [])])
    .filter(({ method, path }) => method === 'PATCH' || (method === 'POST' && path.includes('assignLicense')))
    .map(({ method, path }) => `${method} ${path}`);

describe('assign', () => {
  it('assigns, with service plans turned off by name, and reads it back', async () => {
    const { error, items } = await run('assign', 'guest', {
      skus: ['SPE_E3'],
      options: { disabledPlans: 'YAMMER_ENTERPRISE' },
    });
    expect(error).toBeNull();
    expect(items()).toMatchObject([
      {
        json: {
          userId: 'guest@contoso.com',
          outcome: 'assigned',
          dryRun: false,
          added: [{ skuId: e3, skuPartNumber: 'SPE_E3', disabledPlans: [yammerPlan] }],
          removed: [],
          restore: null,
          verified: true,
          error: null,
        },
        pairedItem: { item: 0 },
      },
    ]);
    expect(held('guest')).toEqual([direct(visio), direct(e3, [yammerPlan])]);
  });

  it.each([
    ['directly, and leaves its disabled plans as they are', 'idle'],
    ['by a group', 'inherited'],
  ])('makes no call where the user has it %s', async (_, name) => {
    const before = held(name);
    const { json } = await run('assign', name, { skus: [e3] });
    expect(json()).toMatchObject([
      { outcome: 'skipped', added: [], kept: [{ skuId: e3, reason: 'alreadyAssigned' }] },
    ]);
    expect(held(name)).toEqual(before);
    expect(writes()).toEqual([]);
  });

  it('says which licence has no seat, before anything is written', async () => {
    emulator.tenant.setSeats(visio, 2);
    const { error } = await run('assign', 'never', { skus: [visio, exchange] });
    expect(error?.message).toContain('There is no free seat of Visio');
    expect(error?.message).toContain('2 purchased, 2 assigned');
    expect(writes()).toEqual([]);
  });

  it.each<[string, () => void]>([
    ['a free seat', () => emulator.tenant.setSeats(visio, 2)],
    [
      'a usage location',
      () => {
        for (const name of ['never', 'blocked', 'inherited'])
          emulator.tenant.setUser(idOf(name), { usageLocation: null });
      },
    ],
  ])('says how many users are without %s, and not only who is the first', async (_, prepare) => {
    prepare();
    const input = ['never', 'blocked', 'inherited'].map((name) => ({ name: `${name}@contoso.com` }));
    const parameters = { skus: [visio], user: { __rl: true, mode: 'id', value: '={{ $json.name }}' } };
    const { error } = await run('assign', 'x', parameters, { input });
    expect(error?.message).toContain('never@contoso.com');
    expect(error?.description).toContain('3 of 3 users cannot be changed');
    expect(writes()).toEqual([]);
  });

  it('hands out the last seats in the order of the items', async () => {
    emulator.tenant.setSeats(visio, 3);
    const input = [{ name: 'never@contoso.com' }, { name: 'blocked@contoso.com' }];
    const parameters = { skus: [visio], user: { __rl: true, mode: 'id', value: '={{ $json.name }}' } };
    const { json } = await run('assign', 'x', parameters, { input, continueOnFail: true });
    expect(json()).toMatchObject([
      { outcome: 'assigned' },
      { outcome: 'failed', error: { message: expect.stringContaining('needs 1 for the users before') } },
    ]);
  });

  it('sets the usage location only where asked to and missing', async () => {
    emulator.tenant.setUser(idOf('guest'), { usageLocation: null });
    const refused = await run('assign', 'guest', { skus: [e3] });
    expect(refused.error?.message).toContain('has no usage location');
    expect(writes()).toEqual([]);
    const { error, json } = await run('assign', 'guest', { skus: [e3], options: { usageLocation: 'at' } });
    expect(error?.message).toBeUndefined();
    expect(json()).toMatchObject([{ outcome: 'assigned' }]);
    expect(emulator.tenant.currentUser(idOf('guest'))?.usageLocation).toBe('AT');
    await run('assign', 'idle', { skus: [exchange], options: { usageLocation: 'AT' } });
    expect(emulator.tenant.currentUser(idOf('idle'))?.usageLocation).toBe('DE');
  });

  it.each([
    [
      'a plan that the licence does not have',
      { skus: [visio], options: { disabledPlans: 'TEAMS1' } },
      /service plan "TEAMS1"/,
    ],
    ['a country that is none', { skus: [e3], options: { usageLocation: 'Germany' } }, /two letters/],
    ['a SKU the tenant does not own', { skus: ['NOTHING'] }, /has no license "NOTHING"/],
  ])('refuses %s', async (_, parameters, message) => {
    const { error } = await run('assign', 'guest', parameters);
    expect(error?.message).toMatch(message);
    expect(writes()).toEqual([]);
  });
});

describe('remove', () => {
  it('removes what is selected, in one call, and can be undone', async () => {
    const { json } = await run('remove', 'idle', { skus: ['SPE_E3', 'VISIOCLIENT'] });
    expect(json()).toMatchObject([
      {
        outcome: 'reclaimed',
        removed: [{ skuId: e3 }, { skuId: visio }],
        after: [],
        restore: {
          id: idOf('idle'),
          addLicenses: [
            { skuId: e3, disabledPlans: [yammerPlan] },
            { skuId: visio, disabledPlans: [] },
          ],
        },
      },
    ]);
    expect(writes()).toHaveLength(1);
  });

  it('removes every direct licence and explains the inherited ones', async () => {
    const { json } = await run('remove', 'double', { licenses: 'all', dryRun: false });
    expect(json()).toMatchObject([
      {
        outcome: 'reclaimed',
        kept: [{ reason: 'inheritedFromGroup', groupId: salesGroup, groupName: 'Sales licences' }],
      },
    ]);
    expect(held('double')).toMatchObject([{ assignedByGroup: salesGroup }]);
  });

  it.each([
    ['is not assigned', 'never', visio, 'notAssigned'],
    ['comes from a group', 'inherited', e3, 'inheritedFromGroup'],
  ])('makes no call for a licence that %s', async (_, name, skuId, reason) => {
    const { error, json } = await run('remove', name, { skus: [skuId] });
    expect(error).toBeNull();
    expect(json()).toMatchObject([{ outcome: 'skipped', removed: [], kept: [{ skuId, reason }] }]);
    expect(writes()).toEqual([]);
  });
});

describe('replace', () => {
  it('is one call, and carries disabled plans over where the target has them', async () => {
    const { error, json } = await run('replace', 'idle', {
      fromSku: { __rl: true, mode: 'partNumber', value: 'SPE_E3' },
      toSku: { __rl: true, mode: 'list', value: e5 },
    });
    expect(error).toBeNull();
    expect(json()).toMatchObject([
      { outcome: 'replaced', removed: [{ skuId: e3 }], added: [{ skuId: e5, disabledPlans: [yammerPlan] }] },
    ]);
    expect(held('idle')).toEqual([direct(visio), direct(e5, [yammerPlan])]);
    expect(writes()).toHaveLength(1);
  });

  it('leaves off the plans that the target does not have', async () => {
    emulator.tenant.addUser({
      userPrincipalName: 'down@contoso.com',
      usageLocation: 'DE',
      licenseAssignments: [
        {
          ...direct(e3, [yammerPlan, planIdOf('TEAMS1')]),
          state: 'Active',
          error: 'None',
          lastUpdatedDateTime: `${daysAgo(9)}T00:00:00Z`,
        },
      ],
    });
    await run('replace', 'down', { fromSku: e3, toSku: exchange });
    expect(held('down')).toEqual([direct(exchange)]);
  });

  it('happens whole or not at all', async () => {
    emulator.faults.inject({
      kind: 'status',
      path: 'assignLicense',
      status: 400,
      code: 'Request_BadRequest',
      message: `Subscription with SKU ${e5} does not have any available licenses.`,
    });
    const before = held('idle');
    const { error } = await run('replace', 'idle', { fromSku: e3, toSku: e5 });
    expect(error?.message).toContain('Microsoft 365 E5 does not have any available licenses');
    expect(held('idle')).toEqual(before);
  });

  it('refuses without a seat, before any call', async () => {
    emulator.tenant.setSeats(e5, 1);
    const { error } = await run('replace', 'idle', { fromSku: e3, toSku: e5 });
    expect(error?.message).toContain('There is no free seat of Microsoft 365 E5');
    expect(writes()).toEqual([]);
  });

  it('only removes where the user has the target already, and does nothing where it has been replaced', async () => {
    const { json } = await run('replace', 'overlapping', { fromSku: 'EXCHANGEENTERPRISE', toSku: e5 });
    expect(json()).toMatchObject([{ outcome: 'replaced', added: [], kept: [{ reason: 'alreadyAssigned' }] }]);
    const again = await run('replace', 'overlapping', { fromSku: 'EXCHANGEENTERPRISE', toSku: e5 });
    expect(again.json()).toMatchObject([{ outcome: 'skipped' }]);
    expect(held('overlapping')).toEqual([direct(e5)]);
  });

  it('refuses the same licence twice', async () => {
    const { error } = await run('replace', 'idle', { fromSku: e3, toSku: 'SPE_E3' });
    expect(error?.message).toContain('both SPE_E3');
  });
});

describe('brakes', () => {
  const dryRunHints = (hints: Array<{ message: string }>) =>
    hints.map(({ message }) => message).filter((message) => message.startsWith('Dry run'));

  it.each<[string, string, object, object, string]>([
    [
      'remove',
      'idle',
      { skus: ['SPE_E3', 'VISIOCLIENT'] },
      { removed: [{ skuId: e3 }, { skuId: visio }], message: /^Would remove / },
      '2 licenses would be removed from 1 user',
    ],
    [
      'assign',
      'guest',
      { skus: ['SPE_E3'] },
      { added: [{ skuId: e3 }], message: /^Would assign / },
      '1 license would be assigned to 1 user',
    ],
    [
      'replace',
      'idle',
      { fromSku: 'SPE_E3', toSku: 'SPE_E5' },
      { removed: [{ skuId: e3 }], added: [{ skuId: e5 }], message: /^Would replace / },
      '1 license would be removed from 1 user, and 1 license would be assigned to 1 user',
    ],
    [
      'remove',
      'guest',
      { skus: ['SPE_E3'] },
      { outcome: 'skipped', message: /^Nothing was changed/ },
      'nothing would change',
    ],
  ])(
    'a dry run of %s for %s only tells what would happen',
    async (operation, name, parameters, told, effect) => {
      const before = held(name);
      const { error, json, hints } = await run(operation, name, { ...parameters, dryRun: true });
      expect(error).toBeNull();
      const { message, ...expected } = told as { message: RegExp };
      expect(json()).toMatchObject([
        {
          outcome: 'planned',
          dryRun: true,
          restore: null,
          verified: false,
          message: expect.stringMatching(message),
          ...expected,
        },
      ]);
      expect(dryRunHints(hints())).toEqual([
        `Dry run: nothing was changed; ${effect}. Turn off Dry Run to do it.`,
      ]);
      expect(held(name)).toEqual(before);
      expect(writes()).toEqual([]);
    },
  );

  it.each([
    ['chosen in the form', { licenses: 'all' }],
    // n8n then asks for the licenses, too.
    ['chosen by an expression', { licenses: '={{ "all" }}', skus: ['VISIOCLIENT'] }],
  ])('Remove > All Direct, %s, is a dry run until somebody turns it off', async (_, parameters) => {
    const { error, json } = await run('remove', 'idle', parameters);
    expect(error).toBeNull();
    expect(json()).toMatchObject([{ outcome: 'planned', dryRun: true }]);
    expect(writes()).toEqual([]);
  });

  it('does not say that nothing was changed where only some items are a dry run', async () => {
    const input = ['busy1', 'busy2'].map((name) => ({ user: `${name}@contoso.com`, dry: name === 'busy1' }));
    const user = { __rl: true, mode: 'id', value: '={{ $json.user }}' };
    const parameters = { user, skus: ['SPE_E3'], dryRun: '={{ $json.dry }}' };
    const { json, hints } = await run('remove', '', parameters, { input });
    expect(json()).toMatchObject([{ outcome: 'planned' }, { outcome: 'reclaimed' }]);
    expect(dryRunHints(hints())).toEqual([
      'Dry run of 1 of 2 items: these changed nothing; 1 license would be removed from 1 user. Turn off Dry Run to do it.',
    ]);
  });

  it('Remove > Selected is for real, as it was before it had a dry run', async () => {
    const { json } = await run('remove', 'idle', { skus: ['VISIOCLIENT'] });
    expect(json()).toMatchObject([{ outcome: 'reclaimed', dryRun: false }]);
  });

  it.each([
    ['remove', { licenses: 'all', dryRun: false }],
    ['assign', { skus: ['VISIOCLIENT'] }],
    ['replace', { fromSku: 'SPE_E3', toSku: 'SPE_E5' }],
  ])(
    '%s stops before the first write where more users than Max Users would change',
    async (operation, more) => {
      const input = ['busy1', 'busy2', 'busy3'].map((name) => ({ user: `${name}@contoso.com` }));
      const parameters = { ...more, user: { __rl: true, mode: 'id', value: '={{ $json.user }}' } };
      const { error } = await run(operation, '', { ...parameters, options: { maxUsers: 2 } }, { input });
      expect(error?.message).toContain(
        'would change the licenses of 3 users, but Max Users allows 2. Nothing was changed.',
      );
      expect(writes()).toEqual([]);
      const allowed = await run(operation, '', { ...parameters, options: { maxUsers: 3 } }, { input });
      expect(allowed.error).toBeNull();
      expect(allowed.json()).toHaveLength(3);
      expect(allowed.json().map(({ outcome }) => outcome)).not.toContain('failed');
    },
  );

  it.each([
    ['dryRun', { dryRun: '={{ $json.nothing }}' }, /Dry Run is/],
    ['maxUsers', { options: { maxUsers: 0 } }, /Max Users is 0, but it must be a whole number/],
  ])('a %s of nonsense stops the run', async (_, parameters, message) => {
    const { error } = await run('remove', 'idle', { skus: ['VISIOCLIENT'], ...parameters });
    expect(error?.message).toMatch(message);
    expect(writes()).toEqual([]);
  });
});
