import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { onlyOne } from '../process/onlyOne';
import type { Report } from '../process/progress';

/**
 * A folder of this name in the user's cache, filled by `install` once per machine; resolves to its path. The cache is
 * outside the clone, so that a fresh clone does not pay again. Processes that ask at the same time wait for the first.
 */
export async function installedOnce(
  name: string,
  report: Report,
  install: (directory: string) => Promise<void>,
): Promise<string> {
  const cache = join(
    process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
    'n8n-nodes-microsoft365-licenses',
  );
  const directory = join(cache, name);
  // Written last: without it the folder is an installation that was cut short.
  const complete = join(directory, 'complete');
  if (!existsSync(complete)) {
    mkdirSync(cache, { recursive: true });
    await onlyOne(`${directory}.installing`, report, async () => {
      if (existsSync(complete)) return;
      mkdirSync(directory, { recursive: true });
      await install(directory);
      writeFileSync(complete, new Date().toISOString());
    });
  }
  return directory;
}
