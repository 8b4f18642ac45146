import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');
const text = readFileSync(join(root, 'SECURITY.md'), 'utf8');

const testFiles = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' }).map((file) =>
  file.replaceAll('\\', '/'),
);

/** Whether a path, in which `*` stands for a part of a name, is that of a test. */
function isThere(path: string): boolean {
  const [before = '', after] = path.split('*');
  return testFiles.some((file) =>
    after === undefined ? file === path : file.startsWith(before) && file.endsWith(after),
  );
}

/** The rows of the tables that have a column for tests, as cells. */
const threats = text
  .split(/^#{2,3} /m)
  .filter((section) => /^\| threat .*\| test +\|$/m.test(section))
  .flatMap((section) => section.split('\n').filter((line) => line.startsWith('| ')))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, threat = '']) => threat !== 'threat' && !/^-+$/.test(threat));

describe('the threat model', () => {
  it('has every area', () => {
    expect(threats.length).toBeGreaterThan(30);
  });

  it.each(threats)('%s%s: has a guard, and tests that are there', (_before, _threat, guard, tests = '') => {
    expect(guard).not.toBe('');
    const named = [...tests.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, file = '']) => file);
    const missing = named.filter((file) => !isThere(file));
    expect(missing).toEqual([]);
    expect(named.length > 0 || tests.startsWith('none: ')).toBe(true);
  });
});
