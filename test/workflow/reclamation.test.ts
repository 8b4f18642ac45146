import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator';
import { licensesNode, loadN8n, type N8n, type RunOptions } from './n8n';
import { boardGroup, daysAgo, e3, reclaimScene, salesGroup, visio, yammerPlan } from './reclaimScene';

let n8n: N8n;
let emulator: Emulator;
beforeAll(async () => {
  n8n = await loadN8n();
});
const start = async (options: EmulatorOptions = {}) => {
  emulator = await startEmulator({ tenant: reclaimScene(), ...options });
};
beforeEach(() => start());
afterEach(() => emulator.stop());
afterAll(() => n8n.close());

type Json = Record<string, unknown>;
type More = Partial<Omit<RunOptions, 'nodes'>> & { input?: object[] };

const run = (operation: string, parameters: object = {}, more: More = {}) =>
  n8n.run({
    nodes: [licensesNode({ resource: 'reclamation', operation, ...parameters })],
    credentials: { ...emulator.credential },
    ...more,
  } as RunOptions);
const find = (parameters: object = {}, more: More = {}) => run('findCandidates', parameters, more);
const reclaim = (parameters: object = {}, more: More = {}) =>
  run('reclaim', { dryRun: false, ...parameters }, more);
const restore = (input: object[], more: More = {}) => run('restore', {}, { input, ...more });
const byName = (items: Json[], name: string) => items.find(({ userId }) => userId === `${name}@contoso.com`);
const idOf = (name: string) => emulator.tenant.findUser(`${name}@contoso.com`)?.id ?? '';
const user = (name: string) => ({ id: idOf(name), userId: `${name}@contoso.com` });
const skusOf = (name: string) =>
  emulator.tenant.currentUser(idOf(name))?.licenseAssignments.map(({ skuId }) => skuId) ?? [];
const writes = () => {
  const sent = emulator.requests.all().flatMap((request) => [request, ...(request.items ?? [])]);
  return sent.filter(
    ({ method, path }) => method === 'PATCH' || (method === 'POST' && path.includes('assignLicense')),
  );
};

describe('findCandidates', () => {
  it('gives each reason to the user it is true of, with evidence and a sentence', async () => {
    const { error, json, hints } = await find();
    expect(error).toBeNull();
    const reasons = Object.fromEntries(
      json().map((item) => [item.userId, (item.reasons as Json[]).map(({ code }) => code)]),
    );
    const gone = json().find(({ status }) => status === 'deleted');
    expect(reasons).toEqual({
      'idle@contoso.com': ['inactive'],
      'never@contoso.com': ['neverActive'],
      'blocked@contoso.com': ['blocked', 'neverActive'],
      'mailbox@contoso.com': ['blocked', 'neverActive'],
      'overlapping@contoso.com': ['neverActive', 'overlap'],
      'double@contoso.com': ['duplicate'],
      'inherited@contoso.com': ['inactive'],
      [String(gone?.userId)]: ['deleted'],
    });
    expect(hints().map(({ message }) => message)).toContainEqual(
      expect.stringMatching(
        /^Report data of .*, 2 days old\. No prices, so no costs: enter them under Options > Price List\.$/,
      ),
    );
  });

  it('gives one row per license with flat columns where asked to, which Reclaim takes as well', async () => {
    const { json } = await find({ options: { groupBy: 'license' } });
    const inherited = byName(json(), 'inherited');
    const [license] = (inherited?.licenses ?? []) as Json[];
    const { name, skuPartNumber, groupId, groupName, why } = license ?? {};
    expect(groupName).toEqual(expect.any(String));
    expect(inherited).toMatchObject({ name, skuPartNumber, groupId, groupName, why, assignedVia: 'group' });
    const taken = await reclaim({}, { input: json() });
    expect(byName(taken.json(), 'idle')).toMatchObject({ outcome: 'reclaimed' });
  });

  it('gives flat rows of the same columns, and compact ones, where asked to', async () => {
    const flat = (await find({ output: 'flat' })).json();
    const columns = new Set(flat.map((row) => Object.keys(row).join()));
    expect(columns.size).toBe(1);
    expect(
      flat
        .flatMap((row) => Object.values(row))
        .filter((value) => typeof value === 'object' && value !== null),
    ).toEqual([]);
    expect(Object.keys((await find({ output: 'compact' })).json()[0] ?? {})).toEqual([
      'displayName',
      'userId',
      'action',
      'licenseNames',
      'reasonText',
      'monthlySavings',
      'currency',
      'confidence',
    ]);
    expect((await find({ output: '={{ "table" }}' })).error?.message).toContain(
      'full, flat, columns, compact',
    );
  });

  it('goes on without the names of groups where they cannot be read, and says so', async () => {
    emulator.faults.inject({
      kind: 'status',
      path: /^\/v1\.0\/groups\/[^/]+\?\$select=id,displayName$/i,
      status: 403,
      code: 'Authorization_RequestDenied',
      times: Infinity,
    });
    const { error, json, hints } = await find();
    expect(error).toBeNull();
    const inherited = byName(json(), 'inherited')?.licenses as Array<{ groupId: string; groupName: unknown }>;
    expect(inherited).toMatchObject([{ groupId: salesGroup, groupName: null }]);
    expect(hints().map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^The names of 1 group could not be read.*Grant the app/),
    );
  });

  it('gives every field of an inactive user', async () => {
    const prices = {
      values: [{ sku: 'SPE_E3', unitPrice: '36.10', currency: 'EUR', paymentFrequency: 'monthly' }],
    };
    const { json } = await find({ options: { prices, includeManager: true } });
    expect(byName(json(), 'idle')).toMatchObject({
      userId: 'idle@contoso.com',
      id: idOf('idle'),
      displayName: 'idle',
      email: 'idle@mail.contoso.com',
      department: 'Sales',
      manager: { userId: 'manager@contoso.com', email: 'manager@mail.contoso.com' },
      status: 'active',
      reasons: [
        {
          code: 'inactive',
          text: `No use of Microsoft 365 E3 for 148 days: last active on ${daysAgo(150)}.`,
          evidence: {
            lastActivityDate: daysAgo(150),
            inactiveDays: 148,
            threshold: 90,
            reportRefreshDate: daysAgo(2),
          },
        },
      ],
      licenses: [
        {
          skuId: e3,
          skuPartNumber: 'SPE_E3',
          name: 'Microsoft 365 E3',
          family: 'Microsoft 365',
          assignedVia: 'direct',
          groupId: null,
          disabledPlans: [yammerPlan],
          assignedDate: `${daysAgo(400)}T09:00:00Z`,
          lastActivityDate: daysAgo(150),
          action: 'remove',
          reasons: ['inactive'],
          monthlyCost: 36.1,
          currency: 'EUR',
        },
      ],
      lastActivityDate: daysAgo(150),
      inactiveDays: 148,
      monthlySavings: 36.1,
      currency: 'EUR',
      confidence: 'high',
      reportRefreshDate: daysAgo(2),
      evaluatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
  });

  it('proposes for review what it cannot or must not remove', async () => {
    const { json } = await find();
    const actions = (name: string) =>
      (byName(json(), name)?.licenses as Json[]).map(({ action, why }) => [action, why]);
    expect(actions('inherited')).toEqual([['review', expect.stringContaining('Inherited from a group')]]);
    expect(actions('mailbox')).toEqual([['review', expect.stringContaining('shared mailbox')]]);
    expect(json().find(({ status }) => status === 'deleted')).toMatchObject({
      licenses: [{ action: 'review', why: expect.stringContaining('deleted') }],
      confidence: 'low',
    });
    expect(byName(json(), 'double')).toMatchObject({
      licenses: [{ skuId: e3, assignedVia: 'direct', action: 'remove' }],
      monthlySavings: null,
    });
  });

  it('finds guests only where asked to', async () => {
    const { json } = await find({ reasons: ['guest'] });
    expect(json().map(({ userId }) => userId)).toEqual(['guest@contoso.com']);
    expect(json()).toMatchObject([{ confidence: 'medium', licenses: [{ skuId: visio, action: 'remove' }] }]);
  });

  it.each([
    ['users', { users: 'IDLE@contoso.com' }, 'idle'],
    ['members of nested groups', { groups: boardGroup }, 'idle'],
    [
      'members of a group from the list',
      { groupList: { values: [{ group: { __rl: true, mode: 'list', value: boardGroup } }] } },
      'idle',
    ],
    ['administrators', { admins: true }, 'administrator'],
    ['SKUs', { skus: ['SPE_E3'] }, 'blocked'],
  ])('leaves out %s', async (_, exclude, name) => {
    const all = (await find()).json().map(({ userId }) => userId);
    const { error, json } = await find({ exclude });
    expect(error).toBeNull();
    expect(byName(json(), name)).toBeUndefined();
    expect(all).toEqual(expect.arrayContaining(json().map(({ userId }) => userId)));
  });

  it('warns of excluded users that are nobody', async () => {
    const { hints } = await find({ exclude: { users: 'idle@mail.contoso.com, idel@contoso.com' } });
    expect(hints().map(({ message }) => message)).toContainEqual(
      expect.stringContaining('not among those with a license: idel@contoso.com.'),
    );
  });

  it('reads each source once, whatever the number of users', async () => {
    await find();
    const paths = emulator.requests.all().map(({ method, path }) => `${method} ${path}`);
    expect(paths.filter((path) => path.includes('getOffice365ActiveUserDetail'))).toHaveLength(1);
    expect(paths.filter((path) => path.startsWith('GET /v1.0/users'))).toHaveLength(1);
    expect(writes()).toEqual([]);
  });

  describe('stops without items', () => {
    it('on concealed names', async () => {
      emulator.tenant.reportSettings.displayConcealedNames = true;
      const { error, items } = await find();
      expect(error?.message).toMatch(/conceal user names: \d+ of their rows/);
      expect(error?.description).toContain('Org settings');
      expect(items()).toEqual([]);
    });

    it('on a stale report, with the age seen and the option', async () => {
      emulator.tenant.publishReports(daysAgo(9));
      const { error } = await find();
      expect(error?.message).toContain('9 days ago; at most 7 days are allowed');
      expect(error?.description).toContain('Max Report Age');
      expect((await find({ options: { maxReportAgeDays: 9, maxCandidatePercent: 100 } })).error).toBeNull();
    });

    it('on far fewer report rows than licensed users', async () => {
      for (const { user: one } of emulator.tenant.scanUsers()) {
        if (!one.userPrincipalName.startsWith('busy1'))
          emulator.tenant.renameUser(one.id, `new.${one.userPrincipalName}`);
      }
      const { error, items } = await find();
      expect(error?.message).toMatch(/know only \d+ of \d+ users/);
      expect(items()).toEqual([]);
    });

    it('on an incomplete page set', async () => {
      emulator.faults.inject({ kind: 'missingValue', path: '^/v1.0/users\\?', times: 9 });
      expect((await find()).error).not.toBeNull();
    });

    it('on too many candidates, with the figure and the option', async () => {
      const { error } = await find({ options: { maxCandidatePercent: 20 } });
      expect(error?.message).toMatch(
        /^8 of \d+ licensed users \([\d.]+ %\) would be candidates.*Max Candidate Percent \(20 %\)/,
      );
    });

    it('on a group that does not exist', async () => {
      const { error } = await find({ exclude: { groups: '11111111-2222-4333-8444-555555555555' } });
      expect(error?.message).toMatch(/^The group 11111111-2222-4333-8444-555555555555 was not found/);
    });

    it('as an error item with Continue On Fail', async () => {
      const { error, json } = await find({ options: { maxCandidatePercent: 20 } }, { continueOnFail: true });
      expect(error).toBeNull();
      expect(json()).toEqual([{ error: expect.objectContaining({ code: 'TooManyCandidates' }) }]);
    });
  });
});

describe('reclaim', () => {
  it('is a dry run unless told otherwise, and writes nothing', async () => {
    const input = (await find()).json();
    const { error, json } = await run('reclaim', {}, { input });
    expect(error).toBeNull();
    expect(json().every(({ dryRun }) => dryRun === true)).toBe(true);
    expect(byName(json(), 'idle')).toMatchObject({
      outcome: 'planned',
      removed: [{ skuId: e3 }],
      restore: null,
    });
    expect(writes()).toEqual([]);
  });

  it('does what the dry run said, reads it back, and can be undone', async () => {
    const living = (await find()).json();
    const planned = (await run('reclaim', {}, { input: living })).json();
    const before = structuredClone(
      [...emulator.tenant.scanUsers()].map(({ user: one }) =>
        one.licenseAssignments.map(({ skuId, disabledPlans, assignedByGroup }) => ({
          skuId,
          disabledPlans,
          assignedByGroup,
        })),
      ),
    );

    const real = await reclaim({ options: { note: 'CHG-1' } }, { input: living });
    expect(real.error).toBeNull();
    expect(real.items().map(({ pairedItem }) => pairedItem)).toEqual(living.map((_, item) => ({ item })));
    const comparable = ({ outcome, userId, removed, kept, before: held, after, monthlySavings }: Json) => ({
      ...{ userId, removed, kept, before: held, after, monthlySavings },
      changes: outcome !== 'skipped',
    });
    expect(real.json().map(comparable)).toEqual(planned.map(comparable));
    expect(byName(real.json(), 'idle')).toMatchObject({
      outcome: 'reclaimed',
      dryRun: false,
      removed: [{ skuId: e3, disabledPlans: [yammerPlan] }],
      after: [{ skuId: visio }],
      note: 'CHG-1',
      requestId: expect.any(String),
      restore: { id: idOf('idle'), addLicenses: [{ skuId: e3, disabledPlans: [yammerPlan] }] },
      verified: true,
      error: null,
    });
    expect(byName(real.json(), 'inherited')).toMatchObject({
      outcome: 'skipped',
      kept: [
        {
          reason: 'inheritedFromGroup',
          groupId: salesGroup,
          groupName: 'Sales licences',
          text: expect.stringContaining('"Sales licences"'),
        },
      ],
    });
    expect(skusOf('idle')).toEqual([visio]);
    const gone = living.findIndex(({ status }) => status === 'deleted');
    expect(real.json()[gone]).toMatchObject({ outcome: 'skipped', kept: [{ skuId: e3, reason: 'review' }] });

    const again = await reclaim({}, { input: living });
    expect(again.json().map(({ outcome }) => outcome)).toEqual(living.map(() => 'skipped'));

    const undone = await restore(real.json());
    expect(undone.error).toBeNull();
    expect(byName(undone.json(), 'idle')).toMatchObject({ outcome: 'restored', added: [{ skuId: e3 }] });
    const sorted = (rows: object[][]) => rows.map((held) => held.map((row) => JSON.stringify(row)).sort());
    const after = [...emulator.tenant.scanUsers()].map(({ user: one }) =>
      one.licenseAssignments.map(({ skuId, disabledPlans, assignedByGroup }) => ({
        skuId,
        disabledPlans,
        assignedByGroup,
      })),
    );
    expect(sorted(after)).toEqual(sorted(before));
    expect((await restore(real.json())).json().every(({ outcome }) => outcome === 'skipped')).toBe(true);
  });

  it('sends all SKUs of a user in one call, and nothing that is inherited', async () => {
    const { json } = await reclaim(
      { licenses: 'all' },
      { input: [user('idle'), user('inherited'), user('double')] },
    );
    expect(json()).toMatchObject([
      { outcome: 'reclaimed', removed: [{ skuId: e3 }, { skuId: visio }], after: [] },
      { outcome: 'skipped', removed: [], kept: [{ reason: 'inheritedFromGroup' }] },
      {
        outcome: 'reclaimed',
        removed: [{ skuId: e3, assignedVia: 'direct' }],
        after: [{ assignedVia: 'group' }],
      },
    ]);
    expect(writes().map(({ path }) => path)).toEqual([
      `/v1.0/users/${idOf('idle')}/assignLicense`,
      `/v1.0/users/${idOf('double')}/assignLicense`,
    ]);
  });

  it('merges several items of one user into one write, each with its own outcome', async () => {
    const items = [
      { ...user('idle'), sku: 'SPE_E3' },
      { ...user('idle'), sku: 'VISIOCLIENT' },
      { userId: 'IDLE@contoso.com', sku: 'SPE_E3' },
    ];
    const { error, json } = await reclaim(
      { licenses: 'selected', skus: '={{ [$json.sku] }}' },
      { input: items },
    );
    expect(error).toBeNull();
    expect(json()).toMatchObject([
      {
        outcome: 'reclaimed',
        before: [{ skuId: e3 }, { skuId: visio }],
        removed: [{ skuId: e3 }],
        after: [{ skuId: visio }],
      },
      { outcome: 'reclaimed', before: [{ skuId: visio }], removed: [{ skuId: visio }], after: [] },
      { outcome: 'skipped', removed: [], kept: [{ skuId: e3, reason: 'notAssigned' }] },
    ]);
    expect(writes()).toHaveLength(1);
  });

  it('keeps licences that are in use again by a fresh report', async () => {
    const input = (await find())
      .json()
      .filter(({ userId }) => ['idle', 'never', 'blocked'].includes(String(userId).split('@')[0] ?? ''));
    tenantUsed('idle');
    tenantUsed('blocked');
    emulator.tenant.publishReports(daysAgo(1));
    const { json } = await reclaim({}, { input });
    expect(byName(json(), 'idle')).toMatchObject({
      outcome: 'skipped',
      kept: [{ skuId: e3, reason: 'activeAgain', text: expect.stringContaining(daysAgo(1)) }],
    });
    expect(byName(json(), 'never')).toMatchObject({ outcome: 'reclaimed' });
    expect(byName(json(), 'blocked')).toMatchObject({
      outcome: 'skipped',
      kept: [{ reason: 'activeAgain', text: expect.stringContaining('Blocked, but active.') }],
    });
    const unchecked = await reclaim({ options: { recheckActivity: false } }, { input });
    expect(byName(unchecked.json(), 'idle')).toMatchObject({ outcome: 'reclaimed' });
  });

  it('keeps everything of protected users', async () => {
    const { json } = await reclaim(
      { licenses: 'all', options: { protect: 'Idle@contoso.com' } },
      { input: [user('idle')] },
    );
    expect(json()).toMatchObject([
      { outcome: 'skipped', kept: [{ reason: 'protected' }, { reason: 'protected' }] },
    ]);
    expect(writes()).toEqual([]);
  });

  it('looks again while reads lag behind writes', async () => {
    await emulator.stop();
    await start({ eventualConsistency: 1_500 });
    const { json } = await reclaim({ licenses: 'all' }, { input: [user('idle')] });
    expect(json()).toMatchObject([{ outcome: 'reclaimed', after: [], verified: true }]);
  });

  it('names the plans and what to do where Graph refuses for a dependency', async () => {
    emulator.faults.inject({
      kind: 'status',
      path: 'assignLicense',
      status: 400,
      code: 'Request_BadRequest',
      message: `License assignment failed because service plan ${yammerPlan} depends on the service plan(s) ${yammerPlan}`,
    });
    const { error } = await reclaim({ licenses: 'all' }, { input: [user('idle')] });
    expect(error?.message).toContain('YAMMER_ENTERPRISE');
    expect(error?.description).toContain('Take both licenses in the same item');
  });
});

function tenantUsed(name: string): void {
  emulator.tenant.ledger.record(idOf(name), 'teams', daysAgo(1));
}

describe('reclaim, bad input: a clear message and nothing written', () => {
  it.each([
    [
      'a user that no longer exists',
      () => ({ id: '11111111-2222-4333-8444-555555555555' }),
      {},
      /was not found in this tenant/,
    ],
    [
      'an e-mail address instead of a principal name',
      () => ({ id: 'idle@mail.contoso.com' }),
      {},
      /was not found in this tenant/,
    ],
    ['an item without user', () => ({ name: 'nobody' }), {}, /No user is given/],
    ['an item without licenses', () => user('idle'), { licenses: 'proposed' }, /no list `licenses`/],
    [
      'a SKU the tenant does not own',
      () => user('idle'),
      { licenses: 'selected', skus: ['SPE_E9'] },
      /has no license "SPE_E9"/,
    ],
    ['maxUsers 0', () => user('idle'), { options: { maxUsers: 0 } }, /Max Users is 0/],
    [
      'a dry run that is neither true nor false',
      () => user('idle'),
      { dryRun: '={{ $json.nothing }}' },
      /Dry Run is/,
    ],
  ])('%s', async (_, item, parameters, message) => {
    const { error, items } = await reclaim(
      { licenses: 'all', ...parameters },
      { input: [user('never'), item()] },
    );
    expect(error?.message).toMatch(message);
    expect(items()).toEqual([]);
    expect(writes()).toEqual([]);
  });

  it('more users than maxUsers', async () => {
    const input = [user('idle'), user('never'), user('blocked')];
    const { error } = await reclaim({ licenses: 'all', options: { maxUsers: 2 } }, { input });
    expect(error?.message).toContain('of 3 users, but Max Users allows 2');
    expect(writes()).toEqual([]);
  });
});

describe('reclaim with Continue On Fail', () => {
  it('gives each item its outcome, the failed ones with their error', async () => {
    const input = [{ id: 'nobody@contoso.com' }, user('idle')];
    const { error, items } = await reclaim({ licenses: 'all' }, { input, continueOnFail: true });
    expect(error).toBeNull();
    expect(items()).toMatchObject([
      {
        json: {
          userId: 'nobody@contoso.com',
          outcome: 'failed',
          error: {
            httpStatus: 404,
            code: 'Request_ResourceNotFound',
            user: 'nobody@contoso.com',
            requestId: expect.any(String),
          },
        },
        pairedItem: { item: 0 },
      },
      { json: { outcome: 'reclaimed' }, pairedItem: { item: 1 } },
    ]);
  });
});

describe('an app that may only read', () => {
  const readOnly = [
    'User.Read.All',
    'LicenseAssignment.Read.All',
    'Reports.Read.All',
    'GroupMember.Read.All',
  ];
  it('is told which permission is missing, and no second try is made', async () => {
    await emulator.stop();
    await start({ permissions: readOnly });
    const input = [user('idle'), user('never'), user('blocked')];
    const { error } = await reclaim({ licenses: 'all' }, { input });
    expect(error?.message).toContain('The app may not do this: Reclamation: assign and remove licenses');
    expect(error?.description).toContain('LicenseAssignment.ReadWrite.All');
    expect(writes().filter(({ status }) => status !== 424)).toHaveLength(1);
    expect(skusOf('idle')).toEqual([e3, visio]);
  });
});

describe('restore as a dry run', () => {
  it('tells what would be given back, and gives nothing back', async () => {
    const real = await reclaim({ licenses: 'all' }, { input: [user('idle')] });
    const { error, json } = await run('restore', { dryRun: true }, { input: real.json() });
    expect(error).toBeNull();
    expect(byName(json(), 'idle')).toMatchObject({
      outcome: 'planned',
      added: expect.arrayContaining([expect.objectContaining({ skuId: e3 })]),
      message: expect.stringMatching(/^Would give back /),
    });
    expect(emulator.tenant.currentUser(idOf('idle'))?.licenseAssignments).toEqual([]);
  });
});

describe('restore where not all fits', () => {
  it('gives back what fits, and says who got nothing and why', async () => {
    const taken = await reclaim({ licenses: 'all' }, { input: ['idle', 'never', 'busy1'].map(user) });
    const records = taken.json();
    emulator.tenant.setSeats(e3, emulator.tenant.consumedUnits(e3) + 1);
    emulator.tenant.setUser(idOf('busy1'), { usageLocation: null });

    const dry = await run('restore', { dryRun: true }, { input: records });
    expect(dry.error).toBeNull();
    expect(dry.json().map(({ outcome }) => outcome)).toEqual(['planned', 'failed', 'failed']);
    const { error, json, hints } = await restore(records);
    expect(error).toBeNull();
    expect(byName(json(), 'idle')).toMatchObject({ outcome: 'restored', verified: true });
    expect(byName(json(), 'never')).toMatchObject({
      outcome: 'failed',
      error: { message: expect.stringContaining('There is no free seat of Microsoft 365 E3') },
    });
    expect(byName(json(), 'busy1')).toMatchObject({ outcome: 'failed' });
    expect(hints().map(({ message }) => message)).toContainEqual(
      expect.stringContaining('1 of 3 items was restored; 2 failed'),
    );
    // With seats bought, the same items give back the rest.
    emulator.tenant.setSeats(e3, 20);
    emulator.tenant.setUser(idOf('busy1'), { usageLocation: 'DE' });
    const again = await restore(records);
    expect(again.json().map(({ outcome }) => outcome)).toEqual(['skipped', 'restored', 'restored']);
  });
});

describe('restore, bad input: a clear message and nothing written', () => {
  const payload = () => ({ id: idOf('guest'), addLicenses: [{ skuId: e3, disabledPlans: [] as string[] }] });

  it.each([
    ['no payload', () => ({ ...user('guest') }), /has no `restore`/],
    ['another user in it', () => ({ ...user('idle'), restore: payload() }), /is for the user/],
    [
      'an unknown property',
      () => ({ restore: { ...payload(), removeLicenses: [e3] } }),
      /has a property "removeLicenses"/,
    ],
    [
      'an id that is no object id',
      () => ({ restore: { ...payload(), id: 'guest@contoso.com' } }),
      /is not an object id/,
    ],
    [
      'a SKU that was not removed',
      () => ({ restore: payload(), removed: [{ skuId: visio, disabledPlans: [] }] }),
      /does not list as removed/,
    ],
    [
      'other disabled plans',
      () => ({ restore: payload(), removed: [{ skuId: e3, disabledPlans: [yammerPlan] }] }),
      /differ from those/,
    ],
    ['no list of what was removed', () => ({ restore: payload() }), /has no list `removed`/],
    [
      'a SKU the tenant does not own',
      () => {
        const addLicenses = [{ skuId: '11111111-2222-4333-8444-555555555555', disabledPlans: [] }];
        return { removed: addLicenses, restore: { id: idOf('guest'), addLicenses } };
      },
      /does not own/,
    ],
  ])('%s', async (_, item, message) => {
    const { error } = await restore([item()]);
    expect(error?.message).toMatch(message);
    expect(writes()).toEqual([]);
  });

  it('no free seat', async () => {
    emulator.tenant.setSeats(e3, 1);
    const { error } = await restore([{ removed: payload().addLicenses, restore: payload() }]);
    expect(error?.message).toMatch(/no free seat of Microsoft 365 E3: 1 purchased, \d+ assigned/);
    expect(writes()).toEqual([]);
  });

  it('no usage location', async () => {
    emulator.tenant.setUser(idOf('guest'), { usageLocation: null });
    const { error } = await restore([{ removed: payload().addLicenses, restore: payload() }]);
    expect(error?.message).toContain('guest@contoso.com has no usage location');
    expect(writes()).toEqual([]);
  });
});

describe('when Graph makes difficulties', () => {
  const everybody = () => ['idle', 'never', 'blocked', 'busy1', 'busy2', 'busy3'].map(user);

  it.each([
    ['a throttled item', { kind: 'status', status: 429, retryAfter: 1, path: 'assignLicense', after: 2 }],
    [
      'a concurrency violation as 409',
      { kind: 'concurrencyViolation', path: 'assignLicense', after: 1, retryAfter: 1 },
    ],
    [
      'a concurrency violation as 400',
      { kind: 'concurrencyViolation', status: 400, path: 'assignLicense', after: 1 },
    ],
    ['an answer that is lost before the writes', { kind: 'cut', path: 'batch$', after: 2 }],
    ['an answer that is lost after the writes', { kind: 'cutAfter', path: 'batch$', after: 2 }],
    ['a throttled batch', { kind: 'status', status: 429, retryAfter: 1, path: 'batch$', after: 2 }],
  ] as const)('%s: every write happens once', async (_, fault) => {
    emulator.faults.inject(fault);
    const { error, json } = await reclaim({ licenses: 'all' }, { input: everybody() });
    expect(error).toBeNull();
    expect(json().map(({ outcome }) => outcome)).toEqual(everybody().map(() => 'reclaimed'));
    for (const { userId } of everybody()) expect(skusOf(userId.split('@')[0] ?? '')).toEqual([]);
    const done = writes()
      .filter(({ status }) => status === 200)
      .map(({ path }) => path);
    expect(new Set(done).size).toBe(done.length);
  });

  it('keeps the record of what was written when Graph goes away, and finishes on the next run', async () => {
    emulator.faults.inject({
      kind: 'status',
      status: 403,
      code: 'Authorization_RequestDenied',
      path: 'assignLicense',
      after: 3,
    });
    const first = await reclaim({ licenses: 'all' }, { input: everybody() });
    expect(first.error).toBeNull();
    expect(first.json().map(({ outcome }) => outcome)).toEqual([
      'reclaimed',
      'reclaimed',
      'reclaimed',
      'failed',
      'failed',
      'failed',
    ]);
    expect(first.json()[4]).toMatchObject({ error: { code: 'Authorization_RequestDenied' }, restore: null });
    expect(first.hints().map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^3 of 6 items were reclaimed; 3 failed/),
    );
    const second = await reclaim({ licenses: 'all' }, { input: everybody() });
    expect(second.json().map(({ outcome }) => outcome)).toEqual([
      'skipped',
      'skipped',
      'skipped',
      'reclaimed',
      'reclaimed',
      'reclaimed',
    ]);
  });
});
