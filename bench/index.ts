import { parseArgs } from 'node:util';
import type { BenchResult } from './benchResult';
import type { Benchmark } from './benchmark';
import { candidates } from './candidates';
import { equalAnswers } from './equalAnswers';
import { growth } from './growth';
import { handBuilt } from './handBuilt';
import { memoryLimit } from './memoryLimit';
import { queue } from './queue';
import { reclaim } from './reclaim';
import { roster } from './roster';
import { describeCommit, describeMachine } from './machine';
import { generatedPart } from './page/tables';
import { writeResult } from './result';
import { openSession } from './session';

const benchmarks: readonly Benchmark[] = [
  roster,
  candidates,
  growth,
  equalAnswers,
  handBuilt,
  memoryLimit,
  reclaim,
  queue,
];

/**
 * `npm run bench` measures everything and stores it, `npm run bench -- roster candidates` measures what is named and stores
 * it with `--write`. `--runs N`: how often the cheap ones; `--quick`: small sizes, to see that it works.
 */
async function main(args: string[]): Promise<void> {
  const { values, positionals: names } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      runs: { type: 'string', default: '3' },
      quick: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const unknown = names.filter((name) => !benchmarks.some((one) => one.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `There is no benchmark ${unknown.join(', ')}; there are ${benchmarks.map(({ name }) => name).join(', ')}.`,
    );
  }
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number of 1 or more.');
  const report = (line: string) =>
    console.log(`[${String(Math.round(process.uptime())).padStart(4)} s]   ${line}`);
  const machine = describeMachine();
  const [date = ''] = new Date().toISOString().split('T');
  const commit = describeCommit();
  const session = openSession({ runs, quick: values.quick, report });
  const { measurements, targets } = session;
  const result: BenchResult = { date, machine, commit, measurements, targets };
  // Figures of small sizes would stand in the documentation as if they meant something.
  const isStored = !values.quick && (names.length === 0 || values.write);
  try {
    for (const benchmark of benchmarks) {
      const { name, title } = benchmark;
      if (names.length > 0 && !names.includes(name)) continue;
      console.log(`\n${name}: ${title}`);
      await benchmark.run(report, session);
      // After each, so that half an hour is not lost with the last.
      if (isStored) writeResult(result);
    }
    console.log(`\n${generatedPart(result)}\n`);
    if (isStored) console.log(`Stored in ${writeResult(result)}; npm run performance makes the page.`);
  } finally {
    await session.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
