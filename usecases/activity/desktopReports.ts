import {
  readActivationsReport,
  readAppUsageReport,
  type ReportWindow,
} from '../../graph/reports/usageReports';
import { DesktopUsageIndex } from '../../licensing/usage/desktopUsage';
import type { ActivityReader } from './readReports';

export interface DesktopReportChoice {
  activations: boolean;
  appUsage: boolean;
}

/**
 * Downloads the optional reports side by side; null where none of them is wanted.
 * @throws {GraphError} where a report is refused, cut off or lacks an essential column
 */
export async function readDesktopReports(
  { graph, names }: Pick<ActivityReader, 'graph' | 'names'>,
  window: ReportWindow,
  { activations, appUsage }: DesktopReportChoice,
): Promise<DesktopUsageIndex | null> {
  if (!activations && !appUsage) return null;
  const index = new DesktopUsageIndex(names);
  await Promise.all([
    activations ? readActivationsReport(graph, (record) => index.addActivation(record)) : undefined,
    appUsage ? readAppUsageReport(graph, window, (record) => index.addAppUsage(record)) : undefined,
  ]);
  return index;
}
