import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { newestResult } from '../result';
import { withGeneratedPart } from './document';
import { growthPlot } from './plot';
import { generatedPart } from './tables';

const docs = join(__dirname, '../../docs');
const page = join(docs, 'performance.md');
const plot = 'images/performance.svg';

/** Makes the generated part of docs/performance.md and its plot anew, from the newest result: `npm run performance`. */
async function main(): Promise<void> {
  const result = newestResult();
  if (result === null) throw new Error('There is no result yet: npm run bench.');
  const drawing = growthPlot(result.measurements);
  const picture =
    drawing === null
      ? ''
      : `\n\n![Time against the number of users, with the exponent of each line](${plot})`;
  if (drawing !== null) {
    mkdirSync(join(docs, 'images'), { recursive: true });
    writeFileSync(join(docs, plot), drawing);
  }
  const text = withGeneratedPart(readFileSync(page, 'utf8'), `${generatedPart(result)}${picture}`);
  writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
  console.log(`docs/performance.md has the figures of ${result.date}.`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
