import { type Emulator, startEmulator } from '../../emulator';
import { exampleCredential } from '../../runtime/examples';
import { type WorkflowFile, executeWorkflow } from '../../runtime/n8n/cli';
import type { UserFolder } from '../../runtime/n8n/userFolder';
import { freePort } from '../../runtime/process/freePort';
import { type InterceptingProxy, startInterceptingProxy } from './interceptingProxy';
import { throwAwayN8n } from './throwAwayN8n';

const microsoft = ['login.microsoftonline.com', 'graph.microsoft.com'];

let emulator: Emulator;
let n8n: UserFolder;
let proxy: InterceptingProxy;

beforeAll(async () => {
  emulator = await startEmulator({ users: 250 });
  const { tenantId, clientId, clientSecret } = emulator.credential;
  const global = { authentication: 'clientSecret', tenantId, clientId, clientSecret, cloud: 'global' };
  n8n = await throwAwayN8n({
    credentials: [
      { ...exampleCredential(global), id: 'global' },
      { ...exampleCredential(emulator.credential), id: 'custom' },
    ],
    workflows: [
      workflow('all-users', 'global', {
        type: 'n8n-nodes-microsoft365-licenses.microsoft365Licenses',
        typeVersion: 1,
        parameters: { resource: 'user', operation: 'getAll', returnAll: true },
      }),
      workflow('http-request', 'custom', {
        type: 'n8n-nodes-base.httpRequest',
        typeVersion: 4.2,
        parameters: {
          url: `${emulator.graphUrl}/v1.0/organization`,
          authentication: 'predefinedCredentialType',
          nodeCredentialType: 'microsoft365ClientCredentialsApi',
        },
      }),
    ],
  });
  proxy = await startInterceptingProxy(microsoft, emulator.url, n8n.path);
});

afterAll(async () => {
  await proxy.stop();
  await emulator.stop();
  n8n.remove();
});

describe('a network with a proxy', () => {
  it('reaches the identity platform and Microsoft Graph through HTTPS_PROXY, every page', async () => {
    const { error, items } = await executeWorkflow(n8n, 'all-users', {
      HTTPS_PROXY: proxy.url,
      NODE_EXTRA_CA_CERTS: proxy.certificateFile,
    });
    expect(error).toBeNull();
    expect(items('Step')).toHaveLength(emulator.tenant.userCount);
    const hosts = proxy.requests.map((request) => new URL(request.split(' ')[1] ?? '').host);
    expect(new Set(hosts)).toEqual(new Set(microsoft));
    // Nothing took another way.
    expect(proxy.requests).toHaveLength(emulator.requests.all().length);
  });

  it('says so where the proxy cannot be reached', async () => {
    const nobody = `http://127.0.0.1:${await freePort()}`;
    const { error, stdout, stderr } = await executeWorkflow(n8n, 'all-users', { HTTPS_PROXY: nobody });
    expect(`${error?.message} ${error?.description}`).toMatch(/reach.*proxy/s);
    expect(stdout + stderr).not.toContain(emulator.credential.clientSecret);
  });
});

describe('n8n’s HTTP Request node', () => {
  it('can use the credential for any request to Microsoft Graph', async () => {
    const { error, items } = await executeWorkflow(n8n, 'http-request');
    expect(error).toBeNull();
    const [organization] = items('Step')[0]?.json.value as Array<{ displayName: string }>;
    expect(organization?.displayName).toBe(emulator.tenant.organization.displayName);
  });
});

/** A manual trigger and one step. */
function workflow(id: string, credential: string, step: object): WorkflowFile {
  const credentials = { microsoft365ClientCredentialsApi: { id: credential, name: 'Microsoft 365' } };
  const trigger = { id: '1', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 };
  return {
    id,
    name: id,
    nodes: [
      { ...trigger, position: [0, 0], parameters: {} },
      { id: '2', name: 'Step', position: [220, 0], credentials, ...step },
    ],
    connections: { Start: { main: [[{ node: 'Step', type: 'main', index: 0 }]] } },
  };
}
