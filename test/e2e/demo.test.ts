import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { exampleNames } from '../../runtime/examples';
import { owner } from '../../runtime/n8n/server';
import { Editor } from './editor';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demo-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Everything that the demo leaves behind would be in its temporary folder. */
function startDemo(...options: string[]): { child: ChildProcess; printed: () => string } {
  const root = resolve(__dirname, '../..');
  const child = spawn(process.execPath, [join(root, 'scripts/demo.mjs'), '--users', '40', ...options], {
    cwd: root,
    env: { ...process.env, TMPDIR: folder, TEMP: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  return { child, printed: () => printed };
}

const leftovers = () => readdirSync(folder).filter((name) => name.startsWith('n8n-'));

describe('npm run demo', () => {
  it('ends after the table with --once', async () => {
    const { child, printed } = startDemo('--once');
    const [exitCode] = (await once(child, 'close')) as [number];
    expect(printed()).toMatch(/Microsoft 365 E3 +SPE_E3 +\d+ +\d+ +-?\d+/);
    expect(printed()).toMatch(/\d+ users have a license/);
    expect(exitCode).toBe(0);
    expect(leftovers()).toEqual([]);
  });

  it('opens on the weekly workflow without a red mark, has all examples, and leaves nothing after Ctrl-C', async () => {
    const { child, printed } = startDemo();
    while (!printed().includes('Press Ctrl-C') && child.exitCode === null) {
      await new Promise((wait) => setTimeout(wait, 200));
    }
    const [, url = '', first = ''] =
      /editor is open: +(http:\/\/127\.0\.0\.1:\d+)\/workflow\/(\S+)/.exec(printed()) ?? [];
    expect((await fetch(`${url}/healthz/readiness`)).status).toBe(200);

    const editor = await Editor.open({ url, owner });
    try {
      expect(first).toBe('weekly-reclaim-with-approval');
      await editor.openWorkflow(first);
      await editor.picture('demo-first-workflow');
      expect(await editor.part('node-issues').count()).toBe(0);
      // Locked until a key is chosen: its form and its webhook are what a red mark looks like.
      await editor.openWorkflow('offboarding');
      await editor.part('node-issues').first().waitFor();
      await editor.picture('demo-offboarding');
      expect(await editor.part('node-issues').count()).toBe(2);
      await editor.page.goto(`${url}/home/workflows`);
      await editor.part('resources-list-item-workflow').first().waitFor();
      expect(await editor.part('resources-list-item-workflow').count()).toBe(exampleNames().length);
    } finally {
      await editor.close();
    }

    child.kill('SIGINT');
    const [exitCode] = (await once(child, 'close')) as [number];
    expect(exitCode).toBe(0);
    await expect(fetch(`${url}/healthz/readiness`)).rejects.toThrow('fetch failed');
    expect(leftovers()).toEqual([]);
  });

  it('cleans up when it is ended in the middle of a run', async () => {
    const { child, printed } = startDemo('--once');
    while (!printed().includes('Running examples/') && child.exitCode === null) {
      await new Promise((wait) => setTimeout(wait, 50));
    }
    child.kill('SIGTERM');
    const [exitCode] = (await once(child, 'close')) as [number];
    expect(exitCode).toBe(143);
    expect(leftovers()).toEqual([]);
  });
});
