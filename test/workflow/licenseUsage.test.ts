import { type Emulator, startEmulator } from '../../emulator';
import { skuIdOf } from '../../emulator/tenant';
import { activityScene, beforeReport, refreshDate } from './activityScene';
import { type N8n, licensesNode, loadN8n } from './n8n';
import { expectedUsage } from './usageOracle';

let n8n: N8n;
let contoso: Emulator;
let scene: Emulator;
beforeAll(async () => {
  [n8n, contoso, scene] = await Promise.all([
    loadN8n(),
    startEmulator({ users: 300, seed: 7 }),
    startEmulator({ tenant: activityScene(), premium: false }),
  ]);
});
afterAll(async () => {
  await Promise.all([n8n.close(), contoso.stop(), scene.stop()]);
});
beforeEach(() => {
  contoso.reset();
  scene.reset();
  delete scene.tenant.reportBehaviour.missingColumns;
  delete scene.tenant.reportBehaviour.noRows;
  scene.tenant.reportSettings.displayConcealedNames = false;
});

interface Assignment {
  userId: string;
  skuId: string;
  skuPartNumber: string;
  groupId: string | null;
  groupName: string | null;
  department: string | null;
  services: string[];
  lastActivityDate: string | null;
  inactiveDays: number | null;
  usage: string;
  monthlyCost: number | null;
  currency: string | null;
  reportRefreshDate: string;
}

const run = (emulator: Emulator, parameters: object = {}, more: object = {}) =>
  n8n.run({
    nodes: [
      licensesNode({ resource: 'licenseAssignment', operation: 'getAll', returnAll: true, ...parameters }),
    ],
    credentials: { ...emulator.credential },
    ...more,
  });

const getAll = async (emulator: Emulator, parameters: object = {}) => {
  const finished = await run(emulator, parameters);
  expect(finished.error).toBeNull();
  return finished.json<Assignment>();
};
const of = (items: Assignment[], name: string, partNumber = 'SPE_E3') =>
  items.find(({ userId, skuPartNumber }) => userId.startsWith(`${name}@`) && skuPartNumber === partNumber);
const keyOf = ({ userId, skuId, groupId }: Assignment) => [userId, skuId, groupId].join(' ');
const requests = (emulator: Emulator, address: RegExp) => emulator.requests.matching('GET', address);

describe('licenseAssignment: getAll over the sample tenant', () => {
  it('says of every licence what the tenant’s own record says', async () => {
    const found = await getAll(contoso);
    const expected = expectedUsage(contoso.tenant);
    expect(found.map(keyOf).sort()).toEqual([...expected.keys()].sort());
    const usages = found.map((item) => {
      const { services, lastActivityDate, inactiveDays, usage } = item;
      return [keyOf(item), { services, lastActivityDate, inactiveDays, usage }];
    });
    expect(Object.fromEntries(usages)).toEqual(Object.fromEntries(expected));
    expect(new Set(found.map(({ usage }) => usage))).toEqual(
      new Set(['active', 'inactive', 'neverActive', 'notMeasured']),
    );
    expect(new Set(found.map(({ reportRefreshDate }) => reportRefreshDate))).toEqual(
      new Set([contoso.tenant.reportRefreshDate]),
    );
  });

  it.each([30, 120])('does so for a threshold of %i days', async (inactiveDays) => {
    const found = await getAll(contoso, { filters: { inactiveDays } });
    const expected = expectedUsage(contoso.tenant, inactiveDays);
    for (const item of found)
      expect([keyOf(item), item.usage]).toEqual([keyOf(item), expected.get(keyOf(item))?.usage]);
  });

  it('makes one request per report and one per page of users, never one per user', async () => {
    await getAll(contoso);
    const paths = requests(contoso, /.*/).map(({ path }) => path.replace(/[\w-]{20,}(\/\w+\.csv)?$/, ''));
    expect(paths.sort()).toEqual([
      "/beta/reports/getEmailActivityUserDetail(period='D180')",
      "/beta/reports/getMailboxUsageDetail(period='D180')",
      "/beta/reports/getOffice365ActiveUserDetail(period='D180')",
      '/data/download/',
      '/data/download/',
      '/data/download/',
      // The one group that holds a role, and its members.
      expect.stringMatching(/^\/v1\.0\/groups\//),
      expect.stringMatching(/^\/v1\.0\/groups\/.*\/transitiveMembers$/),
      '/v1.0/roleManagement/directory/',
      '/v1.0/roleManagement/directory/roleAssignments',
      '/v1.0/subscribedSkus',
      '/v1.0/users',
    ]);
  });
});

describe('licenseAssignment: getAll', () => {
  it('gives a name beside each group, read once for the rows that are returned', async () => {
    const found = await getAll(contoso);
    const nameOf = (groupId: string | null) => contoso.tenant.group(groupId ?? '')?.displayName ?? null;
    expect(found.map(({ groupName }) => groupName)).toEqual(found.map(({ groupId }) => nameOf(groupId)));
    expect(found.filter(({ groupName }) => groupName !== null).length).toBeGreaterThan(1);
    const batches = () => contoso.requests.matching('POST', /^\/v1\.0\/\$batch$/).length;
    expect(batches()).toBe(1);
    await getAll(contoso, { output: 'compact' });
    expect(batches()).toBe(1);
  });

  it('gives user, SKU, assignment, use and the age of the report', async () => {
    expect(of(await getAll(scene), 'grady')).toEqual({
      userId: 'grady@contoso.com',
      id: scene.tenant.findUser('grady@contoso.com')?.id,
      displayName: 'grady',
      email: 'grady@contoso.com',
      department: 'Sales',
      accountType: 'person',
      accountEvidence: [],
      skuId: skuIdOf('SPE_E3'),
      skuPartNumber: 'SPE_E3',
      name: 'Microsoft 365 E3',
      family: 'Microsoft 365',
      assignedVia: 'direct',
      groupId: null,
      groupName: null,
      state: 'Active',
      error: null,
      assignedDate: '2025-02-01T09:00:00Z',
      services: ['exchange', 'oneDrive', 'outlook', 'sharePoint', 'skypeForBusiness', 'teams', 'yammer'],
      notMeasured: [
        'Entra ID P1',
        'Intune',
        'Windows',
        'Defender for Endpoint Plan 1',
        'Defender for Office 365 Plan 1',
        'Purview Information Protection',
      ],
      lastActivityDate: beforeReport(120),
      inactiveDays: 120,
      usage: 'inactive',
      monthlyCost: null,
      currency: null,
      reportRefreshDate: refreshDate,
    });
  });

  it('does not call unused what the report could not see: a new account, a new name, an unmeasured product', async () => {
    const items = await getAll(scene);
    expect(of(items, 'afterreport')?.usage).toBe('notMeasured');
    expect(of(items, 'bianca.lindner')?.usage).toBe('notMeasured');
    expect(of(items, 'visio', 'VISIOCLIENT')).toMatchObject({
      usage: 'notMeasured',
      services: [],
      lastActivityDate: null,
    });
    expect(of(items, 'joni')?.usage).toBe('neverActive');
  });

  it('does not call unused a licence of which a service is not measured', async () => {
    scene.tenant.reportBehaviour.missingColumns = ['Teams Last Activity Date'];
    const items = await getAll(scene);
    expect(of(items, 'grady')).toMatchObject({ usage: 'notMeasured', lastActivityDate: beforeReport(141) });
    expect(of(items, 'adelev')?.usage).toBe('active');
    const withoutTeams = await getAll(scene, { filters: { services: ['exchange', 'outlook'] } });
    expect(of(withoutTeams, 'grady')?.usage).toBe('inactive');
  });

  describe('filters', () => {
    it('by service: only licences that bring one, judged by these alone', async () => {
      const items = await getAll(scene, { filters: { services: ['sharePoint'] } });
      expect(of(items, 'adelev')).toMatchObject({ lastActivityDate: beforeReport(40), inactiveDays: 40 });
      expect(of(items, 'grady')).toMatchObject({ usage: 'neverActive', lastActivityDate: null });
      expect(of(items, 'visio', 'EXCHANGESTANDARD')).toBeUndefined();
      expect(of(items, 'visio', 'VISIOCLIENT')).toBeUndefined();
    });

    it('by usage', async () => {
      const items = await getAll(scene, { filters: { usage: ['inactive', 'neverActive'] } });
      expect(items.map(({ userId }) => userId.split('@')[0]).sort()).toEqual(['grady', 'joni', 'newcomer']);
    });

    it('by SKU, given as part number or id', async () => {
      for (const sku of ['VISIOCLIENT', skuIdOf('VISIOCLIENT').toUpperCase()]) {
        const items = await getAll(scene, { filters: { skus: [sku] } });
        expect(items.map(({ skuPartNumber }) => skuPartNumber)).toEqual(['VISIOCLIENT']);
      }
    });

    it('by inactive days', async () => {
      const items = await getAll(scene, { filters: { inactiveDays: 121 } });
      expect(of(items, 'grady')?.usage).toBe('active');
    });

    it.each([
      [
        { services: ['teems'] },
        /"teems".*exchange, oneDrive, outlook, sharePoint, skypeForBusiness, teams, yammer/,
      ],
      [{ usage: ['idle'] }, /"idle" is not a kind of usage/],
      [{ skus: ['VISIO'] }, /Did you mean VISIOCLIENT/],
      [{ inactiveDays: 0 }, /whole number of 1 or more/],
    ])('refuse %j', async (filters, message) => {
      expect((await run(scene, { filters })).error?.message).toMatch(message);
    });
  });

  it('adds what a licence costs where a price is known', async () => {
    const prices = {
      values: [{ sku: 'SPE_E3', unitPrice: '432.00', currency: 'EUR', paymentFrequency: 'annual' }],
    };
    const items = await getAll(scene, { options: { prices } });
    expect(of(items, 'adelev')).toMatchObject({ monthlyCost: 36, currency: 'EUR' });
    expect(of(items, 'visio', 'VISIOCLIENT')).toMatchObject({ monthlyCost: null, currency: null });
  });

  describe('with the optional reports', () => {
    const visio = () => scene.tenant.findUser('visio@contoso.com')?.id ?? '';
    const activated = (date: string) =>
      scene.tenant.ledger.recordActivation(visio(), {
        productType: 'VISIO CLIENT',
        lastActivatedDate: date,
        windows: 1,
        mac: 0,
        ios: 0,
        android: 0,
        activatedOnSharedComputer: false,
      });
    const usage = async () =>
      of(await getAll(scene, { options: { includeActivations: true } }), 'visio', 'VISIOCLIENT');

    it('measures Visio by its activations, of which an old one proves nothing', async () => {
      expect(await usage()).toMatchObject({ usage: 'neverActive', lastActivatedDate: null });
      activated(beforeReport(200));
      expect(await usage()).toMatchObject({ usage: 'notMeasured', lastActivatedDate: beforeReport(200) });
    });

    it('asks for them once, and only where they are wanted', async () => {
      await getAll(scene, { options: { includeActivations: true, includeAppUsage: true } });
      expect(requests(scene, /getOffice365ActivationsUserDetail/)).toHaveLength(1);
      expect(requests(scene, /getM365AppUserDetail/)).toHaveLength(1);
      scene.reset();
      await getAll(scene);
      expect(requests(scene, /Activations|M365App/)).toEqual([]);
    });

    it('takes the use of the apps for use of a suite that has them', async () => {
      const joni = scene.tenant.findUser('joni@contoso.com')?.id ?? '';
      scene.tenant.ledger.record(joni, 'word', beforeReport(12));
      try {
        const items = await getAll(scene, { options: { includeAppUsage: true } });
        expect(of(items, 'joni')).toMatchObject({ usage: 'active', lastAppActivityDate: beforeReport(12) });
      } finally {
        scene.tenant.ledger.erase(joni, 'word');
      }
    });
  });

  it('gives the last successful sign-in where the tenant has it, and a hint where it has not', async () => {
    const options = { includeSignInActivity: true };
    expect((await getAll(contoso, { options })).some((item) => 'lastSuccessfulSignInDateTime' in item)).toBe(
      true,
    );
    const finished = await run(scene, { options });
    expect(finished.error).toBeNull();
    expect(finished.json()).toContainEqual(expect.objectContaining({ lastSuccessfulSignInDateTime: null }));
    expect(finished.hints().map(({ message }) => message)).toContainEqual(
      expect.stringContaining('no Microsoft Entra ID P1'),
    );
  });

  it('gives the objects behind an item without Simplify', async () => {
    const [item] = await getAll(scene, { simplify: false, filters: { usage: ['inactive'] } });
    expect(item).toEqual({
      user: expect.objectContaining({ userPrincipalName: 'grady@contoso.com', department: 'Sales' }),
      licenseAssignmentState: expect.objectContaining({ skuId: skuIdOf('SPE_E3'), state: 'Active' }),
      subscribedSku: expect.objectContaining({ skuPartNumber: 'SPE_E3' }),
      activeUserDetail: expect.objectContaining({ 'Teams Last Activity Date': beforeReport(120) }),
      emailActivityUserDetail: expect.objectContaining({ 'Report Period': '180' }),
    });
  });

  it('reads no further page of users than a limit needs', async () => {
    const big = await startEmulator({ users: 2500, seed: 3 });
    try {
      expect(await getAll(big, { returnAll: false, limit: 20 })).toHaveLength(20);
      expect(requests(big, /v1\.0\/users/).length).toBeLessThanOrEqual(3);
    } finally {
      await big.stop();
    }
  });

  it('says how old the report is and how many users it does not know', async () => {
    const hints = (await run(scene)).hints().map(({ message }) => message);
    expect(hints).toContainEqual(
      expect.stringMatching(/^Report data of \d{1,2} [A-Z][a-z]{2} \d{4}, 3 days old\. No prices/),
    );
    expect(hints).toContainEqual(expect.stringMatching(/^2 users with a license are not in the reports/));
  });

  it('stops on concealed names, on a report without rows and on one that is cut off', async () => {
    scene.tenant.reportSettings.displayConcealedNames = true;
    expect((await run(scene)).error?.message).toContain('conceal user names');
    scene.tenant.reportSettings.displayConcealedNames = false;
    scene.tenant.reportBehaviour.noRows = true;
    expect((await run(scene)).error?.message).toContain('came without any rows');
    delete scene.tenant.reportBehaviour.noRows;
    scene.faults.inject({ kind: 'truncate', path: /\/data\/download\// });
    const cut = await run(scene);
    expect(cut.error?.description).toContain('Nothing was concluded');
    expect(cut.items()).toEqual([]);
  });
});
