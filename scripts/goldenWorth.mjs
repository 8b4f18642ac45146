// Writes test/support/productData/licenseWorth.golden.txt: what every SKU of Microsoft's table is worth, one a
// line, for people to read and for the test of the same name to compare.
import { writeFile } from 'node:fs/promises';
import { require as requireTypeScript } from 'tsx/cjs/api';

const { goldenLines } = requireTypeScript('../test/support/goldenLines.ts', import.meta.url);
const target = new URL('../test/support/productData/licenseWorth.golden.txt', import.meta.url);
const lines = goldenLines();
await writeFile(target, `${lines.join('\n')}\n`);
console.log(`${lines.length} lines written to ${target.pathname}.`);
