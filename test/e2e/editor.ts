import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Browser, type Locator, type Page, chromium } from 'playwright-core';
import { browserFlags, prepareBrowser } from '../../runtime/browser';
import type { N8nServer } from '../../runtime/n8n/server';

const screenshots = resolve(__dirname, '../../artifacts/screenshots');

/** Runs in the page: the height of each row less what stands around the text of a cell, by the height of a line. */
const linesOfRows = `Array.from(document.querySelectorAll('[data-test-id="output-panel"] tbody tr'), (row) => {
  const style = getComputedStyle(row.querySelector('td'));
  const around = ['paddingTop', 'paddingBottom', 'borderTopWidth', 'borderBottomWidth'];
  const text = around.reduce((left, side) => left - parseFloat(style[side]), row.getBoundingClientRect().height);
  return Math.round((text / parseFloat(style.lineHeight)) * 10) / 10;
})`;

/** How the editor looks. */
export interface Look {
  size: { width: number; height: number };
  theme: 'light' | 'dark';
}

const usualLook: Look = { size: { width: 1440, height: 900 }, theme: 'light' };

/** n8n's editor as a person uses it: what can be clicked, typed and read, by the names on the screen. */
export class Editor {
  static async open(server: Pick<N8nServer, 'url' | 'owner'>, look = usualLook): Promise<Editor> {
    const executablePath = await prepareBrowser(() => undefined);
    const browser = await chromium.launch({ executablePath, args: browserFlags });
    const page = await browser.newPage({ viewport: look.size, locale: 'en-GB' });
    await page.addInitScript(`localStorage.setItem("N8N_THEME", "${look.theme}")`);
    page.setDefaultTimeout(20_000);
    const editor = new Editor(browser, page, server.url);
    await editor.signIn(server.owner);
    return editor;
  }

  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
    private readonly url: string,
  ) {}

  close(): Promise<void> {
    return this.browser.close();
  }

  /** Keeps a picture for whoever wants to see what the test saw. */
  async picture(name: string): Promise<void> {
    const path = join(screenshots, `${name}.png`);
    mkdirSync(dirname(path), { recursive: true });
    await this.page.screenshot({ path, animations: 'disabled' });
  }

  /** Opens the form of a new credential of this type. */
  async newCredential(type: string): Promise<void> {
    await this.page.goto(`${this.url}/home/credentials/create`);
    await this.part('new-credential-type-select').locator('input').fill(type);
    await this.page.getByRole('option', { name: type, exact: true }).click();
    await this.part('new-credential-type-button').click();
    await this.part('credential-edit-dialog').waitFor();
  }

  async openCredential(name: string): Promise<void> {
    await this.page.goto(`${this.url}/home/credentials`);
    // n8n tests a stored credential as soon as it is opened.
    const tested = this.page.waitForResponse((response) => response.url().endsWith('/rest/credentials/test'));
    await this.page.getByText(name, { exact: true }).first().click();
    await tested;
  }

  /** Opens a saved workflow and waits until its nodes are on the canvas. */
  async openWorkflow(id: string): Promise<void> {
    await this.page.goto(`${this.url}/workflow/${id}`);
    await this.part('canvas-node').first().waitFor();
  }

  /** Opens the form of a node of a saved workflow. */
  async openForm(workflow: string, node: string): Promise<void> {
    await this.page.goto(`${this.url}/workflow/${workflow}/${node}`);
    await this.part('node-parameters').waitFor();
    // The credential and the lists of the form come later.
    await this.page.waitForLoadState('networkidle');
  }

  /** Fills in text fields and chooses from drop-downs, by parameter name. */
  async fill(values: Record<string, string>): Promise<void> {
    for (const [parameter, value] of Object.entries(values)) {
      await this.part(`parameter-input-${parameter}`).locator('input').first().fill(value);
    }
  }

  async choose(parameter: string, option: string | RegExp): Promise<void> {
    await this.part(`parameter-input-${parameter}`).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  /** Saves the open credential, which also tests it, and returns what the dialog then shows, details included. */
  async saveCredential(): Promise<string> {
    const tested = this.page.waitForResponse((response) => response.url().endsWith('/rest/credentials/test'));
    await this.part('credential-save-button').click();
    const { data } = (await (await tested).json()) as { data: { status: 'OK' | 'Error' } };
    const dialog = this.part('credential-edit-dialog');
    if (data.status === 'OK') await dialog.getByText('Connection tested successfully').waitFor();
    else await dialog.getByText('More details').click();
    return await this.part('node-credentials-config-container').innerText();
  }

  /** Types into the search of the node panel, and waits until it offers the node. */
  async findNode(text: string, node: string): Promise<void> {
    await this.page.goto(`${this.url}/workflow/new`);
    await this.part('canvas-add-button').waitFor();
    await this.page.keyboard.press('n');
    await this.part('node-creator-search-bar').fill(text);
    await this.part('node-creator-item-name').getByText(node, { exact: true }).first().waitFor();
  }

  /** Makes the window as large as a screen. */
  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
  }

  /** Opens a node of a saved workflow. */
  async openNode(workflowId: string, nodeId: string): Promise<void> {
    await this.page.goto(`${this.url}/workflow/${workflowId}/${nodeId}`);
    await this.part('node-execute-button').waitFor();
  }

  /** Shows the output as a table, and waits for its rows. */
  async showTable(): Promise<void> {
    const output = this.part('output-panel');
    await output.locator('[data-test-id="radio-button-table"]').click();
    await output.locator('tbody tr').first().waitFor();
  }

  /** How many lines of text the rows of the output table are high: by the line height that the page has. */
  async rowLines(): Promise<number[]> {
    return await this.page.evaluate(linesOfRows);
  }

  /** The part of the output panel's height that is left for the output itself, below the hints: 0 to 1. */
  async shareOfOutput(): Promise<number> {
    const panel = await this.part('output-panel').boundingBox();
    const data = await this.part('output-panel').locator('[data-test-id="ndv-data-container"]').boundingBox();
    return (data?.height ?? 0) / (panel?.height ?? 1);
  }

  /** Starts an empty workflow with one step of our node, chosen from the list of its actions. */
  async newWorkflowWith(node: string, action: string): Promise<void> {
    await this.page.goto(`${this.url}/workflow/new`);
    await this.part('canvas-add-button').waitFor();
    await this.page.keyboard.press('n');
    await this.part('node-creator-search-bar').fill(node);
    await this.part('node-creator-item-name').getByText(node, { exact: true }).first().click();
    await this.part('node-creator-item-name').first().waitFor();
    const wanted = this.part('node-creator-item-name').getByText(action, { exact: true }).first();
    // In an empty workflow n8n opens the list of triggers, and folds the one of actions.
    if (!(await wanted.isVisible()))
      await this.page
        .getByText(/^Actions( \(\d+\))?$/)
        .first()
        .click();
    await wanted.waitFor();
    await this.picture('node-actions');
    await wanted.click();
    await this.part('node-execute-button').waitFor();
  }

  /** Presses "Execute step" and returns what the output panel shows once the step is over. */
  async execute(): Promise<string> {
    const output = this.part('output-panel');
    const before = await output.innerText();
    const row = output.locator('table tbody tr').first();
    await this.part('node-execute-button').click();
    for (let waited = 0; waited < 30_000; waited += 100) {
      const text = await output.innerText();
      // Between two results the panel is empty for a moment, and then says that the node is executing.
      const hasResult = text !== before && /\b\d+ items?\b|Error details/.test(text);
      if (hasResult && (text.includes('Error details') || (await row.isVisible())))
        return await output.innerText();
      await this.page.waitForTimeout(100);
    }
    return await output.innerText();
  }

  part(testId: string): Locator {
    return this.page.locator(`[data-test-id="${testId}"]`);
  }

  private async signIn({ email, password }: N8nServer['owner']): Promise<void> {
    await this.page.goto(`${this.url}/signin`);
    await this.page.locator('input[name="emailOrLdapLoginId"]').fill(email);
    await this.page.locator('input[name="password"]').fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.waitForURL((url) => !url.pathname.startsWith('/signin'));
  }
}
