import { startEmulator, type Emulator } from '../../emulator';
import { licensesNode, loadN8n, type N8n } from './n8n';
import { reclaimScene } from './reclaimScene';

let n8n: N8n;
let emulator: Emulator;
beforeAll(async () => {
  [n8n, emulator] = await Promise.all([loadN8n(), startEmulator({ tenant: reclaimScene() })]);
});
afterAll(async () => {
  await Promise.all([n8n.close(), emulator.stop()]);
});

const byModel = (kind: string) => `={{ $fromAI("value", "", "${kind}") }}`;

describe('a safeguard that the model is to fill', () => {
  it.each([
    ['Dry Run', { dryRun: byModel('boolean') }],
    ['Max Users', { options: { maxUsers: byModel('number') } }],
    ['Recheck Activity', { options: { recheckActivity: `={{ /*n8n-auto-generated*/ $fromai("x") }}` } }],
  ])('%s stops the run before anything is sent', async (label, parameters) => {
    const { error, items } = await n8n.run({
      nodes: [
        licensesNode({ resource: 'reclamation', operation: 'reclaim', licenses: 'all', ...parameters }),
      ],
      input: [{ userId: 'idle@contoso.com' }],
      credentials: { ...emulator.credential },
    });
    expect(error?.message).toBe(
      `${label} takes its value from the AI model, and only a person may set it. Nothing was done.`,
    );
    expect(items()).toEqual([]);
    expect(emulator.requests.all()).toEqual([]);
  });
});
