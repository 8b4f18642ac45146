import type { Measurement, Target } from './benchmark';
import type { Machine } from './machine';

/** One run of `npm run bench`, as it is stored. */
export interface BenchResult {
  /** `YYYY-MM-DD`. */
  date: string;
  machine: Machine;
  /** What was measured: the commit, and whether files differed from it. */
  commit: string;
  measurements: readonly Measurement[];
  targets: readonly Target[];
}
