import { incompleteError, type GraphError } from '../http/graphError';
import type { ReportDefinition } from './definitions';

export type ReportErrorCode =
  'ReportTruncated' | 'ReportTooLong' | 'ReportColumnMissing' | 'ReportUnreadable';

const adviceFor: Record<ReportErrorCode, string> = {
  ReportTruncated:
    'Nothing was concluded from the part that arrived. Run the workflow again; if it happens every time, look for a proxy between n8n and Microsoft that cuts long downloads.',
  ReportTooLong:
    'Nothing was concluded from it. Run the workflow again; if it happens every time, look at the proxy or gateway between n8n and Microsoft, and report this if the tenant really has so many users.',
  ReportColumnMissing:
    'Microsoft may have changed the report. Nothing was concluded from it; please report this with the name of the column.',
  ReportUnreadable:
    'Microsoft may have changed the report. Nothing was concluded from it; please report this with the value that is shown.',
};

/** `what`: the rest of a sentence that begins with the name of the report. */
export function reportError(code: ReportErrorCode, report: ReportDefinition, what: string): GraphError {
  return incompleteError({
    code,
    message: `The ${report.title} report (${report.name}) ${what}.`,
    description: adviceFor[code],
    task: 'activity:getAll',
  });
}
