import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runNode } from './command.mjs';
import { progress } from './progress.mjs';
import { root } from './setup.mjs';

const { include: rooms } = JSON.parse(readFileSync(join(root, 'tsconfig.build.json'), 'utf8'));
const inputs = [...rooms, 'gulpfile.js', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];
const cache = join(root, 'node_modules', '.cache', 'n8n-nodes-microsoft365-licenses');
const stamp = join(cache, 'built-from');
const lock = join(cache, 'building');

/** Builds `dist/` unless it is already built from exactly these sources. Two test runs at once build one after the other. */
export async function ensureBuilt() {
  mkdirSync(cache, { recursive: true });
  if (isFresh()) return;
  const { tsImport } = await import('tsx/esm/api');
  const { onlyOne } = await tsImport('../runtime/process/onlyOne.ts', import.meta.url);
  await onlyOne(lock, progress, async () => {
    if (isFresh()) return;
    const sources = fingerprint();
    progress('Building the package into dist/');
    rmSync(stamp, { force: true });
    const exitCode = await runNode([join(root, 'node_modules/gulp/bin/gulp.js'), 'build', '--silent'], {
      cwd: root,
    });
    if (exitCode !== 0) throw new Error('The package does not build; the compiler says above what is wrong.');
    writeFileSync(stamp, sources);
  });
}

function isFresh() {
  return existsSync(join(root, 'dist')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
}

function fingerprint() {
  const hash = createHash('sha256');
  const add = (path) => {
    const stats = statSync(path);
    if (stats.isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(`${path}\0${createHash('sha256').update(readFileSync(path)).digest('hex')}\n`);
  };
  for (const input of inputs) add(join(root, input));
  return hash.digest('hex');
}

/** Jest's `globalSetup` of the rings that run on the built package. */
export default ensureBuilt;

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureBuilt().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
