import type { IDataObject } from 'n8n-workflow';
import { startEmulator, type Emulator } from '../../emulator';
import { assignmentOf, emptyTenant, skuIdOf, type Tenant } from '../../emulator/tenant';
import { licensesNode, loadN8n, type N8n } from './n8n';
import { daysAgo } from './reclaimScene';

let n8n: N8n;
let emulator: Emulator;
beforeAll(async () => {
  n8n = await loadN8n();
});
beforeEach(async () => {
  emulator = await startEmulator({ tenant: scene() });
});
afterEach(() => emulator.stop());
afterAll(() => n8n.close());

/** Two people with E5, one of whom only reads mail, and two seats of E3 that nobody uses. */
function scene(): Tenant {
  const tenant = emptyTenant({ seats: { SPE_E5: 5, SPE_E3: 3 } });
  const add = (
    name: string,
    partNumber: string,
    services: ReadonlyArray<Parameters<Tenant['ledger']['record']>[1]>,
  ) => {
    const user = tenant.addUser({
      userPrincipalName: `${name}@contoso.com`,
      displayName: name,
      givenName: name,
      surname: 'Person',
      usageLocation: 'DE',
      createdDateTime: `${daysAgo(700)}T09:00:00Z`,
      licenseAssignments: [assignmentOf(partNumber, daysAgo(400), { disabledPlans: [] })],
    });
    for (const service of services) tenant.ledger.record(user.id, service, daysAgo(4));
  };
  add('reader', 'SPE_E5', ['exchange', 'outlook']);
  add('everything', 'SPE_E5', ['exchange', 'outlook', 'teams', 'oneDrive', 'sharePoint', 'word', 'excel']);
  add('other', 'SPE_E3', ['exchange', 'outlook', 'teams', 'oneDrive', 'sharePoint', 'word']);
  return tenant;
}

const idOf = (name: string) => emulator.tenant.findUser(`${name}@contoso.com`)?.id ?? '';
const skusOf = (name: string) =>
  emulator.tenant.currentUser(idOf(name))?.licenseAssignments.map(({ skuId }) => skuId) ?? [];
const prices = {
  values: [
    { sku: 'SPE_E5', unitPrice: '57.00', currency: 'EUR', paymentFrequency: 'monthly' },
    { sku: 'SPE_E3', unitPrice: '36.00', currency: 'EUR', paymentFrequency: 'monthly' },
  ],
};
const find = (parameters: object = {}) =>
  n8n.run({
    nodes: [licensesNode({ resource: 'reclamation', operation: 'findCandidates', ...parameters })],
    credentials: { ...emulator.credential },
  });
const replace = (input: IDataObject[]) =>
  n8n.run({
    nodes: [licensesNode({ resource: 'licenseAssignment', operation: 'replace' })],
    credentials: { ...emulator.credential },
    input,
  });
const downgrades = () => find({ reasons: ['downgrade'], options: { prices } });

describe('a downgrade', () => {
  it('is proposed to who uses less, when asked for', async () => {
    expect((await find({ options: { prices } })).json()).toEqual([]);
    const { error, json } = await downgrades();
    expect(error).toBeNull();
    expect(json()).toMatchObject([
      {
        userId: 'reader@contoso.com',
        action: 'review',
        removableCount: 0,
        reasons: [
          { code: 'downgrade', text: expect.stringMatching(/fits Microsoft 365 E3.*2 seats of it are free/) },
        ],
        licenses: [
          {
            skuPartNumber: 'SPE_E5',
            action: 'review',
            proposal: {
              toSku: {
                skuId: skuIdOf('SPE_E3'),
                skuPartNumber: 'SPE_E3',
                name: 'Microsoft 365 E3',
                family: 'Microsoft 365',
              },
              keeps: expect.arrayContaining(['Exchange', 'Teams', 'Office desktop apps', 'Intune']),
              loses: { notMeasured: expect.arrayContaining(['Teams Phone', 'Power BI Pro']) },
              monthlySavings: 21,
              currency: 'EUR',
            },
          },
        ],
      },
    ]);
  });

  it('is what Replace does with the item as it is, verified by reading back', async () => {
    const { json: proposed } = await downgrades();
    const { error, json } = await replace(proposed());
    expect(error).toBeNull();
    expect(json()).toMatchObject([
      { userId: 'reader@contoso.com', outcome: 'replaced', removed: [{ skuPartNumber: 'SPE_E5' }] },
    ]);
    expect(json()[0]?.after).toMatchObject([{ skuPartNumber: 'SPE_E3' }]);
    expect(skusOf('reader')).toEqual([skuIdOf('SPE_E3')]);
    expect((await downgrades()).json()).toEqual([]);
  });

  it('is not proposed to a license that no seat is free of', async () => {
    for (const name of ['one', 'two']) {
      emulator.tenant.addUser({
        userPrincipalName: `${name}@contoso.com`,
        licenseAssignments: [assignmentOf('SPE_E3', daysAgo(400), { disabledPlans: [] })],
      });
    }
    const { error, json } = await find({
      reasons: ['downgrade'],
      options: { prices, minReportCoveragePercent: 0 },
    });
    expect(error).toBeNull();
    expect(json()).toEqual([]);
  });

  it('is nothing that Replace makes up: an item without a proposal is refused, and nothing is written', async () => {
    const { error } = await replace([{ id: idOf('reader'), userId: 'reader@contoso.com' }]);
    expect(error?.message).toMatch(/From License is empty/);
    expect(skusOf('reader')).toEqual([skuIdOf('SPE_E5')]);
  });
});
