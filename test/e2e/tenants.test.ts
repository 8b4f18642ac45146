import { type Emulator, startEmulator } from '../../emulator';
import { type WorkflowFile, executeWorkflow } from '../../runtime/n8n/cli';
import type { UserFolder } from '../../runtime/n8n/userFolder';
import { throwAwayN8n } from './throwAwayN8n';

const credentialType = 'microsoft365ClientCredentialsApi';
const names = ['Fabrikam', 'Strangers', 'Northwind'] as const;

/** A real n8n, which stores one token on the one credential that all tenants share. */
describe('several tenants in one run of n8n', () => {
  let emulator: Emulator;
  let n8n: UserFolder;

  beforeAll(async () => {
    emulator = await startEmulator({
      users: 20,
      tenants: names.map((name) => ({ name, consent: name === 'Strangers' ? 'notInstalled' : true })),
    });
    n8n = await throwAwayN8n({
      credentials: [{ id: 'app', name: 'App', type: credentialType, data: { ...emulator.credential } }],
      workflows: [workflow('customers', { tenantId: '={{ $json.tenant }}' }), workflow('ourselves', {})],
    });
  });
  afterAll(async () => {
    await emulator.stop();
    n8n.remove();
  });

  const usersOf = (place: number) =>
    emulator.tenants[place]?.tenant.users(0, 20).users.map(({ id }) => id) ?? [];

  it('each answers with its own users, and the one without the app says where it consents', async () => {
    const { error, items } = await executeWorkflow(n8n, 'customers');
    expect(error).toBeNull();
    const rows = items('Licenses').map(({ json }) => json);
    const idsOf = (tenantId: string) =>
      rows.filter((row) => row.tenantId === tenantId && !row.error).map(({ id }) => id);
    expect([idsOf('contoso.com'), idsOf('fabrikam.com'), idsOf('northwind.com')]).toEqual(
      [0, 1, 3].map(usersOf),
    );
    expect(rows.filter(({ error: failure }) => failure)).toEqual([
      expect.objectContaining({
        tenantId: 'strangers.com',
        error: expect.objectContaining({
          code: 'AADSTS7000229',
          message: expect.stringContaining('/strangers.com/v2.0/adminconsent?client_id='),
        }),
      }),
    ]);
  });

  it('and the credential goes on in its own tenant, where no item names one', async () => {
    const { error, items } = await executeWorkflow(n8n, 'ourselves');
    expect(error).toBeNull();
    const rows = items('Licenses').map(({ json }) => json);
    // Three items of the same tenant, of which none says so.
    expect(rows.map(({ id }) => id)).toEqual([0, 1, 2, 3].flatMap(() => usersOf(0)));
    expect(rows.some((row) => 'tenantId' in row)).toBe(false);
  });
});

/** Four customers as items, and a listing of users for each. */
function workflow(id: string, options: object): WorkflowFile {
  const tenants = ['contoso.com', ...names.map((name) => `${name.toLowerCase()}.com`)];
  return {
    id,
    name: id,
    nodes: [
      {
        ...{ id: '1', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 },
        ...{ position: [0, 0], parameters: {} },
      },
      {
        ...{ id: '2', name: 'Customers', type: 'n8n-nodes-base.set', typeVersion: 3.4, position: [220, 0] },
        parameters: { mode: 'raw', jsonOutput: JSON.stringify({ tenant: tenants }), options: {} },
      },
      {
        ...{ id: '3', name: 'One Each', type: 'n8n-nodes-base.splitOut', typeVersion: 1, position: [440, 0] },
        parameters: { fieldToSplitOut: 'tenant', options: {} },
      },
      {
        ...{ id: '4', name: 'Licenses', type: 'n8n-nodes-microsoft365-licenses.microsoft365Licenses' },
        ...{ typeVersion: 1, position: [660, 0], onError: 'continueRegularOutput' },
        credentials: { [credentialType]: { id: 'app', name: 'App' } },
        parameters: { resource: 'user', operation: 'getAll', returnAll: true, options },
      },
    ],
    connections: Object.fromEntries(
      [
        ['Start', 'Customers'],
        ['Customers', 'One Each'],
        ['One Each', 'Licenses'],
      ].map(([from = '', node]) => [from, { main: [[{ node, type: 'main', index: 0 }]] }]),
    ),
  };
}
