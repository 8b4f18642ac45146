import type { IExecuteFunctions } from 'n8n-workflow';
import type { GraphClient } from '../../graph/http/client';
import { incompleteError } from '../../graph/http/graphError';
import {
  readActivityReports,
  type ActivityReportOptions,
  type ReportWindow,
} from '../../graph/reports/usageReports';
import { ActivityIndex } from '../../licensing/usage/activityIndex';
import type { CandidateStop } from '../../licensing/candidates/candidateShare';
import type { Blocker } from '../../licensing/usage/reportChecks';
import { showHint } from '../n8n/hints';
import { missingServicesHint, freshnessHint, futureDatesHint } from '../../usecases/activity/reportHints';

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
  private readonly readings = new Map<string, Promise<ActivityIndex>>();

  constructor(private readonly graph: GraphClient) {}

  read(window: ReportWindow, options: ActivityReportOptions = {}): Promise<ActivityIndex> {
    const key = JSON.stringify([window, options.keepRaw ?? false]);
    const reading = this.readings.get(key) ?? readActivity(this.graph, window, options);
    this.readings.set(key, reading);
    return reading;
  }
}

/** @throws {GraphError} of kind `incomplete` where there is a reason to stop */
export function throwIf(stop: Blocker | CandidateStop | null): void {
  if (stop) throw incompleteError({ ...stop, task: 'activity:getAll' });
}

/** Tells how old the reports are, and what was odd about them. */
export function showReportHints(node: IExecuteFunctions, index: ActivityIndex, now: string): void {
  if (index.refreshDate === null) return;
  showHint(node, freshnessHint(index.refreshDate, now));
  showHints(node, [missingServicesHint(index.measured), futureDatesHint(index.futureDates)]);
}

/** Shows those that there are, as warnings. */
export function showHints(node: IExecuteFunctions, hints: ReadonlyArray<string | null>): void {
  for (const hint of hints) if (hint !== null) showHint(node, hint, 'warning');
}
