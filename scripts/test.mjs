import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from './command.mjs';
import { runOnLines } from './compat.mjs';
import { progress } from './progress.mjs';
import { ensureInstalled, root } from './setup.mjs';

/**
 * Runs the rings that are named as arguments, or all of them, and sums their results. The last line is always
 * `N passed, N failed, N skipped`; the exit code is 1 where anything failed. A ring that cannot run counts as failed.
 */
const rings = {
  lint: async () =>
    sum([
      await check(['node_modules/eslint/bin/eslint.js', '.', ...eslintOptions]),
      await check(['scripts/lint/house.mjs']),
      await jest('lint', ['--maxWorkers=2']),
    ]),
  format: () =>
    check(['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.', ...prettierOptions]),
  types: () => check(['node_modules/typescript/bin/tsc', '--noEmit']),
  build: () => check(['scripts/build.mjs']),
  unit: () => jest('unit', ['--maxWorkers=2']),
  properties: () => jest('properties', ['--maxWorkers=2']),
  chaos: () => jest('chaos', ['--maxWorkers=2']),
  scale: () => jest('scale', ['--runInBand']),
  workflow: () => jest('workflow', ['--maxWorkers=2']),
  compat: () =>
    runOnLines((named, options, env) => jest('workflow', ['--maxWorkers=2', ...options], named, env)),
  e2e: async () => {
    const prepared = await check(['--import', 'tsx', 'runtime/prepare.ts']);
    return prepared.failed > 0 ? prepared : jest('e2e', ['--runInBand']);
  },
};

const eslintOptions = [
  ...['--max-warnings=0', '--cache', '--cache-strategy=content'],
  '--cache-location=node_modules/.cache/eslint/',
];
const prettierOptions = ['--cache', '--cache-location=node_modules/.cache/prettier/results'];

/** A command that either succeeds or does not counts as one test. */
async function check(args) {
  const failed = (await runNode(args, { cwd: root })) === 0 ? 0 : 1;
  return { passed: 1 - failed, failed, skipped: 0 };
}

/** Runs a project of Jest; `named`: the file of its results. */
async function jest(project, options, named = project, env = {}) {
  const folder = join(root, 'artifacts', 'test-results');
  const outputFile = join(folder, `${named}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(outputFile, { force: true });
  const args = [
    'node_modules/jest/bin/jest.js',
    '--selectProjects',
    project,
    '--json',
    `--outputFile=${outputFile}`,
  ];
  const exitCode = await runNode([...args, ...options], {
    cwd: root,
    env: { ...process.env, FORCE_COLOR: '0', ...env },
  });
  try {
    const results = JSON.parse(readFileSync(outputFile, 'utf8'));
    // A file that does not load has no tests to fail: it counts as one.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    return {
      passed: results.numPassedTests,
      failed: failed === 0 && exitCode !== 0 ? 1 : failed,
      skipped: results.numPendingTests + results.numTodoTests,
      notRun: results.testResults.flatMap(({ assertionResults }) =>
        assertionResults.filter(({ status }) => status === 'pending').map(({ fullName }) => fullName),
      ),
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0, notRun: [] };
  }
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in rings));
if (unknown.length > 0) {
  console.error(
    `There is no ring "${unknown.join('", "')}". The rings are: ${Object.keys(rings).join(', ')}.`,
  );
  process.exit(1);
}

function sum(results) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const result of results) for (const outcome of Object.keys(total)) total[outcome] += result[outcome];
  return total;
}

const results = [];
try {
  await ensureInstalled();
  for (const name of asked.length > 0 ? asked : Object.keys(rings)) {
    progress(`Ring "${name}"`);
    const result = await rings[name]();
    results.push(result);
    progress(`Ring "${name}": ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  results.push({ passed: 0, failed: 1, skipped: 0 });
}
const total = sum(results);
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
