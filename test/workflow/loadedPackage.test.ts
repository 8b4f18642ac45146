import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type N8n, loadN8n } from './n8n';

let n8n: N8n;
beforeAll(async () => {
  n8n = await loadN8n();
});
afterAll(() => n8n.close());

describe('the n8n under test', () => {
  it('is the one that was asked for, with one copy of n8n-workflow for all', async () => {
    const folder = process.env.N8N_UNDER_TEST ?? resolve(__dirname, '../..');
    const { core, workflow } = (await n8n.describe()).n8n;
    expect(relative(folder, core)).toMatch(/^node_modules\/n8n-core\//);
    expect(new Set(workflow).size).toBe(1);
    expect(relative(folder, workflow[0] ?? '')).toMatch(/^node_modules\/n8n-workflow\//);
  });
});

describe('the built package in n8n’s loader', () => {
  it('offers the node, the trigger and the credential under the names that workflows use', async () => {
    const { nodes, credentials } = await n8n.describe();
    expect(nodes).toEqual([
      expect.objectContaining({ name: 'microsoft365Licenses', displayName: 'Microsoft 365 Licenses' }),
      expect.objectContaining({
        name: 'microsoft365LicensesTrigger',
        displayName: 'Microsoft 365 Licenses Trigger',
        polling: true,
      }),
    ]);
    expect(credentials).toEqual([
      expect.objectContaining({
        name: 'microsoft365ClientCredentialsApi',
        displayName: 'Microsoft 365 Client Credentials API',
      }),
    ]);
  });
});

describe('the built files', () => {
  it('ask for no package that is not installed with them', () => {
    const root = resolve(__dirname, '../..');
    const { dependencies, peerDependencies } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    ) as Record<'dependencies' | 'peerDependencies', Record<string, string>>;
    const installed = [...Object.keys(dependencies), ...Object.keys(peerDependencies)];
    const files = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.js'),
    );
    const wanted = files.flatMap((file) =>
      [...readFileSync(join(root, 'dist', file), 'utf8').matchAll(/require\("([^".][^"]*)"\)/g)].map(
        ([, name = '']) => name,
      ),
    );
    const packages = new Set(
      wanted.filter((name) => !name.startsWith('node:')).map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0]),
    );
    expect([...packages].filter((name) => !installed.includes(name ?? ''))).toEqual([]);
    expect(packages).toContain('luxon');
  });
});
