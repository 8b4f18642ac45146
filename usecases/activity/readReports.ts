import type { GraphClient } from '../../graph/http/client';
import { incompleteError } from '../../graph/http/graphError';
import {
  readActivityReports,
  type ActivityReportOptions,
  type ReportWindow,
} from '../../graph/reports/usageReports';
import { ActivityIndex } from '../../licensing/usage/activityIndex';
import type { Blocker } from '../../licensing/usage/reportChecks';

/**
 * Downloads both activity reports side by side and joins their rows by user.
 * @throws {GraphError} where a report is refused, cut off or lacks an essential column
 */
export async function readActivity(
  graph: GraphClient,
  window: ReportWindow,
  options: ActivityReportOptions = {},
): Promise<ActivityIndex> {
  const index = new ActivityIndex();
  await readActivityReports(graph, window, index, options);
  return index;
}

/** Reads each report once in a run, however many items ask for it. */
export class ActivityReader {
  private readonly readings = new Map<string, Promise<unknown>>();

  constructor(private readonly graph: GraphClient) {}

  read(window: ReportWindow, options: ActivityReportOptions = {}): Promise<ActivityIndex> {
    const key = JSON.stringify([window, options.keepRaw ?? false]);
    return this.once(key, () => readActivity(this.graph, window, options));
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
