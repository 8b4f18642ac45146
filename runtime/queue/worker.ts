import { closeSync, cpSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { untilReady } from '../n8n/readiness';
import { type UserFolder, createUserFolder } from '../n8n/userFolder';
import { freePort } from '../process/freePort';
import { endGroup, killGroup, startGroup } from '../process/group';

/** An n8n that takes jobs from the queue. */
export interface Worker {
  /** Everything that it has printed. */
  log(): string;
  /** The ids of the runs that it has begun, in this order. */
  begunRuns(): string[];
  stop(): Promise<void>;
  /** `kill -9`. */
  kill(): Promise<void>;
}

/**
 * Starts a worker for the n8n of `main`, and waits until it takes jobs. It has a user folder of its own, as in a container:
 * n8n's crash journal is in there. The encryption key, the database and the queue come from `main`'s environment, the
 * community package is copied.
 */
export async function startWorker(main: UserFolder, concurrency: number): Promise<Worker> {
  const folder = createUserFolder(main.installation);
  cpSync(join(main.path, '.n8n', 'nodes'), join(folder.path, '.n8n', 'nodes'), { recursive: true });
  const healthPort = await freePort();
  const logFile = join(folder.path, 'worker.log');
  const log = openSync(logFile, 'a');
  const { node, n8n } = main.installation;
  const child = startGroup(node, [n8n, 'worker', `--concurrency=${concurrency}`], {
    cwd: folder.path,
    env: {
      ...main.env,
      N8N_USER_FOLDER: folder.path,
      QUEUE_HEALTH_CHECK_ACTIVE: 'true',
      QUEUE_HEALTH_CHECK_PORT: String(healthPort),
      N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
      N8N_RUNNERS_BROKER_PORT: String(await freePort()),
      // At this level a worker says which runs it begins.
      N8N_LOG_LEVEL: 'info',
    },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  const readLog = () => readFileSync(logFile, 'utf8');
  const leave = async (end: typeof endGroup) => {
    await end(child);
    folder.remove();
  };
  try {
    await untilReady(`http://127.0.0.1:${healthPort}`, ended);
  } catch (error) {
    const end = readLog().slice(-4_000);
    await leave(endGroup);
    throw new Error(`${error instanceof Error ? error.message : String(error)} The worker's log:\n${end}`);
  }
  const begun = /Worker started execution (\d+)/g;
  return {
    log: readLog,
    begunRuns: () => [...readLog().matchAll(begun)].map(([, id = '']) => id),
    stop: () => leave(endGroup),
    kill: () => killGroup(child),
  };
}
