import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Emulator, startEmulator } from '../../emulator';
import { assignmentOf } from '../../emulator/tenant';
import { exampleCredential, exampleWorkflow } from '../../runtime/examples';
import { executeWorkflow, importWorkflows, n8nCommand, type WorkflowFile } from '../../runtime/n8n/cli';
import { type N8nServer, startServer } from '../../runtime/n8n/server';
import type { UserFolder } from '../../runtime/n8n/userFolder';
import { daysAgo, e3, reclaimScene, visio, yammerPlan } from '../workflow/reclaimScene';
import { type ChatAndTickets, startChatAndTickets } from './chatAndTickets';
import { type InterceptingProxy, startInterceptingProxy } from './interceptingProxy';
import { throwAwayN8n } from './throwAwayN8n';

let emulator: Emulator;
let n8n: UserFolder;
let standIn: ChatAndTickets;
let proxy: InterceptingProxy;
let env: NodeJS.ProcessEnv;

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
    ],
  });
  proxy = await startInterceptingProxy(['slack.com', 'contoso.atlassian.net'], standIn.url, n8n.path);
  env = {
    ...{ HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: proxy.certificateFile, NO_PROXY: '127.0.0.1' },
    N8N_RESTRICT_FILE_ACCESS_TO: n8n.path,
  };
});

afterAll(async () => {
  await proxy.stop();
  await Promise.all([emulator.stop(), standIn.stop()]);
  n8n.remove();
});

/** The example as imported, its files in the throw-away folder and `change` made to its nodes. */
function example(name: string, change: (workflow: WorkflowFile) => void = () => undefined): WorkflowFile {
  const text = JSON.stringify(exampleWorkflow(name)).replaceAll('/home/node/.n8n-files', n8n.path);
  const workflow = JSON.parse(text) as WorkflowFile;
  change(workflow);
  return workflow;
}

/** A webhook beside the other triggers, so that the test can start the workflow on the server. */
function startedByWebhook(next: string) {
  return (workflow: WorkflowFile): void => {
    workflow.nodes.push({
      ...{ id: 'start', name: 'Start', type: 'n8n-nodes-base.webhook', typeVersion: 2, position: [0, 300] },
      ...{ webhookId: 'start', parameters: { httpMethod: 'POST', path: 'start', options: {} } },
    });
    Object.assign(workflow.connections, { Start: { main: [[{ node: next, type: 'main', index: 0 }]] } });
  };
}

const held = (name: string) =>
  (emulator.tenant.findUser(`${name}@contoso.com`)?.licenseAssignments ?? []).map(
    ({ skuId, disabledPlans }) => ({ skuId, disabledPlans }),
  );
const record = () => join(n8n.path, 'microsoft365-last-reclaim.json');
const auditFile = () => join(n8n.path, 'microsoft365-offboarding.csv');

async function until(isSo: () => boolean, what: string): Promise<void> {
  for (let tries = 0; !isSo(); tries++) {
    if (tries > 600) throw new Error(`This did not happen within a minute: ${what}.`);
    await sleep(100);
  }
}

describe('on a running n8n server', () => {
  let server: N8nServer;
  beforeAll(async () => {
    await importWorkflows(n8n, [
      example('weekly-reclaim-with-approval', startedByWebhook('Find Candidates')),
      example('offboarding'),
    ]);
    for (const id of ['weekly-reclaim-with-approval', 'offboarding'])
      await n8nCommand(n8n, ['publish:workflow', `--id=${id}`]);
    server = await startServer(n8n, () => undefined, { env });
  });
  afterAll(() => server.stop());
  /** n8n registers webhooks some time after it says that it is ready. */
  async function post(path: string, body: object = {}): Promise<void> {
    const request = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    };
    for (let tries = 0; (await fetch(`${server.url}/webhook/${path}`, request)).status === 404; tries++) {
      if (tries > 100) throw new Error(`The webhook ${path} was not registered within ten seconds.`);
      await sleep(100);
    }
  }

  it('weekly-reclaim-with-approval: asks, changes nothing before the answer, then reclaims, files a ticket and keeps the record', async () => {
    const before = held('idle');
    await post('start');
    await until(() => standIn.messages.length > 0, 'a message in Slack');
    const message = JSON.stringify(standIn.messages[0]);
    expect(message).toContain('idle@contoso.com');
    expect(message).toContain('No use of Microsoft 365 E3');
    expect(message).not.toContain('mailbox@contoso.com');
    expect(held('idle')).toEqual(before);

    // n8n takes no answer from link previews and other programs.
    await fetch(standIn.approvalLink(server.url), {
      headers: { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64)' },
    });
    await until(() => standIn.issues.length > 0 && existsSync(record()), 'an issue in Jira and the record');
    expect(held('idle')).toEqual([{ skuId: visio, disabledPlans: [] }]);
    expect(held('busy1')).toEqual([{ skuId: e3, disabledPlans: [] }]);
    expect(standIn.issues).toHaveLength(1);
    const { summary, description } = standIn.issues[0]?.fields ?? {};
    expect(summary).toMatch(/^Microsoft 365 licenses taken back from \d+ users$/);
    expect(description).toContain('idle@contoso.com: reclaimed, removed Microsoft 365 E3');
  });

  it('offboarding: removes all direct licences of the user and adds a row to the audit file', async () => {
    await post('microsoft365-offboarding', { user: 'busy7@contoso.com', reason: 'Left, HR-1042' });
    await until(() => existsSync(auditFile()), 'the audit file');
    await post('microsoft365-offboarding', { user: 'nobody@contoso.com', reason: 'HR-1043' });
    await until(() => readFileSync(auditFile(), 'utf8').trim().split('\n').length === 2, 'a second row');
    expect(held('busy7')).toEqual([]);
    const [first, second] = readFileSync(auditFile(), 'utf8').trim().split('\n');
    expect(first).toMatch(/^"[^"]+","busy7@contoso\.com","reclaimed","SPE_E3","","Left, HR-1042","",/);
    expect(second).toMatch(/,"nobody@contoso\.com","failed",.*was not found in this tenant/);
  });
});

describe('from the command line', () => {
  it('undo-last-run: gives back what the weekly run took, disabled plans included', async () => {
    await importWorkflows(n8n, [example('undo-last-run')]);
    const execution = await executeWorkflow(n8n, 'undo-last-run', env);
    expect(execution.error).toBeNull();
    expect(
      execution.items('Restore').filter(({ json }) => json.outcome === 'restored').length,
    ).toBeGreaterThan(2);
    expect(held('idle')).toEqual(
      expect.arrayContaining([
        { skuId: e3, disabledPlans: [yammerPlan] },
        { skuId: visio, disabledPlans: [] },
      ]),
    );
  });

  it('grace-period: tells the user, waits, and takes only what is still unused', async () => {
    standIn.messages.length = 0;
    const [quiet] = ['quiet', 'silent'].map((name) =>
      emulator.tenant.addUser({
        ...{ userPrincipalName: `${name}@contoso.com`, mail: `${name}@contoso.com`, usageLocation: 'DE' },
        licenseAssignments: [assignmentOf('SPE_E3', daysAgo(400))],
      }),
    );
    emulator.tenant.publishReports(daysAgo(2));
    emulator.tenant.ledger.record(quiet?.id ?? '', 'teams', daysAgo(1));
    const workflow = example('grace-period', ({ nodes }) => {
      const wait = nodes.find((node) => 'name' in node && node.name === 'Wait 14 Days');
      Object.assign(wait ?? {}, { parameters: { resume: 'timeInterval', amount: 4, unit: 'seconds' } });
    });
    await importWorkflows(n8n, [workflow]);
    const execution = executeWorkflow(n8n, 'grace-period', env);
    await until(() => standIn.messages.length >= 2, 'messages to the users');
    emulator.tenant.publishReports(daysAgo(1));
    const { error, items } = await execution;
    expect(error).toBeNull();
    expect(JSON.stringify(standIn.messages)).toContain(
      'your license of Microsoft 365 E3 has not been used for a while',
    );
    const outcomes = Object.fromEntries(items('Reclaim').map(({ json }) => [json.userId, json.outcome]));
    expect(outcomes).toMatchObject({ 'silent@contoso.com': 'reclaimed', 'quiet@contoso.com': 'skipped' });
  });
});
