import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentWithNode, runLogged } from '../process/loggedCommand';
import type { Report } from '../process/progress';
import { installedOnce } from './cache';

/** A complete n8n of the pinned version, with a Node.js that it runs on. */
export interface N8nInstallation {
  version: string;
  /** The Node.js binary. */
  node: string;
  /** n8n's own start file, to be run with `node`. */
  n8n: string;
}

const recipe = __dirname;
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/**
 * Finds n8n in the user's cache, or installs it there: about 2.8 GB and five minutes, once per machine and version.
 *
 * Install scripts are off (several of n8n's dependencies download sources in theirs); only sqlite3, which n8n cannot
 * do without, is then built or fetched.
 */
export async function prepareN8n(report: Report): Promise<N8nInstallation> {
  const lockfile = readFileSync(join(recipe, 'package-lock.json'));
  const { dependencies } = JSON.parse(readFileSync(join(recipe, 'package.json'), 'utf8')) as {
    dependencies: { n8n: string };
  };
  const version = dependencies.n8n;
  const lockHash = createHash('sha256').update(lockfile).digest('hex').slice(0, 12);
  const directory = await installedOnce(`n8n-${version}-${lockHash}`, report, (directory) =>
    install(directory, version, report),
  );
  return { version, node: nodeOf(directory), n8n: join(directory, 'node_modules', 'n8n', 'bin', 'n8n') };
}

async function install(directory: string, version: string, report: Report): Promise<void> {
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(join(recipe, file), join(directory, file));
  const logFile = join(directory, 'install.log');
  writeFileSync(logFile, '');
  await runLogged({
    doing: `Installing n8n ${version} into ${directory} (about five minutes, once)`,
    command: npm,
    args: ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
    cwd: directory,
    env: process.env,
    logFile,
    report,
  });
  const node = nodeOf(directory);
  await runLogged({
    doing: 'Preparing sqlite3, n8n’s database (a download, or one to two minutes of compiling)',
    command: npm,
    args: ['rebuild', 'sqlite3', '--foreground-scripts'],
    cwd: directory,
    // The headers of the Node that will run it: npm's configuration may point at another one.
    env: environmentWithNode(node, {
      npm_config_nodedir: headersOf(node),
      npm_config_ignore_scripts: 'false',
    }),
    logFile,
    report,
  });
}

/** The Node.js that came with the installation, or this one where it is new enough for n8n. */
function nodeOf(directory: string): string {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  for (const prefix of ['node', 'node-bin']) {
    const node = join(directory, 'node_modules', `${prefix}-${platform}-${process.arch}`, 'bin', file);
    if (existsSync(node)) return node;
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `n8n needs Node.js 24, and npm has none for ${process.platform} on ${process.arch}. Install Node.js 24 (https://nodejs.org) and run the command with it.`,
  );
}

function headersOf(node: string): string | undefined {
  const root = join(node, '..', '..');
  return existsSync(join(root, 'include', 'node', 'node.h')) ? root : undefined;
}
