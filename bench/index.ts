import { parseArgs } from 'node:util';
import type { Benchmark } from './benchmark';
import { candidates } from './candidates';
import { equalAnswers } from './equalAnswers';
import { growth } from './growth';
import { handBuilt } from './handBuilt';
import { memoryLimit } from './memoryLimit';
import { reclaim } from './reclaim';
import { roster } from './roster';
import { openSession } from './session';

const benchmarks: readonly Benchmark[] = [
  roster,
  candidates,
  growth,
  equalAnswers,
  handBuilt,
  memoryLimit,
  reclaim,
];

/** `npm run bench` measures everything, `npm run bench -- roster candidates` what is named. */
async function main(args: string[]): Promise<void> {
  const { values, positionals: names } = parseArgs({
    args,
    allowPositionals: true,
    options: { runs: { type: 'string', default: '3' }, quick: { type: 'boolean', default: false } },
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
  const session = openSession({ runs, quick: values.quick, report });
  try {
    for (const benchmark of benchmarks) {
      const { name, title } = benchmark;
      if (names.length > 0 && !names.includes(name)) continue;
      console.log(`\n${name}: ${title}`);
      await benchmark.run(report, session);
    }
  } finally {
    await session.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
