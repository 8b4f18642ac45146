import type { INodeParameters } from 'n8n-workflow';
import { type Emulator, startEmulator } from '../../emulator';
import { exampleCredential, exampleWorkflow } from '../../runtime/examples';
import { type N8nServer, startServer } from '../../runtime/n8n/server';
import type { UserFolder } from '../../runtime/n8n/userFolder';
import { reclaimScene } from '../workflow/reclaimScene';
import { type ChatModel, startChatModel } from './chatModel';
import { N8nApi } from './n8nApi';
import { throwAwayN8n } from './throwAwayN8n';

let emulator: Emulator;
let model: ChatModel;
let n8n: UserFolder;
let server: N8nServer;

beforeAll(async () => {
  [emulator, model] = await Promise.all([startEmulator({ tenant: reclaimScene() }), startChatModel()]);
  n8n = await throwAwayN8n({
    credentials: [
      exampleCredential(emulator.credential),
      { id: 'openai', name: 'OpenAI', type: 'openAiApi', data: { apiKey: 'stand-in', url: model.url } },
    ],
  });
  server = await startServer(n8n, () => undefined);
});

afterAll(async () => {
  await server.stop();
  await Promise.all([emulator.stop(), model.stop()]);
  n8n.remove();
});

/** Asks the agent of the example, which may have more tools here, and returns its answer. */
async function ask(question: string, moreTools: Readonly<Record<string, INodeParameters>> = {}) {
  const api = await N8nApi.signIn(server);
  const workflow = exampleWorkflow('ai-agent-that-looks');
  const path = `ask-${Object.keys(moreTools).length}`;
  // Each address may be registered once.
  for (const node of workflow.nodes) if ('webhookId' in node) node.webhookId = `chat-${path}`;
  const start = {
    ...{ id: 'start', name: 'Start', type: 'n8n-nodes-base.webhook', typeVersion: 2, position: [0, 300] },
    webhookId: path,
    parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} },
  };
  const questionNode = {
    ...{ id: 'question', name: 'Question', type: 'n8n-nodes-base.set', typeVersion: 3.4, position: [0, 500] },
    parameters: { mode: 'raw', jsonOutput: `={{ { chatInput: ${JSON.stringify(question)} } }}` },
  };
  const reading = workflow.nodes.find((node) => 'name' in node && node.name === 'count_seats');
  const writing = Object.entries(moreTools).map(([name, parameters]) => ({
    ...{ ...reading, id: name, name, position: [860, 260] },
    parameters: { descriptionType: 'manual', toolDescription: 'Takes back licenses.', ...parameters },
  }));
  workflow.nodes.push(start, questionNode, ...(writing as typeof workflow.nodes));
  Object.assign(workflow.connections, {
    Start: { main: [[{ node: 'Question', type: 'main', index: 0 }]] },
    Question: { main: [[{ node: 'AI Agent', type: 'main', index: 0 }]] },
    ...Object.fromEntries(
      writing.map(({ name }) => [name, { ai_tool: [[{ node: 'AI Agent', type: 'ai_tool', index: 0 }]] }]),
    ),
  });
  const saved = await api.save(workflow);
  await api.publish(saved);
  const answer = await api.call(path);
  expect(await api.finishedRun(saved)).toMatchObject({ status: 'success', error: null });
  return answer;
}

/** By name, what the model is offered to fill in. */
function offeredTools(): Record<string, string[]> {
  return Object.fromEntries(
    (model.requests[0]?.tools ?? []).map(({ function: { name, parameters } }) => [
      name,
      Object.keys(parameters.properties ?? {}).sort(),
    ]),
  );
}

describe('examples/ai-agent-that-looks.json', () => {
  it('answers a question through a tool, and offers the model nothing but the days to fill in', async () => {
    model.willCall([{ tool: 'find_unused_licenses', input: { inactiveDays: 120 } }]);
    const answer = await ask('Who has not used a license for 120 days?');
    expect(offeredTools()).toEqual({
      count_seats: expect.any(Array),
      find_unused_licenses: ['inactiveDays'],
      list_license_use: expect.any(Array),
    });
    expect(answer).toContain('idle@contoso.com');
    expect(answer).not.toContain('busy1@contoso.com');
  });
});

describe('an agent with a tool that writes', () => {
  const fromModel = (name: string) => `={{ $fromAI('${name}', '', 'string') }}`;
  const reclaim = {
    ...{ resource: 'reclamation', operation: 'reclaim' },
    user: { __rl: true, mode: 'id', value: fromModel('user') },
    licenses: fromModel('licenses'),
    skus: fromModel('skus'),
  };
  const otherTenant = '11111111-2222-4333-8444-555555555555';
  /** What a model makes up that would do harm where it could. */
  const everything = {
    ...{
      licenses: 'all',
      skus: '',
      dryRun: false,
      Dry_Run: false,
      maxUsers: 1_000_000,
      recheckActivity: false,
    },
    ...{ tenantId: otherTenant, resource: 'licenseAssignment', operation: 'remove' },
    options: { maxUsers: 1_000_000, recheckActivity: false, tenantId: otherTenant },
  };
  const victims = ['idle', 'busy1', 'busy2', 'administrator'].map((name) => `${name}@contoso.com`);

  it('makes a dry run of "take them all", whatever the model fills in', async () => {
    const before = JSON.stringify(emulator.tenant.users(0, 100));
    emulator.requests.clear();
    model.willCall([
      ...victims.map((user) => ({ tool: 'take_back', input: { ...everything, user } })),
      ...['asks_for_dry_run', 'reads_dry_run', 'asks_for_tenant', 'asks_for_limit'].map((tool) => ({
        ...{ tool, input: { ...everything, user: 'idle@contoso.com' } },
      })),
    ]);
    const answer = await ask('Take them all.', {
      take_back: reclaim,
      asks_for_dry_run: { ...reclaim, dryRun: "={{ $fromAI('dryRun', '', 'boolean') }}" },
      reads_dry_run: { ...reclaim, dryRun: '={{ $json.dryRun }}' },
      asks_for_tenant: { ...reclaim, options: { tenantId: fromModel('tenantId') } },
      asks_for_limit: { ...reclaim, options: { maxUsers: "={{ $fromAI('maxUsers', '', 'number') }}" } },
    });

    expect(offeredTools()).toMatchObject({ take_back: ['licenses', 'skus', 'user'] });
    expect(model.requests).toHaveLength(victims.length + 4 + 1);
    const told = model.requests.at(-1)?.messages.filter(({ role }) => role === 'tool') ?? [];
    expect(told.map(({ content }) => (JSON.parse(String(content)) as object[])[0])).toMatchObject([
      ...victims.map((userId) => ({
        ...{ userId, outcome: 'planned', dryRun: true, message: expect.stringMatching(/^Would remove /) },
      })),
      ...['Dry Run', 'Dry Run', 'Tenant ID', 'Max Users'].map((label) => ({
        error: `${label} takes its value from the AI model, and only a person may set it. Nothing was done.`,
      })),
    ]);
    // The stand-in's answer is what the tools said.
    for (const user of victims) expect(answer).toContain(user);
    expect(answer).toContain('Would remove');
    const sent = JSON.stringify(emulator.requests.all());
    expect(sent).toContain('/users');
    expect(sent).not.toMatch(/assignLicense|PATCH|DELETE/);
    expect(sent).not.toContain(otherTenant);
    expect(JSON.stringify(emulator.tenant.users(0, 100))).toBe(before);
  });
});
