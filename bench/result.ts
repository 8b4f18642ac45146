import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedPart } from './page/tables';
import type { BenchResult } from './benchResult';

export const resultsFolder = join(__dirname, 'results');

/** Writes it to `bench/results/<date>-<machine>.json`, and for reading to `.md` beside it; the path. */
export function writeResult(result: BenchResult): string {
  mkdirSync(resultsFolder, { recursive: true });
  const file = join(resultsFolder, `${result.date}-${result.machine.name}`);
  writeFileSync(`${file}.json`, `${JSON.stringify(result, null, 2)}\n`);
  writeFileSync(`${file}.md`, `${generatedPart(result)}\n`);
  return `${file}.json`;
}

/** The newest stored result; null where there is none. */
export function newestResult(): BenchResult | null {
  let files: string[];
  try {
    files = readdirSync(resultsFolder);
  } catch {
    return null;
  }
  const newest = files
    .filter((file) => file.endsWith('.json'))
    .sort()
    .at(-1);
  if (newest === undefined) return null;
  return JSON.parse(readFileSync(join(resultsFolder, newest), 'utf8')) as BenchResult;
}
