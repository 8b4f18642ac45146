import { licenseProblems } from '../../scripts/lint/licenses.mjs';

/** A lock in which `luxon` ships with two packages that it needs, and `jest` is a tool. */
const packages = {
  '': { dependencies: { luxon: '^3.0.0' }, devDependencies: { jest: '^30.0.0' } },
  'node_modules/luxon': { dependencies: { ms: '1', zones: '1' }, peerDependencies: { 'n8n-workflow': '*' } },
  'node_modules/luxon/node_modules/ms': {},
  'node_modules/zones': {},
  'node_modules/ms': {},
  'node_modules/jest': {},
  'node_modules/n8n-workflow': {},
};

const problems = (licenses: Record<string, unknown>) =>
  licenseProblems(packages, (place) => ({ license: 'MIT', ...(licenses[place] as object | undefined) }));

describe('the licenses of dependencies', () => {
  it.each([
    { license: 'MIT' },
    { license: '(GPL-3.0-only OR BSD-3-Clause)' },
    { license: 'Apache-2.0 AND MIT' },
    { license: '(MIT OR GPL-3.0-only) AND (ISC OR LGPL-3.0-only)' },
    { license: { type: 'ISC' } },
    { license: undefined, licenses: [{ type: 'GPL-2.0' }, { type: 'MIT' }] },
  ])('allow what reaches a user: %j', (manifest) => {
    expect(problems({ 'node_modules/zones': manifest })).toEqual([]);
  });

  it.each([
    { license: 'GPL-3.0-only' },
    { license: 'MIT AND GPL-3.0-only' },
    { license: '(MIT OR ISC) AND GPL-3.0-only' },
    { license: 'CC-BY-4.0' },
    { license: 'UNLICENSED' },
    { license: 'SEE LICENSE IN LICENSE.md' },
    { license: '' },
    { license: undefined },
    { license: 7 },
  ])('refuse in what reaches a user, however deep: %j', (manifest) => {
    expect(problems({ 'node_modules/luxon/node_modules/ms': manifest })).toHaveLength(1);
    expect(problems({ 'node_modules/zones': manifest })).toHaveLength(1);
  });

  it('say which package it is, what its license is, and what to do', () => {
    const [problem] = problems({ 'node_modules/zones': { license: 'GPL-3.0-only' } });
    expect(problem).toMatch(/^node_modules\/zones: its license is GPL-3\.0-only\..*Take another package/);
  });

  it('allow a tool a little more, and n8n its own', () => {
    const own = { license: 'SEE LICENSE IN LICENSE.md' };
    expect(problems({ 'node_modules/jest': { license: 'CC-BY-4.0' } })).toEqual([]);
    expect(problems({ 'node_modules/n8n-workflow': own })).toEqual([]);
    expect(problems({ 'node_modules/jest': own })).toEqual([expect.stringContaining('node_modules/jest')]);
    expect(problems({ 'node_modules/jest': { license: 'AGPL-3.0-only' } })).toHaveLength(1);
  });

  it('are read from the lock for a build of another system, which is not installed', () => {
    const lock = { ...packages, 'node_modules/jest': { license: 'SSPL-1.0' } };
    const installed = (place: string) => (place === 'node_modules/jest' ? null : { license: 'MIT' });
    expect(licenseProblems(lock, installed)).toEqual([expect.stringContaining('SSPL-1.0')]);
  });
});
