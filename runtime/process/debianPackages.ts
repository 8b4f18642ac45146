import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runLogged } from './loggedCommand';
import type { Report } from './progress';

/** Whether {@link installDebianPackages} can do anything here: apt-get is there, and this is root. */
export function canInstallDebianPackages(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs packages of Debian, or of a system that descends from it, as root. Throws with the end of apt-get's output. */
export async function installDebianPackages(packages: readonly string[], report: Report): Promise<void> {
  const common = {
    command: 'apt-get',
    cwd: process.cwd(),
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    logFile: join(tmpdir(), `${packages[0]}-install.log`),
    report,
  };
  await runLogged({ ...common, doing: 'Updating the list of Debian packages', args: ['update'] });
  await runLogged({
    ...common,
    doing: `Installing from Debian: ${packages.join(', ')}`,
    args: ['install', '--yes', '--no-install-recommends', ...packages],
  });
}
