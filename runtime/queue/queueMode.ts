import { type CredentialFile, importCredentials } from '../n8n/cli';
import { type N8nServer, startServer } from '../n8n/server';
import type { UserFolder } from '../n8n/userFolder';
import type { Report } from '../process/progress';
import { startPostgres } from './postgres';
import { prepareQueuePrograms } from './programs';
import { startRedis } from './redis';
import { type Worker, startWorker } from './worker';

/** n8n in queue mode: a main process that takes calls and hands runs to workers. */
export interface QueueMode {
  main: N8nServer;
  workers: readonly Worker[];
  /** Ends everything, the workers first: main waits for none of their runs. */
  stop(): Promise<void>;
}

export interface QueueModeOptions {
  workers: number;
  /** Runs that a worker does side by side. */
  concurrency: number;
  credentials?: CredentialFile[];
  /** Added for main and workers. */
  env?: NodeJS.ProcessEnv;
}

/**
 * Starts PostgreSQL, Redis, n8n's main process and its workers, each once the one before is ready. Files that runs make are
 * kept in the database, as n8n does by itself in queue mode. What was started ends where a later step fails.
 * @param folder a user folder with the package in it, in which nothing was imported yet
 */
export async function startQueueMode(
  folder: UserFolder,
  { workers: count, concurrency, credentials = [], env = {} }: QueueModeOptions,
  report: Report,
): Promise<QueueMode> {
  const started: Array<{ stop(): Promise<void> }> = [];
  const stop = async () => {
    for (let last = started.pop(); last; last = started.pop()) await last.stop();
  };
  const keep = <Service extends { stop(): Promise<void> }>(service: Service): Service => {
    started.push(service);
    return service;
  };
  try {
    const programs = await prepareQueuePrograms(report);
    const postgres = keep(await startPostgres(programs));
    const redis = keep(await startRedis(programs));
    const services = { ...postgres.env, ...redis.env, EXECUTIONS_MODE: 'queue', ...env };
    const shared = { ...folder, env: { ...folder.env, ...services } };
    await importCredentials(shared, credentials);
    const main = keep(await startServer(shared, report));
    const startOne = async () => keep(await startWorker(shared, concurrency));
    const attempts = await Promise.allSettled(Array.from({ length: count }, startOne));
    const workers = attempts.map((attempt) => {
      if (attempt.status === 'rejected') throw attempt.reason;
      return attempt.value;
    });
    return { main, workers, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
