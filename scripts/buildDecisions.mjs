// Makes the generated parts of docs/decisions.md anew, from the tables and rules that decide: `npm run decisions`.
import { readFile, writeFile } from 'node:fs/promises';
import { require as requireTypeScript } from 'tsx/cjs/api';

const { withGeneratedParts } = requireTypeScript('../test/support/decisionsDocument.ts', import.meta.url);
const target = new URL('../docs/decisions.md', import.meta.url);
const before = await readFile(target, 'utf8');
const after = withGeneratedParts(before);
await writeFile(target, after);
console.log(`docs/decisions.md ${after === before ? 'is up to date' : 'was changed: read the difference'}.`);
