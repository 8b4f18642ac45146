// Writes the output schemas by which n8n's editor offers fields before the first run, from what the operations really
// give on the sample tenant: `node scripts/buildSchemas.mjs`. Read the difference.
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { register } from 'tsx/cjs/api';
import { ensureBuilt } from './build.mjs';

await ensureBuilt();
register();
const requireTypeScript = createRequire(import.meta.url);
const { operationOutputs } = requireTypeScript('../test/support/operationOutputs.ts');
const { schemaOf } = requireTypeScript('../test/support/outputSchema.ts');

const folder = new URL('../nodes/Microsoft365Licenses/__schema__/v1.0.0/', import.meta.url);
const style = await resolveConfig(folder);
for (const [name, rows] of await operationOutputs()) {
  const file = new URL(`${name}.json`, folder);
  await mkdir(dirname(file.pathname), { recursive: true });
  await writeFile(
    file,
    await format(JSON.stringify({ ...schemaOf(rows), version: 1 }), { ...style, parser: 'json' }),
  );
  console.log(`${name}: ${rows.length} items`);
}
