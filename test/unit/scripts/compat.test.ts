import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { allBut, runOnLine, type JestResult } from '../../../scripts/compat.mjs';
import { n8nLines } from '../../../scripts/n8nLines.mjs';

const root = resolve(__dirname, '../../..');
const lacking = { lacks: [{ reason: 'It has none.', tests: ['a door (red) opens', 'a door closes'] }] };
let said: string[];

beforeEach(() => {
  said = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  jest.spyOn(console, 'error').mockImplementation((text) => void said.push(String(text)));
});
afterEach(() => jest.restoreAllMocks());

/** As Jest would end: the tests of these names were left out. */
const leftOut = (...notRun: string[]) => {
  const options: string[][] = [];
  const result: JestResult = { passed: 5, failed: 0, skipped: notRun.length, notRun };
  return { options, run: (given: string[]) => Promise.resolve(result).finally(() => options.push(given)) };
};

describe('the workflow ring on one line of n8n', () => {
  it('leaves out what the line lacks, says so, and counts nothing as skipped', async () => {
    const { options, run } = leftOut('a door (red) opens', 'a door closes');
    expect(await runOnLine(lacking, 'n8n 1', run)).toEqual({ passed: 5, failed: 0, skipped: 0 });
    expect(options[0]?.[0]).toMatch(/^--testNamePattern=/);
    expect(said.join('')).toContain('Not run on n8n 1: "a door closes". It has none.');
  });

  it('leaves out nothing else: what is skipped beside it counts', async () => {
    const { run } = leftOut('a door (red) opens', 'a door closes', 'a window opens');
    expect(await runOnLine(lacking, 'n8n 1', run)).toEqual({ passed: 5, failed: 0, skipped: 1 });
  });

  it('fails where a test that it should leave out is not there', async () => {
    const { run } = leftOut('a door closes');
    expect(await runOnLine(lacking, 'n8n 1', run)).toEqual({ passed: 5, failed: 1, skipped: 0 });
    expect(said.join('')).toContain('n8n 1: there is no test "a door (red) opens" in the workflow ring.');
  });

  it('runs everything where it lacks nothing', async () => {
    const { options, run } = leftOut();
    await runOnLine({ lacks: [] }, 'n8n 2', run);
    expect(options).toEqual([[]]);
  });
});

test('the pattern fits every name but those', () => {
  const pattern = new RegExp(allBut(['a door (red) opens', 'a door closes']));
  const names = ['a door (red) opens', 'a door closes', 'a door closes twice', 'the back of a door closes'];
  expect(names.filter((name) => pattern.test(name))).toEqual([
    'a door closes twice',
    'the back of a door closes',
  ]);
});

test('the README names every line that is tested, and claims the oldest', () => {
  const readme = readFileSync(resolve(root, 'README.md'), 'utf8');
  const section = /## Compatibility\n([^]*?)\n## /.exec(readme)?.[1] ?? '';
  for (const { n8n } of n8nLines) expect(section).toContain(n8n);
  expect(section).toContain(`Runs on n8n ${n8nLines[0]?.n8n.split('.').slice(0, 2).join('.')} and newer`);
});
