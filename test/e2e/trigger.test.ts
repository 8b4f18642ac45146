import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Emulator, startEmulator } from '../../emulator';
import { exampleCredential } from '../../runtime/examples';
import { n8nCommand, type WorkflowFile } from '../../runtime/n8n/cli';
import { type N8nServer, startServer } from '../../runtime/n8n/server';
import type { UserFolder } from '../../runtime/n8n/userFolder';
import { reclaimScene } from '../workflow/reclaimScene';
import { Editor } from './editor';
import { throwAwayN8n } from './throwAwayN8n';

const type = 'n8n-nodes-microsoft365-licenses.microsoft365LicensesTrigger';

/** What the workflow does with an event: it tells this server. */
class Listener {
  readonly messages: string[] = [];
  private readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { message } = JSON.parse(Buffer.concat(chunks).toString()) as { message: string };
      this.messages.push(message);
      response.end('{}');
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** Resolves with the messages once there are so many, or after 90 seconds. */
  async heard(count: number): Promise<string[]> {
    for (let waited = 0; this.messages.length < count && waited < 90_000; waited += 250) await sleep(250);
    return [...this.messages];
  }

  stop(): Promise<unknown> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}

const listener = new Listener();
const atTheEnd: Array<() => unknown> = [() => listener.stop()];
let emulator: Emulator;
let folder: UserFolder;
let server: N8nServer;

/** The trigger, and a node that passes its message on. */
function workflow(url: string): WorkflowFile {
  const credential = exampleCredential(emulator.credential);
  const trigger = {
    ...{ id: 'trigger', name: 'Trigger', type, typeVersion: 1, position: [0, 0] },
    credentials: { [credential.type]: { id: credential.id, name: credential.name } },
    parameters: {
      pollTimes: { item: [{ mode: 'everyMinute' }] },
      event: 'userChanged',
      changes: ['blocked', 'licensesChanged'],
    },
  };
  const tell = {
    ...{ id: 'tell', name: 'Tell', type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2, position: [220, 0] },
    parameters: {
      ...{ method: 'POST', url, sendBody: true, specifyBody: 'json' },
      jsonBody: '={{ JSON.stringify({ message: $json.message }) }}',
    },
  };
  return {
    ...{ id: 'watch', name: 'Watch users', nodes: [trigger, tell] },
    connections: { Trigger: { main: [[{ node: 'Tell', type: 'main', index: 0 }]] } },
  };
}

const block = (name: string) => {
  const user = emulator.tenant.findUser(`${name}@contoso.com`);
  emulator.tenant.setUser(user?.id ?? '', { accountEnabled: false });
};
const rounds = () => emulator.requests.matching('GET', /\/users\/delta\?/).length;

beforeAll(async () => {
  emulator = await startEmulator({ tenant: reclaimScene() });
  atTheEnd.push(() => emulator.stop());
  const url = await listener.listen();
  folder = await throwAwayN8n({
    credentials: [exampleCredential(emulator.credential)],
    workflows: [workflow(url)],
  });
  atTheEnd.push(() => folder.remove());
  const { exitCode, stdout, stderr } = await n8nCommand(folder, ['publish:workflow', '--id=watch']);
  if (exitCode !== 0) throw new Error(stdout + stderr);
  server = await startServer(folder, () => undefined);
});

afterAll(async () => {
  await server.stop();
  for (const end of atTheEnd.reverse()) await end();
});

describe('the trigger in a published workflow of a real n8n', () => {
  it('tells of a change once, and goes on after a restart with what it knows', async () => {
    for (let waited = 0; rounds() === 0 && waited < 60_000; waited += 250) await sleep(250);
    expect(rounds()).toBe(1);

    block('busy1');
    expect(await listener.heard(1)).toEqual(['busy1 was blocked from signing in.']);

    await server.stop();
    block('busy2');
    server = await startServer(folder, () => undefined);
    expect(await listener.heard(2)).toEqual([
      'busy1 was blocked from signing in.',
      'busy2 was blocked from signing in.',
    ]);

    // The poll that tells of this one would tell the others again, if it did not know them.
    block('busy3');
    expect((await listener.heard(3)).slice(2)).toEqual(['busy3 was blocked from signing in.']);
    // The whole directory was read once, at the very first poll.
    expect(emulator.requests.matching('GET', /\/users\/delta\?\$select/)).toHaveLength(1);
  }, 300_000);
});

describe('the trigger in the editor', () => {
  let editor: Editor;

  beforeAll(async () => {
    editor = await Editor.open(server);
    atTheEnd.push(() => editor.close());
  });

  it('offers its events, and shows a sample without being published', async () => {
    await editor.newWorkflowWith('Microsoft 365 Licenses', 'On license with few free seats');
    await editor.picture('trigger-license-low');
    for (const event of ['Subscription Expiring', 'User Changed', 'Candidate Found']) {
      await editor.choose('event', new RegExp(`^${event}`));
      await editor.picture(`trigger-${event.toLowerCase().replace(' ', '-')}`);
    }
    await editor.choose('event', /^License Low/);
    const output = await editor.execute();
    await editor.picture('trigger-sample');
    expect(output).toContain('licenseLow');
    expect(output).toContain('seats free');
  });
});
