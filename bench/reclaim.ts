import {
  AuthenticationHandler,
  BatchRequestContent,
  BatchResponseContent,
  Client,
  type Context,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import type { SecretCredential } from '../emulator';
import { type N8n, licensesNode, loadN8n } from '../test/workflow/n8n';
import { type Benchmark, ratio, seconds, timed } from './benchmark';
import { startEmulatorProcess } from './emulatorProcess';
import { type LicenseHolder, type ReclaimGraph, reclaimGraph } from './reclaimGraph';

const USERS = 6_000;
const COMPARED_USERS = 500;
const LATENCY_MS = 150;
const BATCH = 20;
/** Writes that Graph takes at once, and how many it takes a second after that (3,000 per 150 s). */
const BURST = 3_000;
const WRITES_PER_SECOND = 20;
/** Ways that are compared, each on users of its own. */
const WAYS = 4;
/** The sample tenant has at least one user in so many whose direct licences can all be removed. */
const USERS_PER_HOLDER = 4;

/** Licences taken back from many users through n8n's engine, beside what quota and latency alone allow, and other ways. */
export const reclaim: Benchmark = {
  name: 'reclaim',
  title: `All direct licences of ${USERS.toLocaleString('en-US')} users, ${LATENCY_MS} ms to each answer, with Graph's write quota`,
  async run(report) {
    const n8n = await loadN8n();
    try {
      await compareWays(n8n, report);
      await underQuota(n8n, report);
    } finally {
      await n8n.close();
    }
  },
};

async function underQuota(n8n: N8n, report: (line: string) => void): Promise<void> {
  const emulator = await startEmulatorProcess([
    '--users',
    String(USERS * USERS_PER_HOLDER),
    '--latency',
    String(LATENCY_MS),
    '--throttle',
  ]);
  try {
    const graph = await reclaimGraph(emulator.credential);
    const users = take(await graph.holders(), USERS);
    const trips = Math.ceil(users.length / BATCH);
    const quotaMs = (Math.max(0, users.length - BURST) / WRITES_PER_SECOND) * 1000;
    const floor = Math.max(quotaMs, trips * LATENCY_MS);
    const { milliseconds, result } = await timed(() => reclaimAll(n8n, emulator.credential, users));
    report(
      `${users.length} users under the quota: ${seconds(milliseconds)}, ${ratio(milliseconds, floor)} times what quota and latency alone allow (${seconds(floor)}); ${result} reclaimed`,
    );
    report(`concurrency violations: ${await graph.concurrencyViolations()}`);
  } finally {
    await emulator.stop();
  }
}

async function compareWays(n8n: N8n, report: (line: string) => void): Promise<void> {
  const emulator = await startEmulatorProcess([
    '--users',
    String(COMPARED_USERS * WAYS * USERS_PER_HOLDER),
    '--latency',
    String(LATENCY_MS),
  ]);
  try {
    const graph = await reclaimGraph(emulator.credential);
    const holders = await graph.holders();
    const next = () => take(holders, COMPARED_USERS);
    const ours = next();
    const mine = await timed(() => reclaimAll(n8n, emulator.credential, ours));
    report(
      `${ours.length} users, ours (read before, written, read back): ${seconds(mine.milliseconds)}; ${mine.result} reclaimed`,
    );
    const ways: Array<[string, (users: LicenseHolder[]) => Promise<number>]> = [
      ['one call after the other', (users) => oneByOne(graph, users)],
      ["the Graph SDK's batches, in sequence", (users) => bySdk(graph, users, true)],
      ["the Graph SDK's batches, in parallel", (users) => bySdk(graph, users, false)],
    ];
    for (const [way, work] of ways) {
      const users = next();
      const { milliseconds, result } = await timed(() => work(users));
      report(
        `${users.length} users, ${way} (written only): ${seconds(milliseconds)}, ${ratio(milliseconds, mine.milliseconds)} times ours; ${result} done`,
      );
    }
  } finally {
    await emulator.stop();
  }
}

/** Takes them off the list; a comparison over fewer users than it says would be none. */
function take(holders: LicenseHolder[], count: number): LicenseHolder[] {
  if (holders.length < count) throw new Error(`The tenant has only ${holders.length} of ${count} users.`);
  return holders.splice(0, count);
}

async function reclaimAll(
  n8n: N8n,
  credential: SecretCredential,
  users: readonly LicenseHolder[],
): Promise<number> {
  const run = await n8n.run({
    nodes: [
      licensesNode({
        ...{ resource: 'reclamation', operation: 'reclaim', licenses: 'all', dryRun: false },
        options: { maxUsers: users.length },
      }),
    ],
    input: users.map(({ id }) => ({ id })),
    credentials: { ...credential },
  });
  if (run.error) throw new Error(run.error.everything);
  return run.json().filter(({ outcome }) => outcome === 'reclaimed').length;
}

async function oneByOne(graph: ReclaimGraph, users: readonly LicenseHolder[]): Promise<number> {
  let done = 0;
  for (const user of users) if ((await graph.remove(user)) === 200) done++;
  return done;
}

/** Last in the SDK's chain: sends what is meant for graph.microsoft.com to the emulator, as a gateway would. */
class Gateway implements Middleware {
  constructor(private readonly origin: string) {}

  async execute(context: Context): Promise<void> {
    const url = String(context.request).replace('https://graph.microsoft.com', this.origin);
    context.response = await fetch(url, context.options);
  }
}

/** As the SDK does it: what a step answers is left to the caller, and nothing is sent again. */
async function bySdk(
  graph: ReclaimGraph,
  users: readonly LicenseHolder[],
  inSequence: boolean,
): Promise<number> {
  const middleware = new AuthenticationHandler({ getAccessToken: () => Promise.resolve(graph.token) });
  middleware.setNext(new Gateway(graph.origin));
  const client = Client.initWithMiddleware({ middleware });
  let done = 0;
  for (let start = 0; start < users.length; start += BATCH) {
    const steps = users.slice(start, start + BATCH).map(({ id, skuIds }, index) => ({
      id: String(index + 1),
      request: new Request(`https://graph.microsoft.com/users/${id}/assignLicense`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ addLicenses: [], removeLicenses: skuIds }),
      }),
      ...(inSequence && index > 0 ? { dependsOn: [String(index)] } : {}),
    }));
    const content = await new BatchRequestContent(steps).getContent();
    const answer = new BatchResponseContent((await client.api('/$batch').post(content)) as never);
    for (const [, response] of answer.getResponses()) if (response.ok) done++;
  }
  return done;
}
