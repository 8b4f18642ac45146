import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

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

  it('leaves the editor open until Ctrl-C, and then nothing', async () => {
    const { child, printed } = startDemo();
    while (!printed().includes('Press Ctrl-C') && child.exitCode === null) {
      await new Promise((wait) => setTimeout(wait, 200));
    }
    const url = /editor is open: +(http:\/\/127\.0\.0\.1:\d+)\//.exec(printed())?.[1] ?? '';
    expect((await fetch(`${url}/healthz/readiness`)).status).toBe(200);

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
