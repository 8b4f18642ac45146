/** Builds a house of `{ file: text }` (JSON on standard input) and writes what is wrong with its arrows, as JSON. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { arrowProblems } from '../../scripts/lint/house.mjs';

const files = JSON.parse(await text(process.stdin));
const folder = mkdtempSync(join(tmpdir(), 'planted-house-'));
try {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  process.stdout.write(JSON.stringify(await arrowProblems(folder, ['.'])));
} finally {
  rmSync(folder, { recursive: true });
}
