import { startEmulator, type Emulator } from '../../emulator';
import { assignmentOf, planIdOf, skuIdOf } from '../../emulator/tenant';
import type { TenantSku, TenantUser } from '../../emulator/tenant/model';
import { licensesNode, loadN8n, type N8n, type RunOptions } from './n8n';
import { daysAgo, e3, e5, reclaimScene, salesGroup, yammerPlan } from './reclaimScene';

const exchangePlan2 = skuIdOf('EXCHANGEENTERPRISE');
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

type Json = Record<string, unknown>;
const run = (resource: string, operation: string, parameters: object, input?: object[]) =>
  n8n.run({
    nodes: [licensesNode({ resource, operation, ...parameters })],
    credentials: { ...emulator.credential },
    input,
  } as RunOptions);
const idOf = (name: string) => emulator.tenant.findUser(`${name}@contoso.com`)?.id ?? '';
const heldBy = (name: string) =>
  emulator.tenant
    .currentUser(idOf(name))
    ?.licenseAssignments.map(({ skuId, assignedByGroup }) => [skuId, assignedByGroup]);
const writes = () =>
  emulator.requests
    .all()
    .flatMap((request) => [request, ...(request.items ?? [])])
    .filter(({ method, path }) => method === 'POST' && path.includes('assignLicense'));

/** The items of Find Candidates about one user. */
async function found(name: string, parameters: object = {}): Promise<Json[]> {
  const { error, json } = await run('reclamation', 'findCandidates', parameters);
  expect(error).toBeNull();
  return json().filter(({ userId }) => userId === `${name}@contoso.com`);
}
async function reclaim(input: Json[], parameters: object = {}): Promise<Json[]> {
  const { error, json } = await run('reclamation', 'reclaim', { dryRun: false, ...parameters }, input);
  expect(error).toBeNull();
  return json();
}
function change(skuId: string, changes: Partial<TenantSku>): void {
  const sku = emulator.tenant.sku(skuId);
  if (sku) emulator.tenant.addSku({ ...sku, ...changes });
}
function withoutPermission(...names: string[]): void {
  const { clientId } = emulator.credential;
  const { permissions = [] } = emulator.apps.find(clientId) ?? {};
  emulator.apps.update(clientId, { permissions: permissions.filter((one) => !names.includes(one)) });
}
const edited = (item: Json | undefined, changes: object): Json => ({
  ...item,
  licenses: (item?.licenses as Json[]).map((license) => ({ ...license, ...changes })),
});

describe('reclaim after an approval that took its time', () => {
  it('removes a duplicate and an overlap while what they rest on is there', async () => {
    const items = [...(await found('double')), ...(await found('overlapping'))];
    expect(await reclaim(items)).toMatchObject([
      {
        outcome: 'reclaimed',
        message: expect.stringMatching(/^Removed Microsoft 365 E3 from double; /),
        after: [{ groupId: salesGroup, groupName: 'Sales licences' }],
      },
      {
        outcome: 'reclaimed',
        removed: [{ skuId: exchangePlan2, groupId: null, groupName: null }],
        message: 'Removed Exchange Online (Plan 2) from overlapping.',
      },
    ]);
  });

  it.each<[string, string, object, () => void, string]>([
    [
      'the group of a duplicate has lost its member',
      'double',
      {},
      () => emulator.tenant.removeGroupMember(salesGroup, idOf('double')),
      "The group's assignment of Microsoft 365 E3 is gone, so this is the user's only one.",
    ],
    [
      'the group of a duplicate has lost the license',
      'double',
      {},
      () => {
        emulator.tenant.assignGroupLicense(salesGroup, { addLicenses: [], removeLicenses: [e3] });
        emulator.tenant.processGroup(salesGroup);
      },
      "The group's assignment of Microsoft 365 E3 is gone, so this is the user's only one.",
    ],
    [
      'the containing license has been removed',
      'overlapping',
      { reasons: ['overlap'] },
      () => emulator.tenant.assignLicense(idOf('overlapping'), { addLicenses: [], removeLicenses: [e5] }),
      'The user no longer holds Microsoft 365 E5, which contained Exchange Online (Plan 2).',
    ],
    [
      'the containing license has its Exchange turned off',
      'overlapping',
      { reasons: ['overlap'] },
      () =>
        emulator.tenant.assignLicense(idOf('overlapping'), {
          addLicenses: [{ skuId: e5, disabledPlans: [planIdOf('EXCHANGE_S_ENTERPRISE')] }],
          removeLicenses: [],
        }),
      'Microsoft 365 E5 has EXCHANGE_S_ENTERPRISE turned off for this user, who would lose it.',
    ],
    [
      'the subscription of the containing license has lapsed',
      'overlapping',
      { reasons: ['overlap'] },
      () => change(e5, { capabilityStatus: 'Suspended' }),
      'The subscription of Microsoft 365 E5, which contained Exchange Online (Plan 2), has lapsed.',
    ],
    [
      'a blocked account may sign in again',
      'blocked',
      {},
      () => emulator.tenant.setUser(idOf('blocked'), { accountEnabled: true }),
      'The account may sign in again. Its silence comes from the time when the account was blocked.',
    ],
    [
      'a guest has become a member',
      'guest',
      { reasons: ['guest'] },
      () => emulator.tenant.setUser(idOf('guest'), { userType: 'Member' }),
      'The account is no longer a guest.',
    ],
  ])('keeps the license where %s', async (_, name, parameters, happen, text) => {
    const items = await found(name, parameters);
    expect(items).toMatchObject([{ licenses: [{ action: 'remove' }] }]);
    happen();
    const before = heldBy(name);
    for (const recheckActivity of [true, false]) {
      const [report] = await reclaim(items, { options: { recheckActivity } });
      expect(report).toMatchObject({
        outcome: 'skipped',
        removed: [],
        kept: [{ reason: 'noLongerTrue', text }],
        message: expect.stringMatching(/^Nothing was changed for /),
      });
    }
    expect(heldBy(name)).toEqual(before);
    expect(writes()).toEqual([]);
  });

  it('says so in a dry run already', async () => {
    const items = await found('double');
    emulator.tenant.removeGroupMember(salesGroup, idOf('double'));
    expect(await reclaim(items, { dryRun: true })).toMatchObject([
      { outcome: 'skipped', kept: [{ reason: 'noLongerTrue' }] },
    ]);
  });

  it('keeps the license that was assigned again in the meantime', async () => {
    const items = await found('idle');
    emulator.tenant.assignLicense(idOf('idle'), { addLicenses: [], removeLicenses: [e3] });
    emulator.tenant.assignLicense(idOf('idle'), {
      addLicenses: [{ skuId: e3, disabledPlans: [] }],
      removeLicenses: [],
    });
    expect(await reclaim(items)).toMatchObject([
      {
        kept: [
          { skuId: e3, reason: 'noLongerTrue', text: expect.stringContaining('Assigned only 0 days ago') },
        ],
      },
    ]);
  });

  describe('judges the account again, whatever the reason is', () => {
    const change = (name: string, properties: Partial<TenantUser>) =>
      Object.assign(emulator.tenant.findUser(`${name}@contoso.com`) ?? {}, properties);

    it('by its directory roles', async () => {
      const items = await found('double');
      emulator.tenant.directoryRoles[0]?.memberIds.push(idOf('double'));
      expect(await reclaim(items)).toMatchObject([
        {
          outcome: 'skipped',
          kept: [{ reason: 'review', text: expect.stringContaining('An administrator') }, {}],
        },
      ]);
    });

    it('by the hire date', async () => {
      const items = await found('overlapping');
      change('overlapping', { employeeHireDate: `${daysAgo(-5)}T00:00:00Z` });
      expect(await reclaim(items)).toMatchObject([
        { kept: [{ reason: 'review', text: expect.stringContaining(`starts on ${daysAgo(-5)}`) }] },
      ]);
    });

    it('by the sign-ins, where the reason supposes the person away', async () => {
      const items = await found('idle');
      change('idle', {
        signInActivity: {
          lastSignInDateTime: `${daysAgo(1)}T08:00:00Z`,
          lastNonInteractiveSignInDateTime: null,
          lastSuccessfulSignInDateTime: `${daysAgo(1)}T08:00:00Z`,
          lastSignInRequestId: 'request',
          lastNonInteractiveSignInRequestId: 'request',
          lastSuccessfulSignInRequestId: 'request',
        },
      });
      expect(await reclaim(items)).toMatchObject([
        {
          outcome: 'skipped',
          kept: expect.arrayContaining([
            expect.objectContaining({
              skuId: e3,
              reason: 'activeAgain',
              text: expect.stringContaining(`Signed in on ${daysAgo(1)}`),
            }),
          ]),
        },
      ]);
      expect(writes()).toEqual([]);
      expect(await reclaim(items, { options: { recheckActivity: false } })).toMatchObject([
        { outcome: 'reclaimed' },
      ]);
    });

    it('waits where the sign-ins are throttled, and fails where they are refused for an unknown reason', async () => {
      const items = await found('idle');
      emulator.faults.inject({
        kind: 'status',
        status: 403,
        code: 'Authorization_RequestDenied',
        path: 'signInActivity',
        times: 1,
      });
      const { error } = await run('reclamation', 'reclaim', { dryRun: false }, items);
      expect(error?.message).toContain('read when users last signed in (Authorization_RequestDenied)');
      expect(writes()).toEqual([]);
      emulator.faults.inject({
        kind: 'status',
        status: 429,
        retryAfter: 1,
        path: 'signInActivity',
        times: 1,
      });
      expect(await reclaim(items)).toMatchObject([{ outcome: 'reclaimed' }]);
    });

    it('says so where the app may not read the sign-ins, and goes without', async () => {
      const items = await found('idle');
      withoutPermission('AuditLog.Read.All');
      const { error, json, hints } = await run('reclamation', 'reclaim', { dryRun: false }, items);
      expect(error).toBeNull();
      expect(json()).toMatchObject([{ outcome: 'reclaimed' }]);
      expect(hints().map(({ message }) => message)).toContainEqual(
        expect.stringContaining('Sign-in activity was left out: the app needs the application permission'),
      );
    });
  });

  it('keeps a license whose container may be a trial for all that the app may know', async () => {
    const items = await found('overlapping', { reasons: ['overlap'] });
    withoutPermission(
      'Organization.Read.All',
      'Organization.ReadWrite.All',
      'Directory.Read.All',
      'Directory.ReadWrite.All',
    );
    expect(await reclaim(items)).toMatchObject([
      { outcome: 'skipped', kept: [{ text: expect.stringContaining('may be a trial') }] },
    ]);
    expect(await found('overlapping', { reasons: ['overlap'] })).toMatchObject([{ action: 'review' }]);
  });

  it('takes no mailbox from a blocked account while no report says whether it is a shared one', async () => {
    const items = await found('blocked');
    emulator.tenant.reportSettings.displayConcealedNames = true;
    const { error, json, hints } = await run('reclamation', 'reclaim', { dryRun: false }, items);
    expect(error).toBeNull();
    expect(json()).toMatchObject([
      { outcome: 'skipped', kept: [{ text: expect.stringContaining('may be a shared mailbox') }] },
    ]);
    expect(hints().map(({ message }) => message)).toContainEqual(
      expect.stringContaining('no license is removed for inactivity alone'),
    );
  });
});

describe('reclaim of items that were edited, or are from an older version', () => {
  it.each<[string, string, object, string]>([
    ['a reason that nobody knows', 'double', { reasons: ['because'] }, 'review'],
    ['no reasons', 'double', { reasons: [] }, 'review'],
    ['a reason that is not true', 'double', { reasons: ['blocked'] }, 'noLongerTrue'],
    ['a review turned into a removal', 'mailbox', { action: 'remove' }, 'review'],
    ['the id of another license', 'overlapping', { skuId: e5 }, 'review'],
    [
      'the id and part number of another license',
      'overlapping',
      { skuId: e5, skuPartNumber: 'SPE_E5', reasons: ['overlap'] },
      'noLongerTrue',
    ],
  ])('keeps the license with %s', async (_, name, changes, reason) => {
    const [item] = await found(name);
    const [report] = await reclaim([edited(item, changes)]);
    expect(report).toMatchObject({ outcome: 'skipped', removed: [] });
    expect((report?.kept as Json[])[0]).toMatchObject({ reason });
    expect(writes()).toEqual([]);
  });

  it('proves the reasons of the user where an older item has none for each license', async () => {
    const [item] = await found('double');
    const older = edited(item, { reasons: undefined });
    expect(await reclaim([older], { dryRun: true })).toMatchObject([{ outcome: 'planned' }]);
    emulator.tenant.removeGroupMember(salesGroup, idOf('double'));
    expect(await reclaim([older])).toMatchObject([{ kept: [{ reason: 'noLongerTrue' }] }]);
  });

  it('does as it is asked by an item without any reasons', async () => {
    const item = { id: idOf('busy1'), licenses: [{ skuId: e3, action: 'remove' }] };
    expect(await reclaim([item])).toMatchObject([{ outcome: 'reclaimed', removed: [{ skuId: e3 }] }]);
  });

  it('never takes both of two licenses that make each other superfluous', async () => {
    const [item] = await found('overlapping', { reasons: ['overlap'] });
    const outer = { skuId: e5, action: 'remove', reasons: ['overlap'] };
    const both = { ...item, licenses: [...(item?.licenses as Json[]), outer] };
    const apart = [
      item ?? {},
      { ...item, licenses: [{ skuId: e5, action: 'remove', reasons: undefined }], reasons: undefined },
    ];
    for (const items of [[both], apart]) {
      const reports = await reclaim(items, { dryRun: true });
      expect(reports.flatMap(({ removed }) => removed)).toMatchObject([{ skuId: exchangePlan2 }]);
      expect(reports.at(-1)).toMatchObject({
        kept: expect.arrayContaining([expect.objectContaining({ skuId: e5 })]),
      });
    }
  });
});

describe('restore onto a tenant that has changed', () => {
  const taken = async (name: string) => {
    const item = { id: idOf(name), licenses: [{ skuId: e3, action: 'remove' }] };
    return reclaim([item]);
  };
  const restore = async (input: Json[]) => {
    const { error, json } = await run('reclamation', 'restore', {}, input);
    expect(error).toBeNull();
    return json();
  };

  it('says which plans of a license it overrides', async () => {
    const items = await taken('idle');
    const teams = planIdOf('TEAMS1');
    emulator.tenant.assignLicense(idOf('idle'), {
      addLicenses: [{ skuId: e3, disabledPlans: [teams] }],
      removeLicenses: [],
    });
    const [report] = await restore(items);
    expect(report).toMatchObject({
      outcome: 'restored',
      added: [{ skuId: e3, disabledPlans: [yammerPlan] }],
      remarks: [
        expect.stringMatching(
          /^Microsoft 365 E3 has been assigned again since; .*Teams.* turned on and YAMMER_ENTERPRISE turned off\.$/,
        ),
      ],
      message: expect.stringMatching(
        /^Gave back Microsoft 365 E3 to idle; Microsoft 365 E3 has been assigned/,
      ),
    });
  });

  it('leaves out a plan that Microsoft has dropped, and notes it', async () => {
    const items = await taken('idle');
    const plans = emulator.tenant
      .sku(e3)
      ?.servicePlans.filter(({ servicePlanId }) => servicePlanId !== yammerPlan);
    change(e3, { servicePlans: plans });
    const [report] = await restore(items);
    expect(report).toMatchObject({
      outcome: 'restored',
      added: [{ skuId: e3, disabledPlans: [] }],
      remarks: [expect.stringMatching(/^Microsoft 365 E3 no longer has the service plan YAMMER_ENTERPRISE,/)],
    });
  });

  it('does not assign what a group gives by now', async () => {
    const items = await taken('busy1');
    emulator.tenant.addGroupMember(salesGroup, idOf('busy1'));
    expect(await restore(items)).toMatchObject([
      {
        outcome: 'skipped',
        added: [],
        kept: [{ reason: 'alreadyAssigned', groupId: salesGroup, groupName: 'Sales licences' }],
      },
    ]);
    expect(heldBy('busy1')).toEqual([[e3, salesGroup]]);
  });

  it('gives back a second assignment that stood beside the one of a group', async () => {
    const items = await reclaim(await found('double'));
    expect(await restore(items)).toMatchObject([{ outcome: 'restored' }]);
    expect(heldBy('double')).toEqual(
      expect.arrayContaining([
        [e3, null],
        [e3, salesGroup],
      ]),
    );
  });
});

describe('replace', () => {
  const replace = async (name: string, fromSku: string, toSku: string) => {
    const user = { __rl: true, mode: 'id', value: idOf(name) };
    const { error, json } = await run('licenseAssignment', 'replace', { user, fromSku, toSku });
    expect(error).toBeNull();
    return json();
  };
  const add = (name: string, ...licenseAssignments: Array<ReturnType<typeof assignmentOf>>) =>
    emulator.tenant.addUser({
      userPrincipalName: `${name}@contoso.com`,
      usageLocation: 'DE',
      licenseAssignments,
    });

  it('leaves off the higher tier of a plan that was off', async () => {
    add(
      'plan1',
      assignmentOf('EXCHANGESTANDARD', daysAgo(99), { disabledPlans: [planIdOf('EXCHANGE_S_STANDARD')] }),
    );
    expect(await replace('plan1', 'EXCHANGESTANDARD', 'SPE_E3')).toMatchObject([
      { outcome: 'replaced', added: [{ skuId: e3, disabledPlans: [planIdOf('EXCHANGE_S_ENTERPRISE')] }] },
    ]);
  });

  it('turns on what the user would lose in a target that is there already, and says so', async () => {
    const teams = planIdOf('TEAMS1');
    add(
      'both',
      assignmentOf('SPE_E3', daysAgo(99)),
      assignmentOf('SPE_E5', daysAgo(9), { disabledPlans: [teams, planIdOf('MCOEV')] }),
    );
    expect(await replace('both', 'SPE_E3', 'SPE_E5')).toMatchObject([
      {
        outcome: 'replaced',
        added: [{ skuId: e5, disabledPlans: [planIdOf('MCOEV')] }],
        remarks: [expect.stringMatching(/Teams.* is turned on in it, because Microsoft 365 E3 brings it\.$/)],
      },
    ]);
  });

  it('does not assign what a group gives', async () => {
    add('member', assignmentOf('VISIOCLIENT', daysAgo(99)));
    emulator.tenant.addGroupMember(salesGroup, idOf('member'));
    expect(await replace('member', 'VISIOCLIENT', 'SPE_E3')).toMatchObject([
      {
        outcome: 'replaced',
        removed: [{ skuPartNumber: 'VISIOCLIENT' }],
        added: [],
        kept: [{ reason: 'alreadyAssigned', text: expect.stringContaining('by group "Sales licences"') }],
      },
    ]);
    expect(heldBy('member')).toEqual([[e3, salesGroup]]);
  });
});
