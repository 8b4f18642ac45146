import { parseArgs } from 'node:util';
import { ChaosSuite, type Finding } from './suite';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const [runs, first] = [Number(values.runs), Number(values.seed)];
if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(first))
  throw new RangeError('--runs takes a number of 1 or more, --seed a whole number.');

function show({ operation, seed, continueOnFail, cancelAfter, strikes, violations }: Finding): string {
  return [
    `seed ${String(seed)}: ${operation}${continueOnFail ? ', continues on fail' : ''}${cancelAfter === null ? '' : `, stopped after ${cancelAfter} requests`}`,
    ...violations.map((violation) => `  broken: ${violation}`),
    ...strikes.map(({ request, effect }) => `  fault: ${effect} at ${request}`),
    `  again: npm run test:chaos -- --runs 1 --seed ${String(seed)}`,
  ].join('\n');
}

async function main(): Promise<void> {
  const suite = await ChaosSuite.open();
  const began = performance.now();
  let found = 0;
  try {
    for (let seed = first; seed < first + runs; seed++) {
      const finding = await suite.runSeed(seed);
      if (finding) {
        found++;
        console.log(show(await suite.minimize(finding)));
      }
      const done = seed - first + 1;
      if (done % 500 === 0) console.log(`${done} of ${runs} schedules, ${found} broken`);
    }
  } finally {
    await suite.close();
  }
  const seconds = Math.round((performance.now() - began) / 1_000);
  console.log(`${runs} schedules from seed ${first} in ${seconds} s: ${found} broken`);
  process.exitCode = found > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
