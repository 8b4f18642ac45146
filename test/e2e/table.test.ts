import { type Emulator, startEmulator } from '../../emulator';
import { exampleCredential } from '../../runtime/examples';
import { type N8nServer, startServer } from '../../runtime/n8n/server';
import { Editor } from './editor';
import { throwAwayN8n } from './throwAwayN8n';

const screens = [
  [1440, 900],
  [1280, 720],
] as const;

const listing = { returnAll: true };
const operations = {
  licenses: { resource: 'license', operation: 'getAll', ...listing },
  users: { resource: 'user', operation: 'getAll', ...listing },
  user: {
    ...{ resource: 'user', operation: 'get' },
    user: { __rl: true, mode: 'id', value: 'patti.fernandez@contoso.com' },
  },
  activity: { resource: 'activity', operation: 'getAll', ...listing },
  assignments: { resource: 'licenseAssignment', operation: 'getAll', ...listing },
  candidates: { resource: 'reclamation', operation: 'findCandidates' },
  candidatesByLicense: {
    ...{ resource: 'reclamation', operation: 'findCandidates' },
    reasons: ['inactive', 'neverActive', 'blocked', 'deleted', 'guest', 'duplicate', 'overlap', 'downgrade'],
    options: { groupBy: 'license', maxCandidatePercent: 100 },
  },
  report: { resource: 'report', operation: 'create' },
  access: { resource: 'tenant', operation: 'checkAccess' },
};
type Name = keyof typeof operations;

let emulator: Emulator;
let server: N8nServer;
let editor: Editor;
const atTheEnd: Array<() => void | Promise<void>> = [];

function workflow(name: Name, output: string) {
  const id = `${name}-${output}`;
  const node = {
    id: 'step',
    name: 'Licenses',
    type: 'n8n-nodes-microsoft365-licenses.microsoft365Licenses',
    typeVersion: 1,
    position: [200, 0],
    parameters: { ...operations[name], output },
    credentials: { microsoft365ClientCredentialsApi: { id: 'microsoft365', name: 'Microsoft 365' } },
  };
  const start = {
    ...{ id: 'start', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 },
    ...{ position: [0, 0], parameters: {} },
  };
  const connections = { Start: { main: [[{ node: 'Licenses', type: 'main', index: 0 }]] } };
  return { id, name: id, nodes: [start, node], connections };
}

const names = Object.keys(operations) as Name[];

beforeAll(async () => {
  emulator = await startEmulator({ users: 300 });
  atTheEnd.push(() => emulator.stop());
  const folder = await throwAwayN8n({
    credentials: [exampleCredential(emulator.credential)],
    workflows: [...names.map((name) => workflow(name, 'flat')), workflow('candidatesByLicense', 'columns')],
  });
  atTheEnd.push(() => folder.remove());
  server = await startServer(folder, () => undefined);
  atTheEnd.push(() => server.stop());
  editor = await Editor.open(server);
  atTheEnd.push(() => editor.close());
});

afterAll(async () => {
  for (const end of atTheEnd.reverse()) await end();
});

async function run(name: Name, output: string): Promise<void> {
  await editor.openNode(`${name}-${output}`, 'step');
  expect(await editor.execute()).toMatch(/\d+ items?/);
  await editor.showTable();
}

/** On each screen: how many lines the highest row has, and whether half of the panel is left for the output. */
async function onEachScreen(picture: string) {
  const seen = [];
  for (const [width, height] of screens) {
    await editor.resize(width, height);
    await editor.picture(`${picture}-${width}`);
    const lines = await editor.rowLines();
    seen.push({ rows: lines.length, lines: Math.max(...lines), share: await editor.shareOfOutput() });
  }
  return seen;
}

describe('the flat output in the table of the editor', () => {
  it.each(names)('has no row of %s that is higher than three lines, and room for them', async (name) => {
    await run(name, 'flat');
    for (const { rows, lines, share } of await onEachScreen(`table-${name}`)) {
      expect(rows).toBeGreaterThan(0);
      expect(lines).toBeGreaterThanOrEqual(1);
      expect(lines).toBeLessThanOrEqual(3);
      expect(share).toBeGreaterThanOrEqual(0.5);
    }
  });

  it('would be seen to be higher: all columns have ids and whole texts', async () => {
    await run('candidatesByLicense', 'columns');
    for (const { lines } of await onEachScreen('table-columns')) expect(lines).toBeGreaterThan(5);
  });
});
