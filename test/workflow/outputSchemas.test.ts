import Ajv from 'ajv';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeTypeDescription } from 'n8n-workflow';
import { operationOutputs } from '../support/operationOutputs';
import { closed, schemaOf, type OutputSchema } from '../support/outputSchema';
import { loadN8n } from './n8n';

/** As the build copies them, and n8n reads them. */
const folder = join(__dirname, '../../dist/nodes/Microsoft365Licenses/__schema__/v1.0.0');
const schemaFile = (name: string) => join(folder, `${name}.json`);
const readSchema = (name: string) => JSON.parse(readFileSync(schemaFile(name), 'utf8')) as OutputSchema;

async function operations(): Promise<string[]> {
  const n8n = await loadN8n();
  const { nodes } = await n8n.describe();
  await n8n.close();
  const node = (nodes as INodeTypeDescription[]).find(({ name }) => name.endsWith('microsoft365Licenses'));
  return (node?.properties ?? [])
    .filter(({ name }) => name === 'operation')
    .flatMap(({ options, displayOptions }) =>
      (options ?? []).map((option) => {
        const [resource] = displayOptions?.show?.resource ?? [];
        return `${resource as string}/${'value' in option ? option.value : ''}`;
      }),
    );
}

/** `reasons.evidence.days`, for each field of the schema. */
function fieldsOf({ properties, items }: OutputSchema, path: string[] = []): string[] {
  const own = Object.entries(properties ?? {}).flatMap(([name, one]) => [
    [...path, name].join('.'),
    ...fieldsOf(one, [...path, name]),
  ]);
  return items ? [...own, ...fieldsOf(items, path)] : own;
}

let outputs: Map<string, IDataObject[]>;
beforeAll(async () => {
  outputs = await operationOutputs();
});

// Where these fail on purpose: `node scripts/buildSchemas.mjs`, and read the difference.
describe('the output schemas', () => {
  it('are there for every operation, and so is an output to check them by', async () => {
    const names = await operations();
    expect(names.filter((name) => !existsSync(schemaFile(name)))).toEqual([]);
    expect(names.filter((name) => (outputs.get(name) ?? []).length === 0)).toEqual([]);
  });

  it('fit every item that the operations give', () => {
    const ajv = new Ajv({ nullable: true, allErrors: true });
    for (const [name, rows] of outputs) {
      const schema: unknown = closed(readSchema(name));
      const isValid = ajv.compile(schema as object);
      const problems = rows.flatMap((row) => (isValid(row) ? [] : (isValid.errors ?? [])));
      expect([name, problems]).toEqual([name, []]);
    }
  });

  it('name no field that the operations do not give', () => {
    for (const [name, rows] of outputs) {
      expect([name, fieldsOf(readSchema(name)).sort()]).toEqual([name, fieldsOf(schemaOf(rows)).sort()]);
    }
  });
});
