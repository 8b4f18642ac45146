/** Fetches what the e2e tests need beyond npm's packages, with progress; nothing to do on a machine that has it. */
import { prepareBrowser } from './browser';
import { prepareN8n } from './n8n/installation';
import { printProgress } from './process/progress';
import { prepareQueuePrograms } from './queue/programs';

async function prepare(): Promise<void> {
  const { version } = await prepareN8n(printProgress);
  printProgress(`n8n ${version} is ready`);
  const { postgres, redisServer } = await prepareQueuePrograms(printProgress);
  printProgress(`For queue mode there are ${postgres} and ${redisServer}`);
  printProgress(`The browser is ${await prepareBrowser(printProgress)}`);
}

prepare().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
