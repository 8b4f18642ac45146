import { readAudit } from '../../../scripts/readAudit.mjs';

const shipped = new Set(['node_modules/luxon', 'node_modules/jws']);
const advisory = { title: 'Slow parsing', url: 'https://github.com/advisories/GHSA-1' };
const vulnerability = (name: string, via: unknown[] = [advisory]) => ({
  name,
  severity: 'high',
  range: '<2.0.0',
  via,
  nodes: [`node_modules/${name}`],
});
const report = (...found: Array<{ name: string }>) =>
  JSON.stringify({ vulnerabilities: Object.fromEntries(found.map((one) => [one.name, one])) });

describe('the answer of npm audit', () => {
  it('passes where nothing is known', () => {
    const { exitCode, lines } = readAudit(report(), shipped);
    expect(exitCode).toBe(0);
    expect(lines).toEqual(['No known vulnerability in the 2 packages that users get.']);
  });

  it('fails for a package that users get, and names the advisory', () => {
    const { exitCode, lines } = readAudit(report(vulnerability('luxon')), shipped);
    expect(exitCode).toBe(1);
    expect(lines[0]).toBe('luxon <2.0.0 (high): Slow parsing https://github.com/advisories/GHSA-1');
  });

  it('fails for a package that is affected by way of another one', () => {
    const { exitCode, lines } = readAudit(report(vulnerability('jws', ['jwa'])), shipped);
    expect(exitCode).toBe(1);
    expect(lines[0]).toContain('by jwa');
  });

  it('tells of a tool, and does not fail for it', () => {
    const { exitCode, lines } = readAudit(report(vulnerability('gulp')), shipped);
    expect(exitCode).toBe(0);
    expect(lines.at(-1)).toBe('1 packages that only build and test have one: npm audit.');
  });

  it.each([
    ['405 Method Not Allowed', JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405 })],
    ['it did not answer', ''],
    ['it did not answer', '<html>'],
    ['it did not answer', 'null'],
    ['it did not answer', JSON.stringify({ vulnerabilities: null })],
  ])('without a report says that nothing was checked (%s), and fails nothing', (reason, output) => {
    const { exitCode, lines } = readAudit(output, shipped);
    expect(exitCode).toBe(0);
    expect(lines).toEqual([expect.stringMatching(/^NOT CHECKED\./)]);
    expect(lines[0]).toContain(reason);
  });
});
