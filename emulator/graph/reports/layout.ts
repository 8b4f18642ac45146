import type { ReportBehaviour } from '../../tenant/reportBehaviour';
import type { Report } from './report';

export interface Layout {
  headers: string[];
  /** The lines that one line of the report becomes. */
  rows(cells: string[]): string[][];
}

/** 21Vianet's cloud knows neither of them. */
const notInChina = /^(Has )?(Yammer|Teams)\b/;

/** The columns of a report as this tenant's cloud and the test's wishes have them. */
export function layoutOf(report: Report, behaviour: ReportBehaviour, cloud: string): Layout {
  let kept = report.headers.map((_, at) => at);
  if (cloud === 'china') kept = kept.filter((at) => !notInChina.test(report.headers[at] ?? ''));
  kept = kept.filter((at) => !behaviour.missingColumns?.includes(report.headers[at] ?? ''));
  if (behaviour.noRecipientType) kept = kept.filter((at) => report.headers[at] !== 'Recipient Type');
  if (behaviour.movedColumns) kept.reverse();
  const headers = kept.map((at) => report.headers[at] ?? '');
  const allHeaders = behaviour.extraColumns ? [...headers, 'Preview Column'] : headers;
  const arrange = (cells: string[]) => [
    ...kept.map((at) => cells[at] ?? ''),
    ...(behaviour.extraColumns ? ['preview'] : []),
  ];
  const { rewriteRow } = behaviour;
  return {
    headers: allHeaders,
    rows(cells) {
      const row = arrange(cells);
      if (rewriteRow === undefined) return [row];
      const byHeader = Object.fromEntries(allHeaders.map((header, at) => [header, row[at] ?? '']));
      return rewriteRow(report.name, byHeader).map((one) => allHeaders.map((header) => one[header] ?? ''));
    },
  };
}
