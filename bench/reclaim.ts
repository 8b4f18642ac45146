import {
  AuthenticationHandler,
  BatchRequestContent,
  BatchResponseContent,
  Client,
} from '@microsoft/microsoft-graph-client';
import { Gateway } from '../test/support/graphSdkGateway';
import { type Benchmark, type Session, timed } from './benchmark';
import { count, ratio, seconds } from './figures';
import { measure } from './measure';
import { type LicenseHolder, type ReclaimGraph, reclaimGraph } from './reclaimGraph';
import { openScene } from './scene';
import { licensesNode } from './subjects';

const LATENCY_MS = 150;
const BATCH = 20;
/** Writes that Graph takes at once, and how many it takes a second after that (3,000 per 150 s). */
const BURST = 3_000;
const WRITES_PER_SECOND = 20;
/** Ways that are compared, each on users of its own. */
const WAYS = 4;
/** The sample tenant has at least one user in so many whose direct licenses can all be removed. */
const USERS_PER_HOLDER = 4;

/** Licenses taken back from many users, beside what quota and latency alone allow, and other ways. */
export const reclaim: Benchmark = {
  name: 'reclaim',
  title: `All direct licenses of thousands of users, ${LATENCY_MS} ms to each answer, with Graph's write quota`,
  async run(report, session) {
    await compareWays(session, report, session.quick ? 60 : 500);
    await underQuota(session, report, session.quick ? 100 : 6_000);
  },
};

/** Once: it changes the tenant. */
async function underQuota(session: Session, report: (line: string) => void, wanted: number): Promise<void> {
  const scene = await openScene(wanted * USERS_PER_HOLDER, 'made', ['--throttle']);
  try {
    const graph = await reclaimGraph(scene.credential);
    const users = take(await graph.holders(), wanted);
    await scene.setLatency(LATENCY_MS);
    const trips = Math.ceil(users.length / BATCH);
    const quotaMs = (Math.max(0, users.length - BURST) / WRITES_PER_SECOND) * 1000;
    const floor = Math.max(quotaMs, trips * LATENCY_MS);
    const work = 'reclaim under the quota';
    const ours = await measure(session, reclaimNode(users), { work, scene, runs: 1, report });
    report(`  ${ratio(ours.workMs, floor)} times what quota and latency alone allow (${seconds(floor)})`);
    session.hold({
      name: `${count(users.length)} users reclaimed under Graph's write quota: time beside what quota and latency alone allow (${seconds(floor)})`,
      seen: ours.workMs / floor,
      limit: 1.1,
      good: 'atMost',
      unit: 'times',
    });
    session.hold({
      name: `${count(users.length)} users reclaimed: users whose licenses were not taken back`,
      seen: users.length - ours.rows,
      limit: 0,
      good: 'atMost',
      unit: '',
    });
    session.hold({
      name: `${count(users.length)} users reclaimed: writes that collided (Directory_ConcurrencyViolation)`,
      seen: await graph.concurrencyViolations(),
      limit: 0,
      good: 'atMost',
      unit: '',
    });
  } finally {
    await scene.stop();
  }
}

async function compareWays(
  session: Session,
  report: (line: string) => void,
  compared: number,
): Promise<void> {
  const scene = await openScene(compared * WAYS * USERS_PER_HOLDER, 'made');
  try {
    const graph = await reclaimGraph(scene.credential);
    const holders = await graph.holders();
    await scene.setLatency(LATENCY_MS);
    const work = 'reclaim, no quota';
    const mine = await measure(session, reclaimNode(take(holders, compared)), {
      work,
      scene,
      runs: 1,
      report,
    });
    const ways: Array<[string, (users: LicenseHolder[]) => Promise<number>]> = [
      ['one call after the other', (users) => oneByOne(graph, users)],
      ["the Graph SDK's batches, in sequence", (users) => bySdk(graph, users, true)],
      ["the Graph SDK's batches, in parallel", (users) => bySdk(graph, users, false)],
    ];
    for (const [way, one] of ways) {
      const users = take(holders, compared);
      const { milliseconds, result } = await timed(() => one(users));
      report(
        `  ${users.length} users, ${way} (written only, nothing read before or after): ${seconds(milliseconds)}, ${ratio(milliseconds, mine.workMs)} times ours; ${result} done`,
      );
    }
  } finally {
    await scene.stop();
  }
}

function reclaimNode(users: readonly LicenseHolder[]) {
  return licensesNode({
    parameters: {
      ...{ resource: 'reclamation', operation: 'reclaim', licenses: 'all', dryRun: false },
      options: { maxUsers: users.length },
    },
    input: users.map(({ id }) => ({ id })),
    counted: { field: 'outcome', value: 'reclaimed' },
  });
}

/** Takes them off the list; a comparison over fewer users than it says would be none. */
function take(holders: LicenseHolder[], wanted: number): LicenseHolder[] {
  if (holders.length < wanted) throw new Error(`The tenant has only ${holders.length} of ${wanted} users.`);
  return holders.splice(0, wanted);
}

async function oneByOne(graph: ReclaimGraph, users: readonly LicenseHolder[]): Promise<number> {
  let done = 0;
  for (const user of users) if ((await graph.remove(user)) === 200) done++;
  return done;
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
