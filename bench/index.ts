import { activity } from './licenseUsage';
import type { Benchmark, Measurement, Session, Target } from './benchmark';
import { reclaim } from './reclaim';

const benchmarks: readonly Benchmark[] = [activity, reclaim];

/** `npm run bench` measures everything, `npm run bench -- activity` what is named. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !benchmarks.some((one) => one.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `There is no benchmark ${unknown.join(', ')}; there are ${benchmarks.map(({ name }) => name).join(', ')}.`,
    );
  }
  const measurements: Measurement[] = [];
  const targets: Target[] = [];
  const session: Session = {
    runs: 3,
    quick: false,
    add: (measurement) => measurements.push(measurement),
    hold: (target) => targets.push(target),
  };
  for (const benchmark of benchmarks) {
    const { name, title } = benchmark;
    if (names.length > 0 && !names.includes(name)) continue;
    console.log(`\n${name}: ${title}`);
    await benchmark.run((line) => console.log(`  ${line}`), session);
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
