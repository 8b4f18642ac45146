import type { Measurement } from '../../../../bench/benchmark';
import { generatedPart } from '../../../../bench/page/tables';

const measurement: Measurement = {
  ...{ work: 'roster', subject: 'this package', engine: 'n8n-core', users: 10_000, latencyMs: 0, runs: 3 },
  ...{ processMs: 3000, workMs: 1500, peakBytes: 300 * 2 ** 20, restBytes: 160 * 2 ** 20 },
  ...{ requests: 12, bytes: 9 * 2 ** 20, rows: 10_000 },
};
const floor = { ...measurement, subject: 'bare fetch', engine: 'Node.js', workMs: 1000, restBytes: null };
const result = {
  date: '2026-01-02',
  commit: 'abc',
  machine: {
    ...{ name: 'm', cpu: 'A CPU', cores: 2, memoryBytes: 8 * 2 ** 30, system: 'Linux 6', node: 'v20.1.0' },
    ...{ n8nCore: '2.40.3', n8n: '2.40.5', loadBefore: 0.1 },
  },
  measurements: [measurement, floor],
  targets: [
    { name: 'Good', seen: 0.4, limit: 0.4, good: 'atMost' as const, unit: 'times' },
    { name: 'Bad', seen: 99, limit: 100, good: 'atLeast' as const, unit: 'times' },
  ],
};

describe('generatedPart', () => {
  const lines = generatedPart(result).split('\n');

  it('marks what is met and what is not', () => {
    expect(lines).toContain('| met | Good | 0.40 times | at most 0.40 times |');
    expect(lines).toContain('| **not met** | Bad | 99 times | at least 100 times |');
  });

  it('sets each subject beside the bare fetch of its scene', () => {
    expect(lines.filter((line) => /\| (this package|bare fetch) \|/.test(line))).toEqual([
      '| 10,000 | 0 ms | this package | n8n-core | 1.50 s | 1.50 | 3.00 s | 300 MB | 160 MB | 12 | 9 MB | 10,000 | 3 |',
      '| 10,000 | 0 ms | bare fetch | Node.js | 1.00 s | 1.00 | 3.00 s | 300 MB |  | 12 | 9 MB | 10,000 | 3 |',
    ]);
  });

  it('describes the machine', () => {
    expect(lines[0]).toMatch(/2026-01-02: A CPU, 2 cores, 8 GB of memory, Linux 6; Node\.js 20\.1\.0/);
  });
});
