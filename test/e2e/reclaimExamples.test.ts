import { setTimeout as sleep } from 'node:timers/promises';
import { type Emulator, startEmulator } from '../../emulator';
import { assignmentOf } from '../../emulator/tenant';
import { exampleCredential, exampleWorkflow } from '../../runtime/examples';
import type { WorkflowFile } from '../../runtime/n8n/cli';
import { type N8nServer, startServer } from '../../runtime/n8n/server';
import type { UserFolder } from '../../runtime/n8n/userFolder';
import { daysAgo, e3, reclaimScene, visio, yammerPlan } from '../workflow/reclaimScene';
import { type ChatAndTickets, startChatAndTickets } from './chatAndTickets';
import { type InterceptingProxy, startInterceptingProxy } from './interceptingProxy';
import { type FinishedRun, N8nApi, type SavedWorkflow } from './n8nApi';
import { throwAwayN8n } from './throwAwayN8n';

const recordTable = 'Microsoft 365 license changes';
const headerSecret = { 'X-Off-Boarding': 'let-me-in' };

let emulator: Emulator;
let n8n: UserFolder;
let standIn: ChatAndTickets;
let proxy: InterceptingProxy;
let server: N8nServer;
let api: N8nApi;

beforeAll(async () => {
  [emulator, standIn] = await Promise.all([startEmulator({ tenant: reclaimScene() }), startChatAndTickets()]);
  n8n = await throwAwayN8n({
    credentials: [
      exampleCredential(emulator.credential),
      { id: 'slack', name: 'Slack', type: 'slackApi', data: { accessToken: 'xoxb-stand-in' } },
      {
        ...{ id: 'jira', name: 'Jira', type: 'jiraSoftwareCloudApi' },
        data: { email: 'admin@contoso.com', apiToken: 'stand-in', domain: 'https://contoso.atlassian.net' },
      },
      {
        ...{ id: 'header', name: 'HR system', type: 'httpHeaderAuth' },
        data: { name: 'X-Off-Boarding', value: headerSecret['X-Off-Boarding'] },
      },
      { id: 'basic', name: 'HR', type: 'httpBasicAuth', data: { user: 'hr', password: 'stand-in' } },
    ],
  });
  proxy = await startInterceptingProxy(['slack.com', 'contoso.atlassian.net'], standIn.url, n8n.path);
  server = await startServer(n8n, () => undefined, {
    env: { HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: proxy.certificateFile, NO_PROXY: '127.0.0.1' },
  });
  api = await N8nApi.signIn(server);
});

afterAll(async () => {
  await server.stop();
  await proxy.stop();
  await Promise.all([emulator.stop(), standIn.stop()]);
  n8n.remove();
});

type Change = (workflow: WorkflowFile) => void;

/** The example as it is shipped, and these changes made to it. */
function example(name: string, ...changes: Change[]): WorkflowFile {
  const workflow = exampleWorkflow(name);
  for (const change of changes) change(workflow);
  return workflow;
}

/** A webhook beside the other triggers, so that the test can start the workflow. */
function startedByWebhook(path: string, next: string): Change {
  return ({ nodes, connections }) => {
    nodes.push({
      ...{ id: path, name: 'Start', type: 'n8n-nodes-base.webhook', typeVersion: 2, position: [0, 300] },
      ...{ webhookId: path, parameters: { httpMethod: 'POST', path, options: {} } },
    });
    Object.assign(connections, { Start: { main: [[{ node: next, type: 'main', index: 0 }]] } });
  };
}

/** Sets what is given of a node, one level deep in its parameters. */
function withNode(
  name: string,
  { parameters, ...rest }: { parameters?: object; credentials?: object },
): Change {
  return ({ nodes }) => {
    const node = nodes.find((each) => 'name' in each && each.name === name) as
      { parameters: object } | undefined;
    if (!node) throw new Error(`There is no node "${name}".`);
    Object.assign(node, rest);
    Object.assign(node.parameters, parameters);
  };
}

async function published(workflow: WorkflowFile): Promise<SavedWorkflow> {
  const saved = await api.save(workflow);
  await api.publish(saved);
  return saved;
}

/** n8n registers webhooks some time after it says that it is ready. */
async function post(path: string, body: object = {}, headers: object = {}): Promise<Response> {
  const request = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`${server.url}/webhook/${path}`, request);
    if (answer.status !== 404) return answer;
    if (tries > 100) throw new Error(`The webhook ${path} was not registered within ten seconds.`);
    await sleep(100);
  }
}

const held = (name: string) =>
  (emulator.tenant.findUser(`${name}@contoso.com`)?.licenseAssignments ?? []).map(
    ({ skuId, disabledPlans }) => ({ skuId, disabledPlans }),
  );

/** The rows that the runs of a workflow have left in the Data Table, oldest first. */
async function rowsOf(workflow: string) {
  const rows = await api.tableRows(recordTable);
  return rows
    .filter((row) => row.workflow === workflow)
    .map((row) => ({ ...row, record: JSON.parse(row.record) as Record<string, unknown> }));
}

async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries > 600) throw new Error(`This did not happen within a minute: ${what}.`);
    await sleep(100);
  }
}

async function succeeded(workflow: SavedWorkflow, count = 1): Promise<FinishedRun> {
  const run = await api.finishedRun(workflow, count);
  expect(run).toMatchObject({ status: 'success', error: null });
  return run;
}

/** The link works once n8n has put the run aside, which is after the message. */
async function approve(weekly: SavedWorkflow): Promise<void> {
  await until(
    async () => (await api.runs(weekly))[0]?.status === 'waiting',
    'a run that waits for an answer',
  );
  // n8n takes no answer from link previews and other programs.
  await fetch(standIn.approvalLink(server.url), {
    headers: { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64)' },
  });
}

describe('examples/undo-last-run.json, before any run', () => {
  it('stops with an error, and restores nothing', async () => {
    const undo = await published(example('undo-last-run', startedByWebhook('undo-nothing', 'What to Undo')));
    await post('undo-nothing');
    const { status, error } = await api.finishedRun(undo);
    expect(status).toBe('error');
    expect(error).toContain(
      `There is no record of a run of “weekly-reclaim” in the Data Table “${recordTable}”`,
    );
  });
});

describe('examples/weekly-reclaim-with-approval.json', () => {
  it('as a dry run: changes nothing, and says so in the ticket and to the undo', async () => {
    const before = held('idle');
    const weekly = await published(
      example(
        'weekly-reclaim-with-approval',
        startedByWebhook('weekly-dry', 'Find Candidates'),
        withNode('Reclaim', { parameters: { dryRun: true } }),
      ),
    );
    await post('weekly-dry');
    await approve(weekly);
    await succeeded(weekly);
    expect(held('idle')).toEqual(before);
    expect(standIn.issues[0]?.fields.summary).toBe('Microsoft 365 licenses: dry run, nothing was changed');
    expect(standIn.issues[0]?.fields.description).toContain('idle@contoso.com: planned. Would remove');

    const undo = await published(example('undo-last-run', startedByWebhook('undo-dry', 'What to Undo')));
    await post('undo-dry');
    const { status, error } = await api.finishedRun(undo);
    expect(status).toBe('error');
    expect(error).toContain('took no license from anybody');
  });

  it('asks, changes nothing before the answer, records the plan, reclaims, records the results, files a ticket', async () => {
    standIn.messages.length = standIn.issues.length = 0;
    const earlier = (await rowsOf('weekly-reclaim')).length;
    const before = held('idle');
    const weekly = await published(
      example('weekly-reclaim-with-approval', startedByWebhook('weekly', 'Find Candidates')),
    );
    await post('weekly');
    await until(() => standIn.messages.length > 0, 'a message in Slack');
    const message = JSON.stringify(standIn.messages[0]);
    expect(message).toContain('idle@contoso.com');
    expect(message).toContain('No use of Microsoft 365 E3');
    expect(message).not.toContain('mailbox@contoso.com');
    expect(held('idle')).toEqual(before);

    await approve(weekly);
    const run = await succeeded(weekly);
    expect(held('idle')).toEqual([{ skuId: visio, disabledPlans: [] }]);
    expect(held('busy1')).toEqual([{ skuId: e3, disabledPlans: [] }]);
    expect(standIn.issues).toHaveLength(1);
    const { summary, description } = standIn.issues[0]?.fields ?? {};
    expect(description).toContain('idle@contoso.com: reclaimed. Removed Microsoft 365 E3 from idle');

    const [plan, ...results] = (await rowsOf('weekly-reclaim')).slice(earlier);
    expect(plan).toMatchObject({ runId: run.id, phase: 'plan', outcome: 'planned' });
    expect(Object.values(plan?.record ?? {})).toContainEqual(
      expect.objectContaining({ userId: 'idle@contoso.com', action: 'remove' }),
    );
    expect(results.length).toBeGreaterThan(2);
    for (const { runId, phase, record } of results) {
      expect({ runId, phase }).toEqual({ runId: run.id, phase: 'result' });
      expect(Date.parse(plan?.createdAt ?? '')).toBeLessThanOrEqual(Date.parse(String(record.at)));
    }
    expect(results.map(({ record }) => record)).toContainEqual(
      expect.objectContaining({
        ...{ userId: 'idle@contoso.com', outcome: 'reclaimed', signature: expect.any(String) },
        restore: expect.objectContaining({ addLicenses: [{ skuId: e3, disabledPlans: [yammerPlan] }] }),
      }),
    );
    const reclaimed = results.filter(({ outcome }) => outcome === 'reclaimed');
    expect(summary).toBe(`Microsoft 365 licenses taken back from ${reclaimed.length} users`);
  });
});

describe('examples/undo-last-run.json', () => {
  it('gives back what the weekly run took, disabled plans included', async () => {
    const undo = await published(example('undo-last-run', startedByWebhook('undo', 'What to Undo')));
    await post('undo');
    await succeeded(undo);
    expect(held('idle')).toEqual(
      expect.arrayContaining([
        { skuId: e3, disabledPlans: [yammerPlan] },
        { skuId: visio, disabledPlans: [] },
      ]),
    );
    expect(held('never')).toEqual([{ skuId: e3, disabledPlans: [] }]);
  });
});

describe('examples/offboarding.json', () => {
  it('is refused by n8n before the credentials of the form and the webhook are chosen', async () => {
    const shipped = await api.save(example('offboarding'));
    const refusal = await api.publish(shipped).then(
      () => 'published',
      (error: unknown) => String(error),
    );
    expect(refusal).toContain('Cannot publish workflow: 2 nodes have configuration issues');
    expect(refusal).toContain('Missing required credential: httpHeaderAuth');
    expect(refusal).toContain('Missing required credential: httpBasicAuth');
  });

  it('with credentials: refuses who has none, removes all direct licenses of the user, and records both steps', async () => {
    const credentials = {
      webhook: { credentials: { httpHeaderAuth: { id: 'header', name: 'HR system' } } },
      form: { credentials: { httpBasicAuth: { id: 'basic', name: 'HR' } } },
    };
    const workflow = await published(
      example(
        'offboarding',
        withNode('Off-Boarding Webhook', credentials.webhook),
        withNode('Off-Boarding Form', credentials.form),
      ),
    );
    const path = 'microsoft365-offboarding';
    const before = held('busy7');
    const leaver = { user: 'busy7@contoso.com', reason: 'Left, HR-1042' };
    expect([401, 403]).toContain((await post(path, leaver)).status);
    expect([401, 403]).toContain((await post(path, leaver, { 'X-Off-Boarding': 'guessed' })).status);
    const form = exampleWorkflow('offboarding').nodes.find(
      (node) => 'name' in node && node.name === 'Off-Boarding Form',
    ) as { webhookId: string };
    expect((await fetch(`${server.url}/form/${form.webhookId}`)).status).toBe(401);
    expect(held('busy7')).toEqual(before);

    expect((await post(path, leaver, headerSecret)).status).toBe(200);
    const first = await succeeded(workflow);
    await post(path, { user: 'nobody@contoso.com', reason: 'HR-1043' }, headerSecret);
    const second = await succeeded(workflow, 2);
    expect(held('busy7')).toEqual([]);
    const rows = await rowsOf('off-boarding');
    expect(rows.map(({ runId, phase, userId, outcome }) => [runId, phase, userId, outcome])).toEqual([
      [first.id, 'plan', 'busy7@contoso.com', 'planned'],
      [first.id, 'result', 'busy7@contoso.com', 'reclaimed'],
      [second.id, 'plan', 'nobody@contoso.com', 'failed'],
      [second.id, 'result', 'nobody@contoso.com', 'failed'],
    ]);
    expect(rows[1]?.record).toMatchObject({
      note: 'Left, HR-1042',
      restore: { addLicenses: [{ skuId: e3 }] },
    });
    expect(rows[3]?.message).toContain('was not found in this tenant');
  });
});

describe('examples/grace-period.json', () => {
  it('tells the user, waits, and takes only what is still unused, from those who were told', async () => {
    standIn.messages.length = 0;
    const [quiet] = ['quiet', 'silent', 'stranger', 'unreachable'].map((name) =>
      emulator.tenant.addUser({
        ...{ userPrincipalName: `${name}@contoso.com`, usageLocation: 'DE' },
        mail: name === 'unreachable' ? null : `${name}@contoso.com`,
        licenseAssignments: [assignmentOf('SPE_E3', daysAgo(400))],
      }),
    );
    standIn.strangers.add('stranger@contoso.com');
    emulator.tenant.publishReports(daysAgo(2));
    emulator.tenant.ledger.record(quiet?.id ?? '', 'teams', daysAgo(1));
    const grace = await published(
      example(
        'grace-period',
        startedByWebhook('grace', 'Find Candidates'),
        withNode('Wait 14 Days', { parameters: { resume: 'timeInterval', amount: 4, unit: 'seconds' } }),
      ),
    );
    await post('grace');
    await until(
      async () =>
        standIn.messages.length >= 3 || (await api.runs(grace)).some(({ status }) => status === 'error'),
      'messages to two users and to the administrators',
    );
    emulator.tenant.publishReports(daysAgo(1));
    await succeeded(grace);
    const said = JSON.stringify(standIn.messages);
    expect(said).toContain('your license of Microsoft 365 E3 has not been used for a while');
    expect(said).toContain('unreachable@contoso.com: no e-mail address');
    expect(said).toMatch(/stranger@contoso\.com: (?!no e-mail)/);
    const rows = (await rowsOf('grace-period')).filter(({ phase }) => phase === 'result');
    const outcomes = Object.fromEntries(rows.map(({ userId, outcome }) => [userId, outcome]));
    expect(outcomes).toMatchObject({ 'silent@contoso.com': 'reclaimed', 'quiet@contoso.com': 'skipped' });
    for (const name of ['stranger', 'unreachable']) {
      expect(outcomes).not.toHaveProperty([`${name}@contoso.com`]);
      expect(held(name)).toEqual([{ skuId: e3, disabledPlans: [] }]);
    }
  });
});
