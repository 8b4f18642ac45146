// Makes docs/reference.md anew, from the descriptions of the nodes: `npm run reference`.
import { readFile, writeFile } from 'node:fs/promises';
import { require as requireTypeScript } from 'tsx/cjs/api';

const { referenceDocument } = requireTypeScript('../test/support/referenceDocument.ts', import.meta.url);
const target = new URL('../docs/reference.md', import.meta.url);
const before = await readFile(target, 'utf8').catch(() => '');
const after = referenceDocument();
await writeFile(target, after);
console.log(`docs/reference.md ${after === before ? 'is up to date' : 'was changed: read the difference'}.`);
