import type { GraphClient } from '../../graph/http/client';
import { incompleteError } from '../../graph/http/graphError';
import {
  readActivityReports,
  type ActivityReportOptions,
  type ReportWindow,
} from '../../graph/reports/usageReports';
import { ActivityIndex } from '../../licensing/usage/activityIndex';
import { PrincipalNames } from '../../licensing/usage/columns/principalNames';
import type { Blocker } from '../../licensing/usage/reportChecks';

/** Reads each report once in a run, however many items ask for it. */
export class ActivityReader {
  /** Of the people in all reports: each name is kept once. */
  readonly names = new PrincipalNames();
  private readonly readings = new Map<string, Promise<unknown>>();

  constructor(readonly graph: GraphClient) {}

  /**
   * Both activity reports, downloaded side by side, their rows joined by user.
   * @throws {GraphError} where a report is refused, cut off or lacks an essential column
   */
  read(
    window: ReportWindow,
    { keepRaw = false, keepProfiles = keepRaw }: ActivityReportOptions = {},
  ): Promise<ActivityIndex> {
    return this.once(JSON.stringify([window, keepRaw, keepProfiles]), async () => {
      const index = new ActivityIndex({ names: this.names, keepProfiles });
      await readActivityReports(this.graph, window, index, { keepRaw, keepProfiles });
      return index;
    });
  }

  /** What `read` gives, for a key that stands for one report. Graph allows 14 downloads of a report in ten minutes. */
  once<Index>(key: string, read: () => Promise<Index>): Promise<Index> {
    const reading = this.readings.get(key) ?? read();
    this.readings.set(key, reading);
    return reading as Promise<Index>;
  }
}

/** @throws {GraphError} of kind `incomplete` where there is a reason to stop */
export function throwIf(blocker: Blocker | null): void {
  if (blocker) throw incompleteError({ ...blocker, task: 'activity:getAll' });
}
