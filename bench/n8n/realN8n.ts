import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { type WorkflowFile, importCredentials, importWorkflows } from '../../runtime/n8n/cli';
import { prepareN8n } from '../../runtime/n8n/installation';
import { type UserFolder, createUserFolder, installCommunityPackage } from '../../runtime/n8n/userFolder';
import { freePort } from '../../runtime/process/freePort';
import { endGroup, startGroup } from '../../runtime/process/group';
import type { Session } from '../benchmark';
import type { Scene } from '../scene';
import { type PrintedRun, readPrintedRun } from './printedRun';
import { graphOAuth2, ourCredential } from './workflows';

/** One `n8n execute`, in a fresh process. */
export interface RealRun extends PrintedRun {
  exitCode: number | null;
  processMs: number;
  /** Null where the process was ended from outside, or ran out of memory. */
  peakBytes: number | null;
  /** The end of what it wrote, where there is no run. */
  lastWords: string;
}

/** A real n8n with the packed package, which runs one workflow at a time. */
export interface RealN8n {
  version: string;
  execute(scene: Scene, workflow: WorkflowFile, nodeOptions?: string): Promise<RealRun>;
}

const opened = new WeakMap<Session, Promise<RealN8n>>();

/** The same one for the whole session. */
export function realN8n(session: Session, report: (line: string) => void): Promise<RealN8n> {
  const known = opened.get(session) ?? openN8n(session, report);
  opened.set(session, known);
  return known;
}

async function openN8n(session: Session, report: (line: string) => void): Promise<RealN8n> {
  const installation = await prepareN8n(report);
  report('Packing the package');
  const root = resolve(__dirname, '../..');
  const packed = execFileSync(process.execPath, [join(root, 'scripts/pack.mjs')], {
    cwd: root,
    encoding: 'utf8',
  });
  const folder = createUserFolder(installation);
  session.atTheEnd(() => folder.remove());
  await installCommunityPackage(folder, packed.trim().split('\n').at(-1) ?? '', report);
  let imported = '';
  return {
    version: installation.version,
    async execute(scene, workflow, nodeOptions = '') {
      const content = JSON.stringify([scene.credential, workflow]);
      if (content !== imported) {
        await importCredentials(folder, [ourCredential(scene.credential), graphOAuth2(scene.credential)]);
        await importWorkflows(folder, [workflow]);
      }
      imported = content;
      await scene.clear();
      return executeOnce(folder, workflow.id, nodeOptions);
    },
  };
}

async function executeOnce(folder: UserFolder, id: string, nodeOptions: string): Promise<RealRun> {
  const { node, n8n } = folder.installation;
  const [printed, peak] = [join(folder.path, 'printed.txt'), join(folder.path, 'peak.txt')];
  rmSync(peak, { force: true });
  const output = openSync(printed, 'w');
  const started = performance.now();
  const child = startGroup(node, [n8n, 'execute', `--id=${id}`, '--rawOutput'], {
    cwd: folder.path,
    env: {
      ...folder.env,
      // n8n prints the run through its logger.
      N8N_LOG_LEVEL: 'info',
      N8N_RUNNERS_BROKER_PORT: String(await freePort()),
      EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none',
      BENCH_PEAK_FILE: peak,
      NODE_OPTIONS: `--require ${JSON.stringify(join(__dirname, 'peak.cjs'))} ${nodeOptions}`.trim(),
    },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const [exitCode] = (await once(child, 'exit')) as [number | null];
  const processMs = performance.now() - started;
  await endGroup(child);
  const run = await readPrintedRun(printed);
  return {
    ...run,
    exitCode,
    processMs,
    peakBytes: peakOf(peak),
    lastWords: run.workMs === null ? readFileSync(printed).subarray(-3000).toString('utf8') : '',
  };
}

function peakOf(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
