import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../process/freePort';
import { endGroup, startGroup } from '../process/group';
import type { Report } from '../process/progress';
import { untilReady } from './readiness';
import type { UserFolder } from './userFolder';

export interface Owner {
  email: string;
  password: string;
}

export interface N8nServer {
  url: string;
  owner: Owner;
  /** Resolves if n8n ends by itself. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** The account that every throw-away n8n is set up with. */
export const owner: Owner = { email: 'owner@example.com', password: 'Licences-2026' };

/** bcrypt of the password above, 10 rounds; n8n takes nothing else. */
const passwordHash = '$2a$10$EFq1p4mtHwNWNXoyxnqOlO6gUP/djD1qtI3OltSc1xntfTlx/LHOC';

/** Starts n8n's server on a free port of 127.0.0.1 and waits until its database is ready. */
export async function startServer(
  folder: UserFolder,
  report: Report,
  options: { port?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<N8nServer> {
  report('Starting the n8n server');
  const { node, n8n } = folder.installation;
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const logFile = join(folder.path, 'n8n.log');
  const log = openSync(logFile, 'a');
  const child = startGroup(node, [n8n, 'start'], {
    cwd: folder.path,
    env: {
      ...folder.env,
      N8N_PORT: String(port),
      N8N_LISTEN_ADDRESS: '127.0.0.1',
      N8N_EDITOR_BASE_URL: url,
      WEBHOOK_URL: url,
      N8N_SECURE_COOKIE: 'false',
      N8N_RUNNERS_BROKER_PORT: String(await freePort()),
      N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
      N8N_INSTANCE_OWNER_EMAIL: owner.email,
      N8N_INSTANCE_OWNER_FIRST_NAME: 'Olivia',
      N8N_INSTANCE_OWNER_LAST_NAME: 'Owner',
      N8N_INSTANCE_OWNER_PASSWORD_HASH: passwordHash,
      ...options.env,
    },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  const stop = () => endGroup(child);
  try {
    await untilReady(url, ended);
  } catch (error) {
    await stop();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason} Its log:\n${readFileSync(logFile, 'utf8').slice(-4_000)}`);
  }
  return { url, owner, ended, stop };
}
