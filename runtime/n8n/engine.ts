import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runLogged } from '../process/loggedCommand';
import type { Report } from '../process/progress';
import { installedOnce } from './cache';

/** Versions of n8n's execution engine that belong together. */
export interface EngineVersions {
  core: string;
  workflow: string;
}

/**
 * Finds n8n's execution engine of these versions in the user's cache, or installs it there, without n8n's server: about
 * 340 MB and half a minute. Resolves to the folder whose `node_modules` has it. Install scripts are off.
 * @throws Error where npm cannot install it, or where there would be two copies of n8n-workflow
 */
export async function prepareEngine({ core, workflow }: EngineVersions, report: Report): Promise<string> {
  return installedOnce(`n8n-core-${core}`, report, async (directory) => {
    const logFile = join(directory, 'install.log');
    writeFileSync(logFile, '');
    writeFileSync(
      join(directory, 'package.json'),
      JSON.stringify(
        { private: true, dependencies: { 'n8n-core': core, 'n8n-workflow': workflow } },
        null,
        2,
      ),
    );
    await runLogged({
      doing: `Installing n8n-core ${core} into ${directory} (about half a minute, once)`,
      command: process.platform === 'win32' ? 'npm.cmd' : 'npm',
      args: ['install', '--ignore-scripts', '--no-audit', '--no-fund'],
      cwd: directory,
      env: process.env,
      logFile,
      report,
    });
    const ours = createRequire(join(directory, 'package.json'));
    const ofCore = createRequire(ours.resolve('n8n-core'));
    if (ours.resolve('n8n-workflow') !== ofCore.resolve('n8n-workflow')) {
      throw new Error(
        `n8n-core ${core} brings another n8n-workflow than ${workflow}: with two copies, errors of one are none of the other.`,
      );
    }
  });
}
