import { type Emulator, startEmulator } from '../../emulator';
import { type N8nServer, startServer } from '../../runtime/n8n/server';
import { Editor } from './editor';
import { N8nApi, type SavedCredential } from './n8nApi';
import { throwAwayN8n } from './throwAwayN8n';

const credentialType = 'Microsoft 365 Client Credentials API';
const credentialName = 'Microsoft 365 Client Credentials account';
const node = 'Microsoft 365 Licenses';

let emulator: Emulator;
let server: N8nServer;
let editor: Editor;
let api: N8nApi;
const atTheEnd: Array<() => void | Promise<void>> = [];

beforeAll(async () => {
  emulator = await startEmulator({ users: 300 });
  atTheEnd.push(() => emulator.stop());
  const folder = await throwAwayN8n();
  atTheEnd.push(() => folder.remove());
  server = await startServer(folder, () => undefined);
  atTheEnd.push(() => server.stop());
  api = await N8nApi.signIn(server);
  editor = await Editor.open(server);
  atTheEnd.push(() => editor.close());
});

afterAll(async () => {
  for (const end of atTheEnd.reverse()) await end();
});

/** Saves a workflow of one step of our node, named `step`, and returns its id. */
async function saveNode(parameters: object, credential: SavedCredential): Promise<string> {
  const step = {
    ...{ id: 'step', name: 'step', type: 'n8n-nodes-microsoft365-licenses.microsoft365Licenses' },
    ...{ typeVersion: 1, position: [0, 0], parameters },
    credentials: { microsoft365ClientCredentialsApi: credential },
  };
  const { id } = await api.save({ id: '', name: 'One step', nodes: [step], connections: {} });
  return id;
}

describe('the credential in the editor', () => {
  it('answers a wrong secret with our own sentence', async () => {
    const { tenantId, clientId, loginUrl, graphUrl } = emulator.credential;
    await editor.newCredential(credentialType);
    await editor.picture('credential-new');
    await editor.fill({ tenantId, clientId, clientSecret: 'wrong~secret' });
    await editor.choose('cloud', /^Custom/);
    await editor.fill({ loginUrl, graphUrl });
    const said = await editor.saveCredential();
    await editor.picture('credential-wrong-secret');
    expect(said).toContain('The Client Secret of the credential is wrong.');
    expect(said).not.toContain('Unauthorized');
    expect(said).not.toContain('wrong~secret');
  });

  it('accepts the right secret', async () => {
    await editor.fill({ clientSecret: emulator.credential.clientSecret });
    expect(await editor.saveCredential()).toContain('Connection tested successfully');
    await editor.picture('credential-tested');
  });

  it('tests what was typed, not the token of an earlier secret', async () => {
    await editor.openCredential(credentialName);
    await editor.fill({ clientSecret: 'another~wrong~secret' });
    expect(await editor.saveCredential()).toContain('The Client Secret of the credential is wrong.');
    await editor.fill({ clientSecret: emulator.credential.clientSecret });
    expect(await editor.saveCredential()).toContain('Connection tested successfully');
  });
});

describe('the node in the editor', () => {
  it('lists the licences of the tenant after two clicks', async () => {
    await editor.newWorkflowWith(node, 'Get many licenses');
    const output = await editor.execute();
    await editor.picture('licenses');
    const skus = emulator.tenant.skus().filter(({ appliesTo }) => appliesTo === 'User');
    expect(output).toContain(`${skus.length} items`);
    expect(output).toContain('SPE_E3');
  });

  it('switches to another resource and operation, and finds a user by name', async () => {
    await editor.choose('resource', /^User/);
    await editor.choose('operation', /^Get(?! Many)/);
    await editor.part('rlc-input').first().click();
    await editor.part('rlc-search').fill('Patti');
    const found = editor.part('rlc-item').getByText('Patti Fernandez');
    await found.waitFor();
    await editor.picture('user-search');
    await found.click();
    const output = await editor.execute();
    await editor.picture('user');
    expect(output).toContain('1 item');
    expect(output).toContain('patti.fernandez@contoso.com');
  });

  it('offers the SKUs of the tenant by product name', async () => {
    await editor.choose('operation', /^Get Many/);
    await editor.part('collection-parameter-add').first().click();
    // A click on the list while it is loading opens nothing.
    const loaded = editor.page.waitForResponse((response) =>
      response.url().endsWith('/rest/dynamic-node-parameters/options'),
    );
    await editor.page.getByRole('option', { name: /^Licenses?(?!d)/ }).click();
    await loaded;
    await editor.part('parameter-input-skus').click();
    const option = editor.page.getByRole('option', { name: /^Microsoft 365 E3 \(SPE_E3\)/ });
    await option.waitFor();
    await editor.picture('sku-filter');
    expect(await option.innerText()).toContain('SPE_E3');
  });

  it('says why a list cannot be loaded, in the same words in each', async () => {
    const wrong = 'The Client Secret of the credential is wrong.';
    const credential = await api.saveCredential('Wrong secret', {
      ...emulator.credential,
      clientSecret: 'wrong~secret',
    });
    const open = async (parameters: object) => {
      const id = await saveNode(parameters, credential);
      await editor.openForm(id, 'step');
    };
    const user = { __rl: true, mode: 'list', value: '' };
    await open({ resource: 'user', operation: 'get', user });
    await editor.part('rlc-input').first().click();
    await expect(editor.page.getByText(wrong).waitFor()).resolves.toBeUndefined();
    await editor.picture('list-of-users-wrong-secret');

    await open({ resource: 'licenseAssignment', operation: 'assign', user, skus: [] });
    const issues = editor.part('parameter-issues').last();
    await issues.waitFor();
    await issues.hover();
    await expect(editor.page.getByText(wrong).waitFor()).resolves.toBeUndefined();
    await editor.picture('list-of-licenses-wrong-secret');
  });

  it.each([
    ['part numbers', ['SPE_E3', 'VISIOCLIENT']],
    ['an ID', ['05e9a617-0261-4cee-bb44-138d3ef5d965']],
    ['an expression', "={{ ['SPE_E3'] }}"],
  ])('marks licenses given by %s not red', async (_, skus) => {
    const credential = await api.saveCredential('Microsoft 365', emulator.credential);
    const user = { __rl: true, mode: 'id', value: 'adele.vance@contoso.com' };
    const id = await saveNode({ resource: 'licenseAssignment', operation: 'assign', user, skus }, credential);
    await editor.openForm(id, 'step');
    await editor
      .part('parameter-input-skus')
      .getByText(/SPE_E3/)
      .first()
      .waitFor();
    expect(await editor.part('parameter-issues').count()).toBe(0);
  });

  it.each(['unused licenses', 'licences', 'inactive users', 'offboarding', 'office 365 seats'])(
    'is found by "%s"',
    async (text) => {
      await expect(editor.findNode(text, node)).resolves.toBeUndefined();
    },
  );

  it('offers the fields of every item before the first run', async () => {
    const type = 'n8n-nodes-microsoft365-licenses.microsoft365Licenses';
    const answer = await fetch(`${server.url}/schemas/${type}/1.0.0/reclamation/findCandidates.json`);
    expect(await answer.json()).toMatchObject({
      type: 'object',
      properties: { reasonText: { type: 'string' }, licenses: { type: 'array' } },
    });
  });

  it('shows low rows with a flat output', async () => {
    await editor.newWorkflowWith(node, 'Get the activity of many users');
    await editor.execute();
    const whole = Math.max(...(await editor.rowLines()));
    await editor.choose('output', /^Flat/);
    await editor.execute();
    await editor.picture('activity-flat');
    expect(Math.max(...(await editor.rowLines()))).toBeLessThanOrEqual(3);
    expect(whole).toBeGreaterThan(25);
  });

  it('shows candidates as a table that opens with what a person reads', async () => {
    await editor.newWorkflowWith(node, 'Find candidates for reclamation');
    await editor.picture('candidates-form');
    const output = await editor.execute();
    await editor.picture('candidates');
    expect(output).toMatch(/\d+ items/);
    expect(output).toContain('accountType');
    expect(output).toContain('Report data of');
  });
});
