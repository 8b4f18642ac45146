import { n8nLines } from './n8nLines.mjs';
import { progress } from './progress.mjs';

/**
 * Runs the workflow ring on each line of n8n that is claimed, and tells the result of each. `jest` is given a name for the
 * results, options and environment. A line that cannot be installed counts as one failure; so does a test that a line is
 * said to lack and that there is not.
 */
export async function runOnLines(jest) {
  const { tsImport } = await import('tsx/esm/api');
  const { prepareEngine } = await tsImport('../runtime/n8n/engine.ts', import.meta.url);
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const line of n8nLines) {
    const name = `n8n ${line.n8n} (n8n-core ${line.core})`;
    const result = await prepareEngine(line, progress).then(
      (folder) =>
        runOnLine(line, name, (options) => jest(`compat-${line.core}`, options, { N8N_UNDER_TEST: folder })),
      (error) => {
        console.error(`${name}: ${error.message}`);
        return { passed: 0, failed: 1, skipped: 0 };
      },
    );
    progress(`On ${name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`);
    for (const outcome of Object.keys(total)) total[outcome] += result[outcome];
  }
  return total;
}

/** One line; `jest` is given options. */
export async function runOnLine({ lacks }, name, jest) {
  progress(`The workflow ring on ${name}`);
  const left = lacks.flatMap(({ tests }) => tests);
  for (const { reason, tests } of lacks)
    for (const test of tests) progress(`Not run on ${name}: "${test}". ${reason}`);
  const { passed, failed, skipped, notRun } = await jest(
    left.length === 0 ? [] : [`--testNamePattern=${allBut(left)}`],
  );
  const unknown = left.filter((test) => !notRun.includes(test));
  for (const test of unknown) console.error(`${name}: there is no test "${test}" in the workflow ring.`);
  return { passed, failed: failed + unknown.length, skipped: skipped - (left.length - unknown.length) };
}

/** A pattern of Jest that matches the full name of every other test. */
export function allBut(names) {
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return `^(?!(?:${escaped.join('|')})$)`;
}
