import { startEmulator, type Emulator } from '../../emulator';
import { licensesNode, loadN8n, type N8n, type NodeForm } from './n8n';
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
const reclaimAll = { resource: 'reclamation', operation: 'reclaim', licenses: 'all' };
const otherTenant = '11111111-2222-4333-8444-555555555555';

/** The node as a tool of an AI agent: its input item is what the model sends. */
const tool = (parameters: object): NodeForm => {
  const node = licensesNode({ ...reclaimAll, ...parameters });
  return { ...node, type: `${node.type}Tool` };
};

function run(node: NodeForm, sent: Record<string, string | number | boolean>) {
  return n8n.run({ nodes: [node], input: [sent], credentials: { ...emulator.credential } });
}

beforeEach(() => {
  emulator.requests.clear();
});

describe('a safeguard that the model is to fill', () => {
  it.each([
    ['Dry Run', { dryRun: byModel('boolean') }],
    ['Max Users', { options: { maxUsers: byModel('number') } }],
    ['Protect', { options: { protect: byModel('string') } }],
    ['Recheck Activity', { options: { recheckActivity: `={{ /*n8n-auto-generated*/ $fromai("x") }}` } }],
    ['Tenant ID', { options: { tenantId: byModel('string') } }],
  ])('%s stops the run before anything is sent', async (label, parameters) => {
    for (const node of [licensesNode({ ...reclaimAll, ...parameters }), tool(parameters)]) {
      const { error, items } = await run(node, { userId: 'idle@contoso.com' });
      expect(error?.message).toBe(
        `${label} takes its value from the AI model, and only a person may set it. Nothing was done.`,
      );
      expect(items()).toEqual([]);
    }
    expect(emulator.requests.all()).toEqual([]);
  });
});

describe('as a tool', () => {
  it.each([
    ['Dry Run', { dryRun: '={{ $json.dryRun }}' }],
    ['Max Users', { options: { maxUsers: '={{ $input.item.json.maxUsers }}' } }],
    ['Tenant ID', { options: { tenantId: '={{ $json.tenantId }}' } }],
    [
      'Product Names > Address',
      { options: { productNameList: { microsoft: [{ url: '={{ $json.url }}' }] } } },
    ],
  ])('takes no expression in %s, because the model sends the input', async (label, parameters) => {
    const { error } = await run(tool(parameters), {
      ...{ userId: 'idle@contoso.com', dryRun: false, maxUsers: 1_000_000, tenantId: otherTenant },
    });
    expect(error?.message).toContain(`${label} takes its value from the AI model`);
    expect(emulator.requests.all()).toEqual([]);
  });

  // n8n drops a whole collection that comes by expression.
  it.each([{}, { options: '={{ $json }}' }])(
    'keeps to its form %j, whatever else the model sends',
    async (form) => {
      const { error, items } = await run(tool(form), {
        ...{ userId: 'idle@contoso.com', dryRun: false, maxUsers: 1_000_000, tenantId: otherTenant },
      });
      expect(error).toBeNull();
      expect(items().map(({ json }) => json)).toMatchObject([
        { userId: 'idle@contoso.com', outcome: 'planned', dryRun: true },
      ]);
      const sent = JSON.stringify(emulator.requests.all());
      expect(sent).not.toContain(otherTenant);
      expect(sent).not.toMatch(/assignLicense|PATCH/);
      expect(emulator.tenant.findUser('idle@contoso.com')?.licenseAssignments).toHaveLength(2);
    },
  );

  it('takes a tenant that a person has set', async () => {
    const { items } = await run(tool({ options: { tenantId: emulator.credential.tenantId } }), {
      userId: 'idle@contoso.com',
    });
    expect(items().map(({ json }) => json)).toMatchObject([
      { tenantId: emulator.credential.tenantId, outcome: 'planned' },
    ]);
  });
});

describe('as a node of a workflow', () => {
  it('takes the tenant of the item by expression, as before', async () => {
    const node = licensesNode({ ...reclaimAll, options: { tenantId: '={{ $json.tenantId }}' } });
    const { items } = await run(node, {
      ...{ userId: 'idle@contoso.com', tenantId: emulator.credential.tenantId },
    });
    expect(items().map(({ json }) => json.outcome)).toEqual(['planned']);
  });
});
