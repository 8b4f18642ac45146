/**
 * The process that n8n-core and the built package live in. Jest gives every test file module registries and globals of
 * its own, in which `instanceof` against Node's built-in errors fails and n8n-core loads slowly; a process of its own
 * is also what a real n8n is.
 */
import type { HostCall, HostOperations, HostReply } from './contract';
import { testCredential } from './credentialTest';
import { loadPackage, packagesOfN8n } from './loadedPackage';
import { lookup } from './lookup';
import { poll } from './poll';
import { type StartedRun, startRun } from './run';
import { seenError } from './seenError';

const directory = process.argv[2];
if (!directory || !process.send) throw new Error('This file is started by loadN8n().');

const reply = (message: HostReply) => process.send?.(message);
const running = new Map<number, StartedRun>();

async function serve(directory: string): Promise<void> {
  const loaded = await loadPackage(directory);
  const operations: {
    [Name in keyof HostOperations]: (argument: Parameters<HostOperations[Name]>[0], id: number) => unknown;
  } = {
    run(request, id) {
      const run = startRun(loaded, request);
      running.set(id, run);
      return run.answer.finally(() => running.delete(id));
    },
    cancel(callId) {
      running.get(callId)?.cancel();
      return running.has(callId);
    },
    lookup: (request) => lookup(loaded, request),
    poll: (request) => poll(loaded, request),
    testCredential: (credential) => testCredential(loaded, credential),
    describe: () => ({
      n8n: packagesOfN8n(directory),
      nodes: JSON.parse(JSON.stringify(loaded.nodes)) as unknown,
      credentials: JSON.parse(JSON.stringify(loaded.credentials)) as unknown,
    }),
    memory: () => ({
      rssBytes: process.memoryUsage().rss,
      peakRssBytes: process.resourceUsage().maxRSS * 1024,
    }),
  };

  process.on('message', (call: HostCall) => {
    const operation = operations[call.name] as (argument: unknown, id: number) => unknown;
    Promise.resolve()
      .then(() => operation(call.argument, call.id))
      .then(
        (value) => reply({ id: call.id, value }),
        (error: unknown) => reply({ id: call.id, error: seenError(error) }),
      );
  });
  reply({ id: 0, ready: true });
}

process.on('disconnect', () => process.exit(0));
serve(directory).catch((error: unknown) => {
  reply({ id: 0, error: seenError(error) });
  process.exitCode = 1;
});
