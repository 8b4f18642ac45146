// Checks what ESLint cannot see in one file: circles, arrows between the rooms and floors, what stands where, and the
// licenses of all packages.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { root } from '../setup.mjs';
import arrows from './arrows.mjs';
import { layoutProblems } from './layout.mjs';
import { licenseProblems } from './licenses.mjs';

/** One sentence for every import against the arrows below `folder`. */
export async function arrowProblems(folder, rooms) {
  const { forbidden, options } = arrows;
  const { output } = await cruise(
    rooms,
    { ...options, baseDir: folder, ruleSet: { forbidden, options }, validate: true },
    undefined,
    { tsConfig: extractTSConfig(`${root}/tsconfig.json`) },
  );
  return output.summary.violations.map(
    ({ from, to, rule, cycle }) =>
      `${from}: ${rule.name}, by ${cycle ? cycle.map(({ name }) => name).join(' -> ') : to}. ${comment(rule.name)}`,
  );
}

function comment(ruleName) {
  return arrows.forbidden.find(({ name }) => name === ruleName)?.comment ?? '';
}

/** Tracked files and new ones, less those that are deleted in the working tree. */
function filesOfRepository() {
  const list = (...options) =>
    execFileSync('git', ['ls-files', '-z', ...options], { cwd: root, encoding: 'utf8' }).split('\0');
  const deleted = new Set(list('--deleted'));
  return list('--cached', '--others', '--exclude-standard').filter((file) => file && !deleted.has(file));
}

const readJson = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));

/** The package.json of an installed package; null where it is for another system, and not installed. */
function manifestAt(place) {
  const file = `${place}/package.json`;
  return existsSync(join(root, file)) ? readJson(file) : null;
}

if (import.meta.filename === process.argv[1]) {
  const rooms = [
    'credentials',
    'nodes',
    'usecases',
    'licensing',
    'graph',
    'emulator',
    'runtime',
    'bench',
    'test',
  ];
  const problems = [
    ...(await arrowProblems(root, rooms)),
    ...layoutProblems(filesOfRepository()),
    ...licenseProblems(readJson('package-lock.json').packages, manifestAt),
  ];
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
