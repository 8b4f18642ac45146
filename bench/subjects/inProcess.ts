import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FromSubject, Job, ToSubject } from './job';

/** What one run of a subject took. */
export interface SubjectRun {
  /** Milliseconds from the start of the process to its end. */
  processMs: number;
  /** Milliseconds of the work alone. */
  workMs: number;
  peakBytes: number;
  restBytes: number;
  rows: number;
}

export type SubjectFile = 'bareFetch' | 'pageIterator' | 'licensesNode';

/** Runs a subject once, in a fresh process of its own. Throws where it fails. */
export async function runSubject(file: SubjectFile, job: Job): Promise<SubjectRun> {
  const started = performance.now();
  const userFolder = mkdtempSync(join(tmpdir(), 'n8n-in-process-'));
  const child = fork(join(__dirname, `${file}.ts`), [], {
    execArgv: ['--import', pathToFileURL(require.resolve('tsx')).href],
    serialization: 'advanced',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NODE_OPTIONS: '',
      N8N_LOG_LEVEL: 'silent',
      N8N_USER_FOLDER: userFolder,
      N8N_ENCRYPTION_KEY: 'bench',
    },
  });
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const tell = (message: ToSubject) => child.send(message);
  const said = async <Kind extends 'ready' | 'done'>(kind: Kind) => {
    const gone = ended.then(([code, signal]): never => {
      throw new Error(`${file} ended before it was ${kind} (${signal ?? `exit code ${code}`}).`);
    });
    const [message] = (await Promise.race([once(child, 'message'), gone])) as [FromSubject];
    if (message.kind !== kind)
      throw new Error(
        `${file}: ${message.kind === 'failed' ? message.message : `${message.kind}, not ${kind}`}`,
      );
    return message as Extract<FromSubject, { kind: Kind }>;
  };
  try {
    tell({ kind: 'job', job });
    const { restBytes } = await said('ready');
    tell({ kind: 'go' });
    const { rows, workMs, peakBytes } = await said('done');
    child.disconnect();
    await ended;
    return { processMs: performance.now() - started, workMs, peakBytes, restBytes, rows };
  } finally {
    child.kill();
    rmSync(userFolder, { recursive: true, force: true });
  }
}
