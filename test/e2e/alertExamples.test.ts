import { type Emulator, startEmulator } from '../../emulator';
import { exampleCredential, exampleWorkflow } from '../../runtime/examples';
import type { WorkflowFile } from '../../runtime/n8n/cli';
import { type N8nServer, startServer } from '../../runtime/n8n/server';
import type { UserFolder } from '../../runtime/n8n/userFolder';
import { type ChatAndTickets, startChatAndTickets } from './chatAndTickets';
import { type InterceptingProxy, startInterceptingProxy } from './interceptingProxy';
import { type MailServer, startMailServer } from './mailServer';
import { N8nApi, type SavedWorkflow } from './n8nApi';
import { throwAwayN8n } from './throwAwayN8n';

const DAY_MS = 86_400_000;

let emulator: Emulator;
let n8n: UserFolder;
let slack: ChatAndTickets;
let mailServer: MailServer;
let proxy: InterceptingProxy;
let server: N8nServer;
let api: N8nApi;

beforeAll(async () => {
  [emulator, slack, mailServer] = await Promise.all([
    startEmulator({
      users: 300,
      tenants: [
        { name: 'Fabrikam', users: 90 },
        { name: 'Undecided', users: 20, consent: false },
      ],
    }),
    startChatAndTickets(),
    startMailServer(),
  ]);
  n8n = await throwAwayN8n({
    credentials: [
      exampleCredential(emulator.credential),
      { id: 'slack', name: 'Slack', type: 'slackApi', data: { accessToken: 'xoxb-stand-in' } },
      { id: 'smtp', name: 'Mail server', type: 'smtp', data: mailServer.credential },
    ],
  });
  proxy = await startInterceptingProxy(['slack.com'], slack.url, n8n.path);
  server = await startServer(n8n, () => undefined, {
    env: { HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: proxy.certificateFile, NO_PROXY: '127.0.0.1' },
  });
  api = await N8nApi.signIn(server);
});

afterAll(async () => {
  await server.stop();
  await proxy.stop();
  await Promise.all([emulator.stop(), slack.stop(), mailServer.stop()]);
  n8n.remove();
});

async function publish(workflow: WorkflowFile): Promise<SavedWorkflow> {
  const saved = await api.save(workflow);
  await api.publish(saved);
  return saved;
}

/** Publishes the workflow with a webhook beside its other triggers, and calls that. */
async function started(workflow: WorkflowFile, path: string, next: string): Promise<SavedWorkflow> {
  workflow.nodes.push({
    ...{ id: path, name: 'Start', type: 'n8n-nodes-base.webhook', typeVersion: 2, position: [0, 300] },
    ...{ webhookId: path, parameters: { httpMethod: 'POST', path, options: {} } },
  });
  Object.assign(workflow.connections, { Start: { main: [[{ node: next, type: 'main', index: 0 }]] } });
  const saved = await publish(workflow);
  await api.call(path);
  return saved;
}

describe('examples/seat-shortage-alert.json', () => {
  it('tells once of each license that runs out of seats, those of today at the first poll', async () => {
    const { tenant } = emulator;
    const scarce = tenant.skus().filter(({ appliesTo, skuId, prepaidUnits: { enabled, warning } }) => {
      const purchased = enabled + warning;
      return appliesTo === 'User' && purchased > 0 && purchased - tenant.consumedUnits(skuId) <= 5;
    });
    const run = await api.finishedRun(await publish(exampleWorkflow('seat-shortage-alert')));
    expect(run).toMatchObject({ status: 'success', error: null });
    expect(scarce.length).toBeGreaterThan(5);
    expect(slack.messages).toHaveLength(scarce.length);
    expect(JSON.stringify(slack.messages)).toContain('Visio Plan 2 has 0 of 14 seats free');
  });
});

describe('examples/renewal-calendar.json', () => {
  it('sends a mail with a calendar entry for each subscription whose date is near', async () => {
    const now = Date.now();
    const near = emulator.tenant.subscriptions().filter(({ nextLifecycleDateTime, status }) => {
      const days = (Date.parse(nextLifecycleDateTime ?? '') - now) / DAY_MS;
      return status !== 'Deleted' && days > -1 && days <= 60;
    });
    const run = await api.finishedRun(await publish(exampleWorkflow('renewal-calendar')));
    expect(run).toMatchObject({ status: 'success', error: null });
    expect(near.length).toBeGreaterThan(2);
    expect(mailServer.mails).toHaveLength(near.length);
    for (const { skuPartNumber, nextLifecycleDateTime } of near) {
      const date = (nextLifecycleDateTime ?? '').slice(0, 10);
      const mail = mailServer.mails.find(({ attachments }) => `${skuPartNumber}-${date}.ics` in attachments);
      expect(mail?.subject).toContain(date);
      expect(mail?.html).toContain(date);
      expect(mail?.attachments[`${skuPartNumber}-${date}.ics`]).toMatch(
        new RegExp(`BEGIN:VEVENT[^]*DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`),
      );
    }
  });
});

describe('examples/department-charge-back.json', () => {
  it('mails what the licenses of each department cost, and the report as a page and as rows', async () => {
    mailServer.mails.length = 0;
    const workflow = exampleWorkflow('department-charge-back');
    const saved = await started(workflow, 'charge-back', 'Prices');
    expect(await api.finishedRun(saved)).toMatchObject({ status: 'success', error: null });

    expect(mailServer.mails).toHaveLength(1);
    const { attachments = {}, html, subject } = mailServer.mails[0] ?? {};
    expect(subject).toMatch(/^Microsoft 365 licenses, \w+ \d{4}$/);
    expect(html).toContain('seats');
    const names = Object.keys(attachments);
    const [page, rows] = ['.html', '.csv'].map((ending) =>
      names.find((name) => name.startsWith('microsoft-365-licenses-') && name.endsWith(ending)),
    );
    expect(attachments[page ?? '']).toContain('<svg');
    expect((attachments[rows ?? ''] ?? '').split('\n').length).toBeGreaterThan(10);

    const [heading, ...lines] = (attachments['charge-back.csv'] ?? '').trim().split(/\r?\n/);
    expect(heading?.replace(/^\uFEFF/, '')).toBe('department,license,seats,monthlyCost,currency');
    const seats = lines.map((line) => Number(/,(\d+),[\d.]*,(?:EUR)?$/.exec(line)?.[1]));
    const assignments = [...emulator.tenant.scanUsers()].flatMap(({ user }) => user.licenseAssignments);
    expect(seats.reduce((sum, count) => sum + count, 0)).toBe(assignments.length);
    expect(lines.filter((line) => line.endsWith(',EUR'))).not.toEqual([]);
    const priced = lines.flatMap((line) => {
      const [, count, cost] = /,Microsoft 365 E3,(\d+),([\d.]+),EUR$/.exec(line) ?? [];
      return count === undefined ? [] : [Number(cost) / Number(count)];
    });
    expect(new Set(priced)).toEqual(new Set([36]));
    // No price: an empty cost, which is not 0.
    const unpriced = lines.filter((line) => line.includes(',Visio Plan 2,'));
    expect(unpriced.length).toBeGreaterThan(0);
    expect(unpriced.filter((line) => !/,\d+,,$/.test(line))).toEqual([]);
  });
});

describe('examples/provider-overview.json', () => {
  it('has a line for each customer, and names the one that cannot be read', async () => {
    slack.messages.length = 0;
    const workflow = exampleWorkflow('provider-overview');
    const customers = emulator.tenants.map(({ tenant, credential }) => ({
      ...{ name: tenant.organization.displayName, tenantId: credential.tenantId },
    }));
    const node = workflow.nodes.find((each) => 'name' in each && each.name === 'Customers') as {
      parameters: object;
    };
    Object.assign(node.parameters, { jsonOutput: JSON.stringify({ customers }) });
    const run = await api.finishedRun(await started(workflow, 'provider', 'Customers'));
    expect(run).toMatchObject({ status: 'success', error: null });
    expect(slack.messages).toHaveLength(1);
    const [heading, ...lines] = (slack.messages[0] as { text: string }).text.split('\n');
    expect(heading).toBe('*Licenses of 2 of 3 customers*');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(new RegExp(`^• ${customers[0]?.name}: .*seats`));
    expect(lines[1]).toMatch(/^• Fabrikam: .*seats/);
    expect(lines[2]).toMatch(/^• Undecided: not read\. .*consent/);
  });
});
