import { incompleteError, type GraphError } from '../http/graphError';
import type { ReportDefinition } from './definitions';

export type ReportErrorCode = 'ReportTruncated' | 'ReportColumnMissing' | 'ReportUnreadable';

const howToGoOn: Record<ReportErrorCode, string> = {
  ReportTruncated:
    'Nothing was concluded from the part that arrived. Run the workflow again; if it happens every time, look for a proxy between n8n and Microsoft that cuts long downloads.',
  ReportColumnMissing:
    'Microsoft may have changed the report. Nothing was concluded from it; please report this with the name of the column.',
  ReportUnreadable:
    'Microsoft may have changed the report. Nothing was concluded from it; please report this with the value that is shown.',
};

/** A report that arrived, but not whole or not as Microsoft documents it: nothing may be concluded from it. */
export function reportError(code: ReportErrorCode, report: ReportDefinition, what: string): GraphError {
  return incompleteError({
    code,
    message: `The ${report.title} report (${report.name}) ${what}.`,
    description: howToGoOn[code],
    task: 'activity:getAll',
  });
}
