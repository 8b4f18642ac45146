import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NodeHelpers, type INode, type INodeProperties, type INodePropertyCollection } from 'n8n-workflow';
import { resourceDescription } from '../../../nodes/Microsoft365Licenses/resources';
import { eventDescription } from '../../../nodes/Microsoft365LicensesTrigger/events';
import { exampleNames, exampleWorkflow, placeholderCredentials } from '../../../runtime/examples';

const packageName = 'n8n-nodes-microsoft365-licenses';

interface Example {
  nodes: INode[];
  connections: Record<string, { main: Array<Array<{ node: string }> | null> }>;
}

const readExample = (name: string) => exampleWorkflow(name) as unknown as Example;
/** What n8n gives to every trigger that polls, and to every node that is a tool of an agent. */
const givenByN8n = [{ name: 'pollTimes' }, { name: 'descriptionType' }, { name: 'toolDescription' }];
const isOurs = ({ type }: INode) => type.startsWith(`${packageName}.`);
const changes = ['assign', 'remove', 'replace', 'reclaim'];

/** All nodes that a walk along `next` comes to. */
function reachable(from: string, next: (name: string) => string[], seen: string[] = []): string[] {
  for (const name of next(from)) {
    if (seen.includes(name)) continue;
    seen.push(name);
    reachable(name, next, seen);
  }
  return seen;
}

/** Where values stand under names that the form does not have: n8n runs on, and ignores them. */
function unknownNames(
  values: object,
  properties: ReadonlyArray<INodeProperties | { name: string }>,
): string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const known = properties.filter(({ name }) => name === key) as INodeProperties[];
    if (known.length === 0) return [key];
    const isCollection = known.some(({ type }) => type === 'collection' || type === 'fixedCollection');
    if (!isCollection || typeof value !== 'object' || value === null) return [];
    if (known.some(({ type }) => type === 'collection'))
      return unknownNames(
        value as object,
        known.flatMap(({ options }) => options as INodeProperties[]),
      );
    const groups = known.flatMap(({ options }) => options as INodePropertyCollection[]);
    return Object.entries(value as object).flatMap(([name, rows]) => {
      const fields = groups.filter((group) => group.name === name).flatMap((group) => group.values);
      return fields.length === 0
        ? [`${key}.${name}`]
        : [rows].flat().flatMap((row: object) => unknownNames(row, fields));
    });
  });
}

describe.each(exampleNames())('examples/%s.json', (name) => {
  const { nodes, connections } = readExample(name);
  const text = JSON.stringify({ nodes });
  const after = (node: string) =>
    (connections[node]?.main ?? []).flatMap((output) => (output ?? []).map((to) => to.node));
  const before = (node: string) => Object.keys(connections).filter((from) => after(from).includes(node));

  it('connects nodes that it has, each of them once', () => {
    const names = nodes.map((node) => node.name);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining(Object.keys(connections).flatMap((from) => [from, ...after(from)])),
    );
  });

  it('speaks of nodes that it has', () => {
    const named = [...text.matchAll(/\$\('([^']+)'\)/g)].map(([, node]) => node);
    expect(nodes.map((node) => node.name)).toEqual(expect.arrayContaining(named));
  });

  it('uses no file of the machine that n8n runs on', () => {
    expect(nodes.map(({ type }) => type)).not.toContain('n8n-nodes-base.readWriteFile');
    expect(text).not.toMatch(/\/home\/|\.n8n-files|[A-Z]:\\\\/);
  });

  it('locks what can be called from outside, and leaves the key to be chosen', () => {
    const entrances = nodes.filter(({ type }) => /\.(webhook|formTrigger)$/.test(type));
    for (const { parameters, credentials } of entrances) {
      expect(parameters.authentication).toMatch(/^(headerAuth|basicAuth|jwtAuth)$/);
      expect(credentials).toBeUndefined();
    }
  });

  it('gives our nodes parameters that they have, none of them marked red', () => {
    for (const node of nodes.filter(isOurs)) {
      const properties = node.type.endsWith('Trigger') ? eventDescription : resourceDescription;
      const known = [...givenByN8n, ...properties];
      expect(unknownNames(node.parameters, known)).toEqual([]);
      expect(NodeHelpers.getNodeParametersIssues(properties, node, null)).toBeNull();
    }
  });

  it('has a credential for each node of another service, which the demo stands in for', () => {
    for (const { credentials = {} } of nodes) {
      for (const [type, { id, name: label }] of Object.entries(credentials)) {
        if (type === 'microsoft365ClientCredentialsApi') continue;
        expect(placeholderCredentials).toContainEqual(expect.objectContaining({ type, id, name: label }));
      }
    }
  });

  it('gives an agent no tool that changes licenses', () => {
    const tools = nodes.filter((node) => isOurs(node) && node.type.endsWith('Tool'));
    expect(
      tools.filter(({ parameters }) => [...changes, 'restore'].includes(parameters.operation as string)),
    ).toEqual([]);
  });

  it('writes the plan before it changes anything, and the results after it', () => {
    const writers = nodes.filter(
      (node) =>
        isOurs(node) &&
        changes.includes(node.parameters.operation as string) &&
        node.parameters.dryRun !== true,
    );
    const records = nodes
      .filter(
        ({ type, parameters }) => type === 'n8n-nodes-base.dataTable' && parameters.operation === 'insert',
      )
      .map((node) => node.name);
    for (const writer of writers) {
      expect(records.filter((each) => reachable(writer.name, before).includes(each))).toHaveLength(1);
      expect(records.filter((each) => reachable(writer.name, after).includes(each))).toHaveLength(1);
    }
  });

  it('is in the table of the README', () => {
    const readme = readFileSync(resolve(__dirname, '../../../README.md'), 'utf8');
    expect(readme).toContain(`/examples/${name}.json`);
  });
});
