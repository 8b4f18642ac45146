import { setTimeout as sleep } from 'node:timers/promises';
import { type EmulatedTenant, type Emulator, startEmulator } from '../../emulator';
import { type Tenant, assignmentOf, emptyTenant } from '../../emulator/tenant';
import { organizationNamed } from '../../emulator/tenant/emptyTenant';
import { exampleCredential } from '../../runtime/examples';
import type { WorkflowFile } from '../../runtime/n8n/cli';
import type { UserFolder } from '../../runtime/n8n/userFolder';
import { type QueueMode, startQueueMode } from '../../runtime/queue/queueMode';
import { daysAgo } from '../workflow/reclaimScene';
import { type ChatAndTickets, startChatAndTickets } from './chatAndTickets';
import { type InterceptingProxy, startInterceptingProxy } from './interceptingProxy';
import { N8nApi, type SavedWorkflow } from './n8nApi';
import { type SweepRow, publishSweep, sweepKey, sweepPaths, sweepTable } from './sweep';
import { throwAwayN8n } from './throwAwayN8n';

const customerCount = 20;
/** Tenants by the name of their organization, two of each: one to be changed in a harder way, one as it should be then. */
const pairs = { overlap: ['Overlap', 'Overlap Alone'], killed: ['Killed', 'Killed Alone'] } as const;
const people = 100;

let emulator: Emulator;
let folder: UserFolder;
let standIn: ChatAndTickets;
let proxy: InterceptingProxy;
let queue: QueueMode;
let api: N8nApi;

beforeAll(async () => {
  const customers = Array.from({ length: customerCount - 1 }, (_, place) => ({
    name: `Customer ${place + 1}`,
  }));
  [emulator, standIn, folder] = await Promise.all([
    startEmulator({
      // A whole tenant is small here; two writes at the same time are what matters.
      ...{ users: 75, writeDuration: 25 },
      tenants: [
        ...customers.map((customer, place) => ({ ...customer, consent: place > 0 })),
        ...[...pairs.overlap, ...pairs.killed].map((name) => ({ name, tenant: tenantOfHolders(name) })),
      ],
    }),
    startChatAndTickets(),
    throwAwayN8n(),
  ]);
  proxy = await startInterceptingProxy(['slack.com'], standIn.url, folder.path);
  queue = await startQueueMode(
    folder,
    {
      workers: 2,
      // One run at a time: two runs are then on two workers.
      concurrency: 1,
      credentials: [
        exampleCredential(emulator.credential),
        { id: 'slack', name: 'Slack', type: 'slackApi', data: { accessToken: 'xoxb-stand-in' } },
        sweepKey,
      ],
      env: {
        ...{ HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: proxy.certificateFile, NO_PROXY: '127.0.0.1' },
        // n8n's own 60, 10 and 30 seconds are the time until it notices that a worker is gone.
        ...{ QUEUE_WORKER_LOCK_DURATION: '10000', QUEUE_WORKER_LOCK_RENEW_TIME: '1000' },
        QUEUE_WORKER_STALLED_INTERVAL: '3000',
      },
    },
    () => undefined,
  );
  api = await N8nApi.signIn(queue.main);
});

afterAll(async () => {
  // What was started ends, also where beforeAll failed half-way.
  await (queue as QueueMode | undefined)?.stop();
  await (proxy as InterceptingProxy | undefined)?.stop();
  await Promise.all([
    (emulator as Emulator | undefined)?.stop(),
    (standIn as ChatAndTickets | undefined)?.stop(),
  ]);
  (folder as UserFolder | undefined)?.remove();
});

/** Everybody holds E3 and every third person Visio, all of them directly. */
function tenantOfHolders(name: string): Tenant {
  const tenant = emptyTenant({
    organization: organizationNamed(name),
    seats: { SPE_E3: people, VISIOCLIENT: people },
  });
  const domain = tenant.organization.verifiedDomains.find(({ isDefault }) => isDefault)?.name ?? '';
  for (let place = 0; place < people; place++) {
    const products = place % 3 === 0 ? ['SPE_E3', 'VISIOCLIENT'] : ['SPE_E3'];
    tenant.addUser({
      ...{ userPrincipalName: `user${place}@${domain}`, displayName: `user${place}`, usageLocation: 'DE' },
      licenseAssignments: products.map((product) => assignmentOf(product, daysAgo(400))),
    });
  }
  return tenant;
}

function tenantNamed(name: string): EmulatedTenant {
  const found = emulator.tenants.find(({ tenant }) => tenant.organization.displayName === name);
  if (!found) throw new Error(`There is no tenant "${name}".`);
  return found;
}

/** What everybody holds, by the place of the user: comparable between tenants that were built alike. */
const holdingsOf = (name: string) =>
  tenantNamed(name)
    .tenant.users(0, people)
    .users.map(({ displayName, licenseAssignments }) => [
      displayName,
      licenseAssignments.map(({ skuId }) => skuId).sort(),
    ]);

interface Report {
  id: string;
  outcome: string;
  message: string;
  removed: Array<{ skuId: string }>;
  restore: { id: string } | null;
}

async function published(workflow: WorkflowFile): Promise<SavedWorkflow> {
  const saved = await api.save(workflow);
  await api.publish(saved);
  return saved;
}

/** n8n registers webhooks some time after it has published the workflow. */
async function call(
  path: string,
  body: object = {},
  headers: Record<string, string> = {},
): Promise<Response> {
  const request = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`${queue.main.url}/webhook/${path}`, request);
    if (answer.status !== 404) return answer;
    if (tries > 100) throw new Error(`The webhook ${path} was not registered within ten seconds.`);
    await sleep(100);
  }
}

async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries > 900) throw new Error(`This did not happen within 90 s: ${what}.`);
    await sleep(100);
  }
}

const webhook = (path: string, parameters: object = {}) => ({
  ...{
    id: path,
    name: path,
    type: 'n8n-nodes-base.webhook',
    typeVersion: 2,
    position: [0, 800],
    webhookId: path,
  },
  parameters: { httpMethod: 'POST', path, options: {}, ...parameters },
});

const ours = (parameters: object) => ({
  ...{ id: 'ours', name: 'Licenses', type: 'n8n-nodes-microsoft365-licenses.microsoft365Licenses' },
  ...{ typeVersion: 1, position: [400, 0], parameters },
  credentials: { microsoft365ClientCredentialsApi: { id: 'microsoft365', name: 'Microsoft 365' } },
});

function inARow(nodes: Array<{ name: string }>): WorkflowFile {
  const pairsOfNodes = nodes.slice(1).map(({ name }, place) => [nodes[place]?.name ?? '', name] as const);
  return {
    ...{ id: nodes[0]?.name ?? '', name: nodes[0]?.name ?? '', nodes },
    connections: Object.fromEntries(
      pairsOfNodes.map(([from, node]) => [from, { main: [[{ node, type: 'main', index: 0 }]] }]),
    ),
  };
}

/** The runs of a workflow that each worker has begun. */
async function runsByWorker(workflow: SavedWorkflow): Promise<string[][]> {
  const ids = (await api.runs(workflow)).map(({ id }) => id);
  return queue.workers.map((worker) => worker.begunRuns().filter((id) => ids.includes(id)));
}

describe('examples/nightly-sweep.json, with nightly-sweep-customer.json', () => {
  let customer: SavedWorkflow;
  const rows = () => api.tableRows<SweepRow>(sweepTable);
  const settled = async () => {
    await until(async () => {
      const states = (await rows()).map(({ state }) => state);
      return states.length === customerCount && !states.includes('sent');
    }, 'a result for each customer');
    return rows();
  };

  beforeAll(async () => {
    const customers = emulator.tenants.slice(0, customerCount).map(({ tenant, credential }) => ({
      ...{ name: tenant.organization.displayName, tenantId: credential.tenantId },
    }));
    customer = await publishSweep(api, queue.main.url, customers);
  });

  it('refuses a call without the key', async () => {
    expect((await call('license-sweep-customer', { tenantId: 'contoso.com' })).status).toBe(403);
  });

  it('reads each customer once, in runs that both workers share', async () => {
    await call(sweepPaths.night);
    const found = await settled();
    expect(found.map(({ tenantId }) => tenantId).sort()).toEqual(
      emulator.tenants
        .slice(0, customerCount)
        .map(({ credential }) => credential.tenantId)
        .sort(),
    );
    expect(found.filter(({ state }) => state === 'failed')).toEqual([
      expect.objectContaining({ name: 'Customer 1', headline: expect.stringContaining('consent') }),
    ]);
    const headlines = found.filter(({ state }) => state === 'done').map(({ headline }) => headline);
    expect(headlines.filter((headline) => !headline.includes('seats'))).toEqual([]);
    const byWorker = await runsByWorker(customer);
    expect(new Set(byWorker.flat()).size).toBe(customerCount);
    expect(byWorker.flat()).toHaveLength(customerCount);
    // Redis gives a run to whoever asks first: how many each gets is chance.
    for (const runs of byWorker) expect(runs).not.toEqual([]);
  });

  it('tells in the morning which customer is missing, and why', async () => {
    await call(sweepPaths.morning);
    await until(() => standIn.messages.length === 1, 'a message in Slack');
    const lines = (standIn.messages[0] as { text: string }).text.split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(new RegExp(`^\\*${customerCount - 1} of ${customerCount} customers read `));
    expect(lines[1]).toMatch(/^• Customer 1: .*consent/);
  });

  it('sends again what is not done, and nothing else', async () => {
    const { apps } = tenantNamed('Customer 1');
    apps.update(emulator.credential.clientId, { consent: true });
    await call(sweepPaths.beforeMorning);
    await until(async () => (await rows()).every(({ state }) => state === 'done'), 'every customer is done');
    expect((await runsByWorker(customer)).flat()).toHaveLength(customerCount + 1);
  });
});

describe('a sub-workflow', () => {
  it('runs in the worker of its parent, waited for or not: n8n puts nothing into the queue', async () => {
    const called = {
      ...{ id: 'called', name: 'Called', type: 'n8n-nodes-base.executeWorkflowTrigger', typeVersion: 1.1 },
      ...{ position: [0, 0], parameters: { inputSource: 'passthrough' } },
    };
    const done = {
      id: 'done',
      name: 'Done',
      type: 'n8n-nodes-base.noOp',
      typeVersion: 1,
      position: [200, 0],
    };
    const child = await published(inARow([called, done]));
    const items = {
      ...{ id: 'items', name: 'Items', type: 'n8n-nodes-base.splitOut', typeVersion: 1 },
      ...{ position: [200, 0], parameters: { fieldToSplitOut: 'body.items', options: {} } },
    };
    const execute = {
      ...{ id: 'execute', name: 'Execute', type: 'n8n-nodes-base.executeWorkflow', typeVersion: 1.2 },
      ...{ position: [400, 0] },
      parameters: {
        ...{ workflowId: { __rl: true, mode: 'id', value: child.id }, mode: 'each' },
        options: { waitForSubWorkflow: false },
      },
    };
    const parent = await published(inARow([webhook('parent'), items, execute]));
    await call('parent', { items: [{ place: 1 }, { place: 2 }, { place: 3 }] });
    await until(async () => {
      const runs = await api.runs(child);
      return runs.length === 3 && runs.every(({ status }) => status === 'success');
    }, 'three runs of the sub-workflow');
    expect((await runsByWorker(child)).flat()).toEqual([]);
    expect((await runsByWorker(parent)).flat()).toHaveLength(1);
  });
});

describe('a file that a worker has made', () => {
  it('is answered by the main process', async () => {
    const report = ours({ resource: 'report', operation: 'create' });
    await published(
      inARow([
        webhook('page', {
          responseMode: 'lastNode',
          responseData: 'firstEntryBinary',
          responseBinaryPropertyName: 'report',
        }),
        report,
      ]),
    );
    const answer = await call('page');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await answer.text()).toMatch(/^<!doctype html>[^]*<\/html>\s*$/i);
  });
});

describe('licenses of one tenant, taken back by workers', () => {
  let reclaim: SavedWorkflow;
  beforeAll(async () => {
    reclaim = await published(
      inARow([
        webhook('reclaim', { responseMode: 'lastNode', responseData: 'allEntries' }),
        {
          ...{ id: 'users', name: 'Users', type: 'n8n-nodes-base.splitOut', typeVersion: 1 },
          ...{ position: [200, 0], parameters: { fieldToSplitOut: 'body.users', options: {} } },
        },
        ours({
          ...{ resource: 'reclamation', operation: 'reclaim', licenses: 'all', dryRun: false },
          user: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
          options: { tenantId: "={{ $('reclaim').first().json.body.tenantId }}" },
        }),
      ] as Array<{ name: string }>),
    );
  });

  async function reclaimed(name: string, from = 0, to = people): Promise<Report[]> {
    const { tenant, credential } = tenantNamed(name);
    const users = tenant.users(0, people).users.slice(from, to);
    const body = { tenantId: credential.tenantId, users: users.map(({ id }) => ({ id })) };
    const answer = await call('reclaim', body);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`n8n answered ${answer.status}: ${text}`);
    return JSON.parse(text) as Report[];
  }

  /** The license writes that a tenant was asked for; all of them are steps of batches. */
  const writesIn = (name: string) =>
    emulator.requests
      .all()
      .filter(({ tenantId }) => tenantId === tenantNamed(name).credential.tenantId)
      .flatMap(({ items = [] }) => items)
      .filter(({ path }) => path.endsWith('/assignLicense'));

  it('two at once leave the tenant as one does: nothing twice, nothing lost', async () => {
    const [twice, alone] = pairs.overlap;
    const before = (await runsByWorker(reclaim)).map((runs) => runs.length);
    // The middle of the list is in both.
    const reports = await Promise.all([reclaimed(twice, 0, 70), reclaimed(twice, 30)]);
    const after = await runsByWorker(reclaim);
    expect(after.map((runs, place) => runs.length - (before[place] ?? 0))).toEqual([1, 1]);
    await reclaimed(alone);
    expect(holdingsOf(twice)).toEqual(holdingsOf(alone));
    expect(holdingsOf(twice).every(([, skuIds]) => skuIds?.length === 0)).toBe(true);

    // They did get in each other's way, or the test would show nothing.
    const writes = writesIn(twice);
    expect(writes.some(({ errorCode }) => errorCode === 'Directory_ConcurrencyViolation')).toBe(true);
    expect(writes.filter(({ status }) => status === 200)).toHaveLength(people);
    // Nobody is reported as failed, and everybody has a record that gives back all that was taken.
    expect(reports.map((each) => each.length)).toEqual([70, 70]);
    for (const { outcome } of reports.flat()) expect(outcome).toMatch(/^(reclaimed|skipped)$/);
    const restorable = reports.flat().filter(({ restore }) => restore !== null);
    expect(new Set(restorable.map(({ id }) => id)).size).toBe(people);
  });

  it('a run whose worker was killed leaves the tenant, once repeated, as a clean run does', async () => {
    const [killed, alone] = pairs.killed;
    const answer = reclaimed(killed).catch((error: unknown) => String(error));
    const written = () => writesIn(killed).filter(({ status }) => status === 200).length;
    await until(() => written() > 0, 'a license is taken back');
    const [run] = await api.runs(reclaim);
    if (!run) throw new Error('n8n knows of no run.');
    const worker = queue.workers.find((each) => each.begunRuns().includes(run.id));
    if (!worker) throw new Error('No worker has begun the run.');
    await worker.kill();
    const holders = () => holdingsOf(killed).filter(([, skuIds]) => skuIds && skuIds.length > 0);
    expect(holders().length).toBeGreaterThan(0);

    // n8n notices after a while, and repeats nothing: neither by itself nor by its own Retry.
    expect(await answer).toContain('500');
    expect(await api.finishedRun(reclaim)).toMatchObject({
      ...{ id: run.id, status: 'error' },
      error: expect.stringContaining('failed to be processed too many times'),
    });
    const left = holders();
    expect(left.length).toBeLessThan(people);
    expect(await api.retry(run)).toBe('error');
    expect(holders()).toEqual(left);
    // The reports are lost with the worker. Its log has what gives each license back.
    const undo = [...worker.log().matchAll(/to undo it, restore (\{.*\]\})/g)].map(
      ([, record = '']) => JSON.parse(record) as { id: string; addLicenses: object[] },
    );
    const undone = new Map(undo.map(({ id, addLicenses }) => [id, addLicenses.length]));
    const { users } = tenantNamed(killed).tenant.users(0, people);
    const takenFrom = [...users.entries()].filter(([, user]) => user.licenseAssignments.length === 0);
    expect(takenFrom.map(([, { id }]) => undone.get(id))).toEqual(
      takenFrom.map(([place]) => (place % 3 === 0 ? 2 : 1)),
    );

    const reports = await reclaimed(killed);
    for (const { outcome } of reports) expect(outcome).toMatch(/^(reclaimed|skipped)$/);
    await reclaimed(alone);
    expect(holdingsOf(killed)).toEqual(holdingsOf(alone));
    expect(holders()).toEqual([]);
    // Nobody was written twice: what the killed run had taken is left alone.
    expect(written()).toBe(people);
  });
});
