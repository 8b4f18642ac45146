import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstallDebianPackages, installDebianPackages } from '../process/debianPackages';
import type { Report } from '../process/progress';

/** The paths of what n8n's queue mode needs beside n8n. */
export interface QueuePrograms {
  initdb: string;
  postgres: string;
  pgIsReady: string;
  redisServer: string;
}

const debianPackages = ['postgresql', 'redis-server'];
const debiansPostgres = '/usr/lib/postgresql';

/** Finds PostgreSQL and Redis, or installs Debian's as root. Throws a sentence that says how to get them. */
export async function prepareQueuePrograms(report: Report): Promise<QueuePrograms> {
  const found = findPrograms();
  if (found) return found;
  const advice = `The tests of n8n's queue mode need PostgreSQL and Redis. Install both (Debian and Ubuntu: sudo apt-get install ${debianPackages.join(' ')}) and run the tests again.`;
  if (!canInstallDebianPackages()) throw new Error(advice);
  try {
    await installDebianPackages(debianPackages, report);
  } catch (error) {
    throw new Error(`${advice}\n${error instanceof Error ? error.message : String(error)}`);
  }
  const installed = findPrograms();
  if (!installed) throw new Error(`${advice} They were installed, but are in none of the usual places.`);
  return installed;
}

function findPrograms(): QueuePrograms | null {
  // The programs of one server have to be of one version: all from the same folder.
  const folder = postgresFolders().find((each) =>
    ['initdb', 'postgres', 'pg_isready'].every((program) => existsSync(join(each, program))),
  );
  const redisServer = searchPath()
    .map((each) => join(each, 'redis-server'))
    .find((path) => existsSync(path));
  if (folder === undefined || redisServer === undefined) return null;
  return {
    initdb: join(folder, 'initdb'),
    postgres: join(folder, 'postgres'),
    pgIsReady: join(folder, 'pg_isready'),
    redisServer,
  };
}

/** Debian has a folder for each major version, none of them on the search path: the newest first. */
function postgresFolders(): string[] {
  const versions = existsSync(debiansPostgres) ? readdirSync(debiansPostgres) : [];
  const newestFirst = versions.sort((one, other) => Number(other) - Number(one));
  return [...newestFirst.map((version) => join(debiansPostgres, version, 'bin')), ...searchPath()];
}

function searchPath(): string[] {
  return (process.env.PATH ?? '').split(delimiter);
}
