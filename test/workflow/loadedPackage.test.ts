import { type N8n, loadN8n } from './n8n';

let n8n: N8n;
beforeAll(async () => {
  n8n = await loadN8n();
});
afterAll(() => n8n.close());

describe('the built package in n8n’s loader', () => {
  it('offers the node, the trigger and the credential under the names that workflows use', async () => {
    const { nodes, credentials } = await n8n.describe();
    expect(nodes).toEqual([
      expect.objectContaining({ name: 'microsoft365Licenses', displayName: 'Microsoft 365 Licenses' }),
      expect.objectContaining({
        name: 'microsoft365LicensesTrigger',
        displayName: 'Microsoft 365 Licenses Trigger',
        polling: true,
      }),
    ]);
    expect(credentials).toEqual([
      expect.objectContaining({
        name: 'microsoft365ClientCredentialsApi',
        displayName: 'Microsoft 365 Client Credentials API',
      }),
    ]);
  });
});
