import { type Emulator, startEmulator } from '../../emulator';
import { type WorkflowFile, executeWorkflow } from '../../runtime/n8n/cli';
import type { UserFolder } from '../../runtime/n8n/userFolder';
import { tokenOf } from '../support/emulatorSession';
import { throwAwayN8n } from './throwAwayN8n';

/** n8n's own node for the directory, which we did not write, reads the emulator as it reads Microsoft Graph. */
describe('n8n’s Microsoft Entra ID node', () => {
  let emulator: Emulator;
  let n8n: UserFolder;

  beforeAll(async () => {
    emulator = await startEmulator({ users: 250 });
    const { clientId, clientSecret, loginUrl, graphUrl, tenantId } = emulator.credential;
    const { id = '' } = emulator.tenant.users(0, 1).users[0] ?? {};
    n8n = await throwAwayN8n({
      credentials: [
        {
          id: 'entra',
          name: 'Entra',
          type: 'microsoftEntraOAuth2Api',
          data: {
            clientId,
            clientSecret,
            accessTokenUrl: `${loginUrl}/${tenantId}/oauth2/v2.0/token`,
            graphApiBaseUrl: graphUrl,
            // As after the sign-in, which has no place in a test.
            oauthTokenData: { token_type: 'Bearer', access_token: await tokenOf(emulator) },
          },
        },
      ],
      workflows: [
        workflow('users', { resource: 'user', operation: 'getAll', returnAll: true, output: 'simple' }),
        workflow('user', { resource: 'user', operation: 'get', user: id, output: 'raw' }),
        workflow('groups', { resource: 'group', operation: 'getAll', returnAll: true, output: 'simple' }),
      ],
    });
  });
  afterAll(async () => {
    await emulator.stop();
    n8n.remove();
  });

  it('reads every user, page by page', async () => {
    const { error, items } = await executeWorkflow(n8n, 'users');
    expect(error).toBeNull();
    expect(items('Entra').map(({ json }) => json.userPrincipalName)).toEqual(
      emulator.tenant.users(0, 250).users.map(({ userPrincipalName }) => userPrincipalName),
    );
    expect(emulator.requests.matching('GET', /^\/v1\.0\/users\?/)).toHaveLength(3);
  });

  it('reads all of one user', async () => {
    const { error, items } = await executeWorkflow(n8n, 'user');
    expect(error).toBeNull();
    const [user] = emulator.tenant.users(0, 1).users;
    expect(items('Entra').map(({ json }) => json)).toEqual([
      expect.objectContaining({
        id: user?.id,
        department: user?.department,
        usageLocation: user?.usageLocation,
      }),
    ]);
  });

  it('reads every group', async () => {
    const { error, items } = await executeWorkflow(n8n, 'groups');
    expect(error).toBeNull();
    expect(items('Entra').map(({ json }) => json.displayName)).toEqual(
      emulator.tenant.groups().map(({ displayName }) => displayName),
    );
  });
});

/** A manual trigger and the node. */
function workflow(id: string, parameters: object): WorkflowFile {
  const trigger = { id: '1', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 };
  const credentials = { microsoftEntraOAuth2Api: { id: 'entra', name: 'Entra' } };
  const entra = { id: '2', name: 'Entra', type: 'n8n-nodes-base.microsoftEntra', typeVersion: 1 };
  return {
    id,
    name: id,
    nodes: [
      { ...trigger, position: [0, 0], parameters: {} },
      { ...entra, position: [220, 0], credentials, parameters },
    ],
    connections: { Start: { main: [[{ node: 'Entra', type: 'main', index: 0 }]] } },
  };
}
