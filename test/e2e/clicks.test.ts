import { type Emulator, startEmulator } from '../../emulator';
import { type N8nServer, startServer } from '../../runtime/n8n/server';
import { Editor } from './editor';
import { startInterceptingProxy } from './interceptingProxy';
import { throwAwayN8n } from './throwAwayN8n';

const microsoft = ['login.microsoftonline.com', 'graph.microsoft.com'];
const action = 'Find candidates for reclamation';

let emulator: Emulator;
let server: N8nServer;
let editor: Editor;
const atTheEnd: Array<() => void | Promise<void>> = [];

beforeAll(async () => {
  emulator = await startEmulator({ users: 60 });
  atTheEnd.push(() => emulator.stop());
  const folder = await throwAwayN8n();
  atTheEnd.push(() => folder.remove());
  // The addresses of Microsoft itself: a credential for an emulator has fields that nobody else fills in.
  const proxy = await startInterceptingProxy(microsoft, emulator.url, folder.path);
  atTheEnd.push(() => proxy.stop());
  const env = { HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: proxy.certificateFile };
  server = await startServer(folder, () => undefined, { env });
  atTheEnd.push(() => server.stop());
  editor = await Editor.open(server);
  atTheEnd.push(() => editor.close());
  await editor.page.addInitScript(
    'clicks = 0; addEventListener("pointerdown", () => (clicks += 1), { capture: true })',
  );
});

afterAll(async () => {
  for (const end of atTheEnd.reverse()) await end();
});

/** What a person has pressed with the mouse since the workflow was opened. */
function clicks(): Promise<number> {
  return editor.page.evaluate('clicks');
}

/** Opens an empty workflow, and types what one looks for into the search that "Add first step" opens. */
async function lookFor(text: string): Promise<void> {
  await editor.page.goto(`${server.url}/workflow/new`);
  await editor.part('canvas-add-button').click();
  await editor.part('node-creator-search-bar').waitFor();
  await editor.page.keyboard.type(text);
  await editor.part('node-creator-item-name').getByText('Microsoft 365 Licenses').waitFor();
}

async function chooseAction(): Promise<void> {
  await editor.page
    .getByText(/^Actions \(\d+\)$/)
    .first()
    .click();
  await editor.part('node-creator-item-name').getByText(action, { exact: true }).click();
}

async function chooseFirstEvent(): Promise<void> {
  await editor.part('node-creator-item-name').getByText('On license that can be taken back').click();
}

async function tableAppears(): Promise<void> {
  await editor.part('node-execute-button').click();
  await editor.part('output-panel').locator('table tbody tr').first().waitFor();
}

/** Pastes the three values in and saves. n8n closes the dialog by itself once the test has passed. */
async function createCredential(): Promise<void> {
  const { page } = editor;
  await page.getByText('Connect to Microsoft 365 Client Credentials').click();
  const { tenantId, clientId, clientSecret } = emulator.credential;
  for (const [field, value] of Object.entries({ tenantId, clientId, clientSecret })) {
    await editor.part(`parameter-input-${field}`).locator('input').first().click();
    await page.keyboard.insertText(value);
  }
  await editor.part('credential-save-button').click();
  await editor.part('credential-edit-dialog').waitFor({ state: 'hidden' });
}

describe('from an empty workflow to a first table, the credential still to be created', () => {
  it('takes 9 clicks', async () => {
    await lookFor('unused licenses');
    await editor.page.keyboard.press('Enter');
    await chooseAction();
    await createCredential();
    await tableAppears();
    await editor.picture('clicks-with-new-credential');
    expect(await clicks()).toBeLessThanOrEqual(9);
  });
});

describe('from an empty workflow to a first table, the credential being there', () => {
  it('takes 4 clicks to the candidates', async () => {
    await lookFor('unused licenses');
    await editor.page.keyboard.press('Enter');
    await chooseAction();
    await tableAppears();
    expect(await clicks()).toBeLessThanOrEqual(4);
  });

  it('takes 4 clicks to an event, by the mouse alone', async () => {
    await lookFor('microsoft 365');
    await editor.part('node-creator-item-name').getByText('Microsoft 365 Licenses').click();
    await chooseFirstEvent();
    await tableAppears();
    expect(await clicks()).toBeLessThanOrEqual(4);
  });

  it('takes 5 clicks to an action by the mouse alone, as of every node that has a trigger', async () => {
    await lookFor('microsoft 365');
    await editor.part('node-creator-item-name').getByText('Microsoft 365 Licenses').click();
    // n8n's ActionsMode unfolds the actions of a first step only where the node has no trigger.
    expect(await editor.part('node-creator-item-name').getByText(action, { exact: true }).count()).toBe(0);
    await chooseAction();
    await tableAppears();
    expect(await clicks()).toBe(5);
  });
});
