// Makes licensing/products/products.json, the built-in table of product names, from Microsoft's CSV:
//   npm run products                      from Microsoft's address
//   npm run products -- <URL or file>     from another copy
import { readFile, writeFile } from 'node:fs/promises';
import { require as requireTypeScript } from 'tsx/cjs/api';

const { microsoftTableUrl, parseMicrosoftTable } = requireTypeScript(
  '../licensing/products/microsoftTable.ts',
  import.meta.url,
);

const target = new URL('../licensing/products/products.json', import.meta.url);
const from = process.argv[2] ?? microsoftTableUrl;

async function readTable() {
  if (!/^https?:/i.test(from)) return await readFile(from, 'utf8');
  const answer = await fetch(from);
  if (!answer.ok) throw new Error(`${from} answered ${answer.status} ${answer.statusText}.`);
  return await answer.text();
}

/** One entry a line, ordered by id, so that a rebuild shows what Microsoft changed. */
function lines(entries) {
  return entries
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map((entry) => `    ${JSON.stringify(entry)}`)
    .join(',\n');
}

const { products, plans } = parseMicrosoftTable(await readTable());
const productLines = lines([...products].map(([id, { partNumber, name }]) => [id, partNumber, name]));
await writeFile(
  target,
  `{
  "source": "Microsoft, Product names and service plan identifiers for licensing (documentation under CC BY 4.0): ${microsoftTableUrl}",
  "products": [
${productLines}
  ],
  "plans": [
${lines([...plans])}
  ]
}
`,
);
console.log(
  `${products.size} products and ${plans.size} service plans written to licensing/products/products.json.`,
);
