import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runLogged } from '../../../../runtime/process/loggedCommand';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'logged-command-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const node = (script: string) => ({
  doing: 'Installing',
  command: process.execPath,
  args: ['-e', script],
  cwd: folder,
  env: process.env,
  logFile: join(folder, 'log'),
  report: () => undefined,
});

describe('a logged command', () => {
  it('keeps what it prints in its log', async () => {
    await runLogged(node("console.log('to stdout'); console.error('to stderr')"));
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('to stdout\nto stderr\n');
  });

  it('shows the end of its log where it fails', async () => {
    const failing = runLogged(node("console.log('no such package'); process.exit(3)"));
    await expect(failing).rejects.toThrow(/Installing failed with exit code 3.*no such package/s);
  });
});
