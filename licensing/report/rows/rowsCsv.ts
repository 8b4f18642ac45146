import { reasonLabel, type ReportRow } from '../figures/reportRow';
import { csvLine, type CsvValue } from './safeCsv';

type Column = readonly [title: string, valueOf: (row: ReportRow) => CsvValue];

const columns: readonly Column[] = [
  ['User', ({ userId }) => userId],
  ['Name', ({ displayName }) => displayName],
  ['E-mail', ({ email }) => email],
  ['Department', ({ department }) => department],
  ['Account status', ({ status }) => status],
  ['Account type', ({ accountType }) => accountType],
  ['License', ({ license }) => license],
  ['Part number', ({ skuPartNumber }) => skuPartNumber],
  ['Assigned via', ({ assignedVia }) => assignedVia],
  ['Group', ({ groupName }) => groupName],
  ['Assigned on', ({ assignedDate }) => assignedDate?.slice(0, 10) ?? null],
  ['Action', ({ action }) => action],
  ['Reason', ({ reason }) => reasonLabel(reason)],
  ['All reasons', ({ reasonText }) => reasonText],
  ['Why this action', ({ why }) => why],
  ['Confidence', ({ confidence }) => confidence],
  ['Last activity', ({ lastActivityDate }) => lastActivityDate],
  ['Days inactive', ({ inactiveDays }) => inactiveDays],
  ['Frees a seat', ({ isSeatFreed }) => (isSeatFreed ? 'yes' : 'no')],
  ['Monthly cost', ({ monthlyCost }) => monthlyCost],
  ['Monthly saving', ({ monthlySavings }) => monthlySavings],
  ['Currency', ({ currency }) => currency],
  ['Saving from', ({ savingsFrom }) => savingsFrom],
];

/** So that Excel reads UTF-8: emoji, Arabic and Hebrew would be shown as other letters without it. */
const BYTE_ORDER_MARK = '\uFEFF';

const ROWS_IN_CHUNK = 1000;

/** The rows as CSV with a line of titles, in chunks, so that no text grows with the tenant. */
export function* rowsCsv(rows: readonly ReportRow[]): Generator<string, void, undefined> {
  yield BYTE_ORDER_MARK + csvLine(columns.map(([title]) => title));
  for (let start = 0; start < rows.length; start += ROWS_IN_CHUNK) {
    const chunk = rows.slice(start, start + ROWS_IN_CHUNK);
    yield chunk.map((row) => csvLine(columns.map(([, valueOf]) => valueOf(row)))).join('');
  }
}
