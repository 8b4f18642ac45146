import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Emulator, startEmulator } from '../../emulator';
import { exampleCredential, exampleWorkflow } from '../../runtime/examples';
import { type Execution, executeWorkflow } from '../../runtime/n8n/cli';
import type { UserFolder } from '../../runtime/n8n/userFolder';
import { expectedUsage } from '../workflow/usageOracle';
import { type InterceptingProxy, startInterceptingProxy } from './interceptingProxy';
import { throwAwayN8n } from './throwAwayN8n';

let emulator: Emulator;
let n8n: UserFolder;
let slack: Awaited<ReturnType<typeof slackStandIn>>;
let proxy: InterceptingProxy;

beforeAll(async () => {
  [emulator, slack] = await Promise.all([startEmulator({ users: 300 }), slackStandIn()]);
  n8n = await throwAwayN8n({
    credentials: [
      exampleCredential(emulator.credential),
      { id: 'slack', name: 'Slack', type: 'slackApi', data: { accessToken: 'xoxb-stand-in' } },
    ],
    workflows: ['licence-usage-by-department', 'inactive-users-to-slack'].map(exampleWorkflow),
  });
  proxy = await startInterceptingProxy(['slack.com'], slack.url, n8n.path);
});

afterAll(async () => {
  await proxy.stop();
  await Promise.all([emulator.stop(), slack.stop()]);
  n8n.remove();
});

describe('examples/licence-usage-by-department.json', () => {
  it('counts the licences of every department by kind and use, as the tenant’s own record has them', async () => {
    const execution = await executeWorkflow(n8n, 'licence-usage-by-department');
    expect(execution.error).toBeNull();
    const { tenant } = emulator;
    const usages = expectedUsage(tenant);
    const expected = new Map<string, number>();
    for (const { user } of tenant.scanUsers()) {
      for (const { skuId, assignedByGroup } of user.licenseAssignments) {
        const usage = usages.get([user.userPrincipalName, skuId, assignedByGroup].join(' '))?.usage;
        const key = [user.department, tenant.sku(skuId)?.skuPartNumber, usage].join(' / ');
        expected.set(key, (expected.get(key) ?? 0) + 1);
      }
    }
    const names = new Map(
      execution.items('Get License Usage').map(({ json }) => [String(json.name), String(json.skuPartNumber)]),
    );
    const found = execution.items('Summarize by Department').map(({ json }) => {
      const { department, name, usage, count_userId } = json;
      return [[department, names.get(String(name)), usage].join(' / '), count_userId];
    });
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
    expect(found).toHaveLength(expected.size);
  });
});

describe('examples/inactive-users-to-slack.json', () => {
  let execution: Execution;
  beforeAll(async () => {
    execution = await executeWorkflow(n8n, 'inactive-users-to-slack', {
      HTTPS_PROXY: proxy.url,
      NODE_EXTRA_CA_CERTS: proxy.certificateFile,
    });
  });

  it('sends one message to the channel, with a line for each inactive user', () => {
    expect(execution.error).toBeNull();
    expect(slack.messages).toEqual([{ authorization: 'Bearer xoxb-stand-in', body: expect.anything() }]);
    const { channel, text: message } = slack.messages[0]?.body ?? { channel: '', text: '' };
    expect(channel).toBe('#licenses');
    const users = execution.items('Get Inactive Users').map(({ json }) => json);
    expect(users.length).toBeGreaterThan(5);
    const [heading, ...lines] = message.split(/\n(?=•)|\n(?=$)/);
    expect(heading).toContain(
      `${users.length} users inactive for 90 days* (report of ${emulator.tenant.reportRefreshDate})`,
    );
    expect(lines).toHaveLength(users.length);
    for (const [at, { userId, lastActivityDate }] of users.entries()) {
      const said = typeof lastActivityDate === 'string' ? lastActivityDate : 'no activity on record';
      expect(lines[at]).toContain(`(${String(userId)}): `);
      expect(lines[at]).toContain(said);
    }
  });

  it('names only users whom the tenant’s own record has as inactive', () => {
    const { tenant } = emulator;
    const services = [
      'exchange',
      'oneDrive',
      'outlook',
      'sharePoint',
      'skypeForBusiness',
      'teams',
      'yammer',
    ] as const;
    for (const { json } of execution.items('Get Inactive Users')) {
      const dates = services.map((service) =>
        tenant.ledger.lastActivity(String(json.id), service, tenant.reportRefreshDate),
      );
      const last = dates.filter((date) => date !== null).sort();
      expect(json.lastActivityDate).toBe(last.at(-1) ?? null);
      const daysAgo = Date.parse(tenant.reportRefreshDate) - Date.parse(last.at(-1) ?? '2000-01-01');
      expect(daysAgo).toBeGreaterThanOrEqual(90 * 86_400_000);
    }
  });
});

/** Slack's chat.postMessage, as far as the Slack node needs it. */
async function slackStandIn() {
  const messages: Array<{ authorization: string | undefined; body: { channel: string; text: string } }> = [];
  const server = createServer((incoming: IncomingMessage, response) => {
    void text(incoming).then((body) => {
      response.setHeader('Content-Type', 'application/json');
      if (incoming.url !== '/api/chat.postMessage') {
        response.end(JSON.stringify({ ok: false, error: 'unknown_method' }));
        return;
      }
      const message = JSON.parse(body) as { channel: string; text: string };
      messages.push({ authorization: incoming.headers.authorization, body: message });
      response.end(JSON.stringify({ ok: true, channel: 'C024BE91L', ts: '1763740800.000100', message }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
