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
  [emulator, model] = await Promise.all([
    startEmulator({ tenant: reclaimScene() }),
    startChatModel('find_unused_licenses', { inactiveDays: 120 }),
  ]);
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

describe('examples/ai-agent-that-looks.json', () => {
  it('answers a question through a tool, and offers the model nothing but the days to fill in', async () => {
    const api = await N8nApi.signIn(server);
    const workflow = exampleWorkflow('ai-agent-that-looks');
    const question = {
      ...{
        id: 'question',
        name: 'Question',
        type: 'n8n-nodes-base.set',
        typeVersion: 3.4,
        position: [0, 500],
      },
      parameters: {
        mode: 'raw',
        jsonOutput: '={{ { chatInput: "Who has not used a license for 120 days?" } }}',
      },
    };
    const start = {
      ...{ id: 'start', name: 'Start', type: 'n8n-nodes-base.webhook', typeVersion: 2, position: [0, 300] },
      ...{ webhookId: 'start', parameters: { httpMethod: 'POST', path: 'ask', options: {} } },
    };
    workflow.nodes.push(start, question);
    Object.assign(workflow.connections, {
      Start: { main: [[{ node: 'Question', type: 'main', index: 0 }]] },
      Question: { main: [[{ node: 'AI Agent', type: 'main', index: 0 }]] },
    });
    const saved = await api.save(workflow);
    await api.publish(saved);
    await api.call('ask');
    expect(await api.finishedRun(saved)).toMatchObject({ status: 'success', error: null });

    const [first, second] = model.requests;
    const offered = (first?.tools ?? []).map(({ function: { name, parameters } }) => [
      name,
      Object.keys(parameters.properties ?? {}),
    ]);
    expect(Object.fromEntries(offered)).toMatchObject({ find_unused_licenses: ['inactiveDays'] });
    expect(offered.map(([name]) => name).sort()).toEqual([
      'count_seats',
      'find_unused_licenses',
      'list_license_use',
    ]);
    const answer = JSON.stringify(second?.messages.at(-1));
    expect(answer).toContain('idle@contoso.com');
    expect(answer).not.toContain('busy1@contoso.com');
  });
});
