import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { run } from './command.mjs';
import { progress } from './progress.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const oldest = [20, 19];
const marker = join(root, 'node_modules', '.installed-lockfile');

/** Installs what is missing, so that every command works on a fresh clone. Throws a sentence where it cannot. */
export async function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
    throw new Error(
      `Node.js ${oldest.join('.')} or newer is needed, and this is ${process.version}. Install a newer Node.js (https://nodejs.org) and run the command again.`,
    );
  }
  const lockfile = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lockfile) return;

  progress('Installing the dependencies (about a minute on the first run)');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const exitCode = await run(npm, args, { cwd: root, shell: process.platform === 'win32' });
  if (exitCode !== 0) {
    throw new Error(
      `npm ci failed with exit code ${exitCode}. Its own message above says why; is the npm registry reachable?`,
    );
  }
  writeFileSync(marker, lockfile);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await ensureInstalled();
