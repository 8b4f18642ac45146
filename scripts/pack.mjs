import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { root } from './setup.mjs';

/** Builds and packs the package as it would be published; returns the path of the tarball. */
export async function pack() {
  await ensureBuilt();
  const folder = join(root, 'artifacts', 'package');
  mkdirSync(folder, { recursive: true });
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['pack', '--ignore-scripts', '--json', '--loglevel=error', `--pack-destination=${folder}`];
  const printed = execFileSync(npm, args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const [{ filename }] = JSON.parse(printed);
  return join(folder, filename);
}

/** Jest's `globalSetup` of the ring that runs on the packed package. */
export default async function packOnce() {
  process.env.PACKED_PACKAGE = await pack();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) console.log(await pack());
