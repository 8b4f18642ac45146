import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentWithNode, runLogged } from '../process/loggedCommand';
import type { Report } from '../process/progress';
import type { N8nInstallation } from './installation';

/** Everything that one n8n remembers: database, settings, community nodes. */
export interface UserFolder {
  path: string;
  installation: N8nInstallation;
  env: NodeJS.ProcessEnv;
  remove(): void;
}

/** A throw-away folder, so that nothing touches an n8n that the person may already use. */
export function createUserFolder(installation: N8nInstallation): UserFolder {
  const path = mkdtempSync(join(tmpdir(), 'n8n-user-folder-'));
  const env = environmentWithNode(installation.node, {
    NODE_ENV: 'production',
    N8N_USER_FOLDER: path,
    N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
    N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
    GENERIC_TIMEZONE: 'UTC',
    // No call to n8n's own services.
    N8N_DIAGNOSTICS_ENABLED: 'false',
    N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
    N8N_TEMPLATES_ENABLED: 'false',
    N8N_PERSONALIZATION_ENABLED: 'false',
    N8N_HIRING_BANNER_ENABLED: 'false',
    N8N_LOG_LEVEL: 'error',
  });
  // Set in the environments of test runners and npm scripts, where it would switch n8n's behaviour.
  for (const name of ['NODE_OPTIONS', 'JEST_WORKER_ID']) Reflect.deleteProperty(env, name);
  return {
    path,
    installation,
    env,
    remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/**
 * Installs a package tarball the way n8n's own "Install community node" does: unpacked into `.n8n/nodes/node_modules`,
 * its development and peer dependencies struck out, the rest installed beside it without install scripts.
 */
export async function installCommunityPackage(
  folder: UserFolder,
  tarball: string,
  report: Report,
): Promise<void> {
  const packageName = 'n8n-nodes-microsoft365-licenses';
  const nodes = join(folder.path, '.n8n', 'nodes');
  const directory = join(nodes, 'node_modules', packageName);
  mkdirSync(directory, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', directory, '--strip-components=1']);

  const packageJson = join(directory, 'package.json');
  const description = JSON.parse(readFileSync(packageJson, 'utf8')) as Record<string, unknown>;
  for (const field of ['devDependencies', 'peerDependencies', 'optionalDependencies'])
    Reflect.deleteProperty(description, field);
  writeFileSync(packageJson, JSON.stringify(description, null, 2));
  const installed = {
    name: 'installed-nodes',
    private: true,
    dependencies: { [packageName]: description.version },
  };
  writeFileSync(join(nodes, 'package.json'), JSON.stringify(installed, null, 2));

  await runLogged({
    doing: 'Installing the package into n8n, as its “Install community node” does',
    command: process.platform === 'win32' ? 'npm.cmd' : 'npm',
    args: [
      ...['install', '--audit=false', '--fund=false', '--bin-links=false'],
      ...['--install-strategy=shallow', '--ignore-scripts=true', '--package-lock=false'],
    ],
    cwd: directory,
    env: folder.env,
    logFile: join(folder.path, 'install-package.log'),
    report,
  });
}
