import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';

/** Where it was measured. */
export interface Machine {
  /** For a file name: `amd-epyc-2-cores`. */
  name: string;
  cpu: string;
  cores: number;
  memoryBytes: number;
  system: string;
  node: string;
  n8nCore: string;
  /** Of the real n8n. */
  n8n: string;
  /** Processes that wanted to run in the minute before; far above 0, and the figures are no good. */
  loadBefore: number;
}

const root = join(__dirname, '..');

export function describeMachine(): Machine {
  const cores = cpus();
  const cpu = cores[0]?.model.trim() ?? 'unknown';
  const readVersion = (file: string) =>
    JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, unknown>;
  const { n8n } = readVersion('runtime/n8n/package.json').dependencies as Record<string, string>;
  return {
    name: `${cpu} ${cores.length} cores`.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    cpu,
    cores: cores.length,
    memoryBytes: totalmem(),
    system: `${type()} ${release()}`,
    node: process.version,
    n8nCore: String(readVersion('node_modules/n8n-core/package.json').version),
    n8n: n8n ?? 'unknown',
    loadBefore: loadavg()[0] ?? 0,
  };
}

/** Of the working copy, with a note where files differ from it. */
export function describeCommit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const differs = git('status', '--porcelain', '--untracked-files=no') !== '';
  return `${git('rev-parse', '--short=12', 'HEAD')}${differs ? ', with changes' : ''}`;
}
