import { startEmulator, type Emulator } from '../../emulator';
import { licensesNode, loadN8n, type N8n } from './n8n';

/**
 * The accounts of the sample tenant that every tenant has and that are easily judged wrongly. Who they are stands in
 * emulator/tenant/contoso.
 */
let n8n: N8n;
let contoso: Emulator;
beforeAll(async () => {
  [n8n, contoso] = await Promise.all([loadN8n(), startEmulator({ users: 300, seed: 7 })]);
});
beforeEach(() => contoso.reset());
afterAll(() => Promise.all([n8n.close(), contoso.stop()]));

interface License {
  skuPartNumber: string;
  action: string;
  why: string;
  reasons: string[];
  notMeasured: string[];
}
interface Candidate {
  userId: string;
  action: string;
  accountType: string;
  confidence: string;
  licenseNames: string;
  removableCount: number;
  monthlySavings: number | null;
  savingsFrom: string | null;
  unpricedLicenses: number;
  licenses: License[];
  evidence: Array<{ source: string; lastDate: string | null }>;
}

const everyReason = ['blocked', 'deleted', 'duplicate', 'guest', 'inactive', 'neverActive', 'overlap'];

async function find(parameters: object = {}) {
  const finished = await n8n.run({
    nodes: [
      licensesNode({
        resource: 'reclamation',
        operation: 'findCandidates',
        reasons: everyReason,
        exclude: { admins: false },
        ...parameters,
      }),
    ],
    credentials: { ...contoso.credential },
  });
  expect(finished.error).toBeNull();
  return { items: finished.json<Candidate>(), hints: finished.hints().map(({ message }) => message) };
}
const of = (items: readonly Candidate[], name: string) =>
  items.find(({ userId }) => userId.split('@')[0] === name);
const license = (items: readonly Candidate[], name: string, partNumber: string) =>
  of(items, name)?.licenses.find(({ skuPartNumber }) => skuPartNumber === partNumber);

describe('findCandidates over accounts that are easily judged wrongly', () => {
  it.each([
    ['helga.brandt', 'SPE_E3', 'sharedMailbox', 'no report shows holds'],
    ['otto.winter', 'EXCHANGEENTERPRISE', 'sharedMailbox', 'this one is 74 GB large'],
    ['ines.duarte', 'ENTERPRISEPACK', 'sharedMailbox', 'this one has an archive'],
    ['aa-main', 'PHONESYSTEM_VIRTUALUSER', 'resourceAccount', 'blocked for sign-in by design'],
    ['cq-support', 'SPE_E5', 'resourceAccount', 'blocked for sign-in by design'],
    ['room.hamburg.103', 'EXCHANGESTANDARD', 'room', 'the mailbox report calls it a room mailbox'],
    ['equipment.projectors', 'EXCHANGESTANDARD', 'room', 'calls it an equipment mailbox'],
    ['break-glass', 'SPE_E5', 'administrator', 'emergency accounts are silent by design'],
    ['rosa.marin', 'SPE_E3', 'administrator', 'it holds, or may take, a directory role'],
    ['daniel.osei', 'SPE_E3', 'administrator', 'it holds, or may take, a directory role'],
    ['ingrid.solberg', 'SPE_E3', 'administrator', 'it holds, or may take, a directory role'],
    ['viktor.hansen', 'SPE_E3', 'person', 'Blocked, but active.'],
    ['amelia.stone', 'SPE_E3', 'person', 'The person starts on'],
    ['marek.kral', 'ENTERPRISEPACK', 'person', 'has expired and is in its grace period'],
    ['sofia.rossi', 'POWER_BI_PRO', 'person', 'is a trial'],
    ['yuki.tanaka', 'Microsoft_Teams_Enterprise_New', 'person', 'has TEAMS1 turned off for this user'],
  ])('leaves %s with %s to a person: %s, %s', async (name, partNumber, accountType, why) => {
    const { items } = await find();
    expect(of(items, name)).toMatchObject({ accountType, action: 'review', removableCount: 0 });
    expect(license(items, name, partNumber)).toMatchObject({
      action: 'review',
      why: expect.stringContaining(why),
    });
  });

  it.each([
    'room.munich.412',
    'phone.lobby.hamburg',
    'rpa-invoices-01',
    'arjun.mehta',
    'clara.jensen',
    'tomasz.nowak',
    'pavel.horak',
    'mei.lin',
    'luis.ortega',
  ])(
    'proposes nothing for %s: a room, a phone, a robot, or a person whose license is used or not measured',
    async (name) => {
      expect(of((await find()).items, name)).toBeUndefined();
    },
  );

  it.each([
    ['nadia.haddad', 'SPE_E3'],
    ['henrik.dahl', 'EMS'],
    ['laura.conti', 'POWER_BI_PRO'],
    ['ben.kruger', 'O365_BUSINESS_ESSENTIALS'],
  ])('finds the overlap of %s, who loses nothing with %s', async (name, partNumber) => {
    const { items } = await find();
    expect(of(items, name)).toMatchObject({ action: 'remove', confidence: 'high', removableCount: 1 });
    expect(license(items, name, partNumber)).toMatchObject({ action: 'remove', reasons: ['overlap'] });
  });

  it('does not take the activity of a former owner of the name for the person’s', async () => {
    const { items } = await find();
    expect(license(items, 'chris.martin', 'SPE_E3')?.reasons).toEqual(['neverActive']);
  });

  it('says what nothing measured of a suite', async () => {
    const { items } = await find();
    expect(license(items, 'anna.fischer', 'SPE_E3')).toMatchObject({
      action: 'remove',
      notMeasured: expect.arrayContaining(['Intune', 'Entra ID P1', 'Windows']),
      why: expect.stringContaining('Not measured: Entra ID P1, Intune, Windows'),
    });
  });

  it('gives what can be removed first, and of that the biggest saving', async () => {
    const { items } = await find({ options: { pricesJson: JSON.stringify(prices) } });
    const removable = items.filter(({ action }) => action === 'remove');
    expect(items.slice(0, removable.length)).toEqual(removable);
    const savings = removable.map(({ monthlySavings }) => monthlySavings ?? 0);
    expect(savings).toEqual([...savings].sort((one, other) => other - one));
    expect(of(items, 'anna.fischer')).toMatchObject({
      licenseNames: 'Microsoft 365 E3',
      monthlySavings: 36,
      savingsFrom: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      unpricedLicenses: 0,
    });
  });

  const prices = [{ sku: 'SPE_E3', unitPrice: 36, currency: 'EUR', paymentFrequency: 'monthly' }];
});

describe('evidence that cannot be had', () => {
  const highs = (items: readonly Candidate[]) =>
    items.filter(({ confidence }) => confidence === 'high').map(({ userId }) => userId);
  const removed = (items: readonly Candidate[]) =>
    items.flatMap(({ userId, licenses }) =>
      licenses
        .filter(({ action }) => action === 'remove')
        .map(({ skuPartNumber }) => `${userId} ${skuPartNumber}`),
    );
  let whole: Candidate[];
  beforeAll(async () => {
    whole = (await find()).items;
  });
  afterEach(() => {
    contoso.tenant.reportBehaviour.noRecipientType = false;
    contoso.tenant.reportBehaviour.concealedReports = [];
  });

  /** What is not known never makes a proposal bolder. */
  const expectNoBolder = (items: readonly Candidate[]) => {
    expect(removed(whole)).toEqual(expect.arrayContaining(removed(items)));
    expect(highs(whole)).toEqual(expect.arrayContaining(highs(items)));
  };

  it('such as the kind of a mailbox, leaves blocked mailboxes to a person', async () => {
    contoso.tenant.reportBehaviour.noRecipientType = true;
    const { items } = await find();
    expectNoBolder(items);
    expect(of(items, 'helga.brandt')).toMatchObject({ action: 'review' });
    expect(license(items, 'helga.brandt', 'SPE_E3')?.why).toContain('may be a shared mailbox');
  });

  it('because the mailbox report alone conceals names, is left out with a hint', async () => {
    contoso.tenant.reportBehaviour.concealedReports = ['getMailboxUsageDetail'];
    const { items, hints } = await find();
    expectNoBolder(items);
    expect(hints).toContainEqual(expect.stringContaining('The use of mailboxes was left out'));
  });

  it('because nobody wanted it, makes proposals less sure', async () => {
    const { items } = await find({ evidence: ['services'] });
    expect(highs(items).length).toBeLessThan(highs(whole).length);
    expect(of(items, 'helga.brandt')).toMatchObject({ action: 'review' });
    const inactive = items.filter(({ licenses }) =>
      licenses.some(({ action, reasons }) => action === 'remove' && reasons.includes('inactive')),
    );
    expect(inactive.length).toBeGreaterThan(0);
    expect(inactive.filter(({ confidence }) => confidence === 'high')).toEqual([]);
  });

  it('in a tenant without Entra ID P1, makes proposals less sure, with a hint', async () => {
    const modest = await startEmulator({ users: 300, seed: 7, premium: false });
    const finished = await n8n.run({
      nodes: [licensesNode({ resource: 'reclamation', operation: 'findCandidates', reasons: ['inactive'] })],
      credentials: { ...modest.credential },
    });
    await modest.stop();
    expect(finished.error).toBeNull();
    expect(finished.hints().map(({ message }) => message)).toContainEqual(
      expect.stringContaining('Sign-in activity was left out'),
    );
    expect(finished.json<Candidate>().filter(({ confidence }) => confidence === 'high')).toEqual([]);
  });

  it('stops for a threshold that is shorter than the reports are old', async () => {
    const finished = await n8n.run({
      nodes: [licensesNode({ resource: 'reclamation', operation: 'findCandidates', inactiveDays: 1 })],
      credentials: { ...contoso.credential },
    });
    expect(finished.error?.message).toContain('Inactive Days is 1, but the usage reports are');
  });

  it('concludes nothing from a blank beyond what the reports remember', async () => {
    const { items } = await find({ inactiveDays: 200, reasons: ['inactive', 'neverActive'] });
    expect(items.flatMap(({ licenses }) => licenses.flatMap(({ reasons }) => reasons))).not.toContain(
      'neverActive',
    );
  });
});
