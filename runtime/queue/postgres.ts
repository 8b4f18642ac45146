import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../process/freePort';
import { endGroup, startGroup } from '../process/group';
import type { QueuePrograms } from './programs';
import { untilAnswers } from './untilAnswers';

/** A database server of its own, on a port of 127.0.0.1. */
export interface Postgres {
  /** By these variables n8n finds its database. */
  env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

const run = promisify(execFile);
const user = 'n8n';

/** Creates a database in a temporary folder, starts its server, and waits until `pg_isready` says so. */
export async function startPostgres({ initdb, postgres, pgIsReady }: QueuePrograms): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'n8n-postgres-'));
  const password = randomBytes(24).toString('hex');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const account = unprivilegedAccount();
  if (account) for (const path of [folder, passwordFile]) chownSync(path, account.uid, account.gid);

  const data = join(folder, 'data');
  const options = { cwd: folder, ...account };
  const port = String(await freePort());
  await run(
    initdb,
    [
      ...['--pgdata', data, '--username', user, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
      ...['--encoding', 'UTF8', '--locale', 'C', '--no-sync'],
    ],
    options,
  );
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  const child = startGroup(
    postgres,
    ['-D', data, '-p', port, ...settings.flatMap((setting) => ['-c', setting])],
    { ...options, stdio: 'ignore' },
  );
  const stop = async () => {
    await endGroup(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const ask = () => run(pgIsReady, ['--host', '127.0.0.1', '--port', port, '--username', user]);
  try {
    await untilAnswers('PostgreSQL', child, () =>
      ask().then(
        () => true,
        () => false,
      ),
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    env: {
      DB_TYPE: 'postgresdb',
      DB_POSTGRESDB_HOST: '127.0.0.1',
      DB_POSTGRESDB_PORT: port,
      DB_POSTGRESDB_DATABASE: 'postgres',
      DB_POSTGRESDB_USER: user,
      DB_POSTGRESDB_PASSWORD: password,
    },
    stop,
  };
}

/** PostgreSQL refuses to run as root; its package brings an account. Undefined where this is not root. */
function unprivilegedAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}
