// Asks the npm registry for known vulnerabilities. Those of tools are told; those of what users get end with exit code 1.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAudit } from './readAudit.mjs';
import { root } from './setup.mjs';
import { shippedPackages } from './shippedPackages.mjs';

const onWindows = process.platform === 'win32';
const { stdout } = spawnSync(onWindows ? 'npm.cmd' : 'npm', ['audit', '--json', '--fetch-retries=1'], {
  cwd: root,
  encoding: 'utf8',
  shell: onWindows,
  stdio: ['ignore', 'pipe', 'ignore'],
  timeout: 120_000,
  maxBuffer: 64 * 1024 * 1024,
});
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const { exitCode, lines } = readAudit(stdout ?? '', shippedPackages(packages));
for (const line of lines) console.log(line);
process.exitCode = exitCode;
