import type { Measurement } from '../../../../bench/benchmark';
import { growthPlot } from '../../../../bench/page/plot';

const at = (users: number, workMs: number, more: Partial<Measurement> = {}): Measurement => ({
  ...{ work: 'roster', subject: 'this package', engine: 'n8n-core', users, latencyMs: 0, runs: 3 },
  ...{ processMs: 0, workMs, peakBytes: 0, restBytes: null, requests: 0, bytes: 0, rows: 0 },
  ...more,
});

describe('growthPlot', () => {
  it('draws a line for each subject, with its exponent', () => {
    const candidates = { work: 'candidates' };
    const svg = growthPlot([
      ...[at(10_000, 100), at(100_000, 1000)],
      ...[at(10_000, 100, candidates), at(100_000, 10_000, candidates)],
    ]);
    expect(svg).toContain('>roster: 1.00<');
    expect(svg).toContain('>candidates: 2.00<');
    expect(svg?.match(/<path /g)).toHaveLength(2);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('leaves out other latencies, and draws nothing of a single size', () => {
    expect(growthPlot([at(10_000, 100), at(100_000, 20_000, { latencyMs: 150 })])).toBeNull();
  });
});
