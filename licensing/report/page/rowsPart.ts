import { fitText } from '../charts/label';
import type { ReportRow } from '../figures/reportRow';
import type { Report } from '../text/report';
import { html, type Html } from '../text/html';
import { named, table } from './table';

/** The rows that matter most; all of them are in the CSV file. */
export function rowsPart(report: Report): Html {
  const { figures, format, rowsInPage } = report;
  const { rows } = figures;
  const shown = rows.slice(0, rowsInPage);
  return html`<section class="part" aria-labelledby="rows">
    <h2 id="rows">Who holds what could be taken back</h2>
    <p>${introduction(rows.length, shown.length, format)}</p>
    ${shown.length === 0 ? null : html`<div class="pair whole">${rowsTable(shown, format)}</div>`}
  </section>`;
}

function introduction(all: number, shown: number, format: Report['format']): string {
  if (all === 0) return 'Nobody: every license is in use.';
  const order =
    'What can be taken back comes first, the biggest saving first; the rest is for a person to look at.';
  if (shown === all) return `All ${format.count(all)} licenses of users. ${order}`;
  return `${format.count(shown)} of ${format.count(all)} licenses of users; all are in the CSV file that comes with this page. ${order}`;
}

function rowsTable(rows: readonly ReportRow[], format: Report['format']): Html {
  return table({
    className: 'rows',
    caption: 'Users with licenses that could be taken back',
    columns: [
      { title: 'User' },
      { title: 'License and reason' },
      { title: 'Last use', isWide: true },
      { title: 'Saving a month', isNumber: true },
    ],
    rows: rows.map((row) => [
      userCell(row),
      html`${named(row.license)}<span class="more" dir="auto">${reasonOf(row)}</span>`,
      row.lastActivityDate === null
        ? null
        : html`<span class="day">${format.shortDay(row.lastActivityDate)}</span>`,
      savingText(row, format),
    ]),
  });
}

function userCell({ displayName, userId, department }: ReportRow): Html {
  if (displayName === null) return named(userId, department);
  return html`${named(displayName, department)}<span class="more wide" dir="auto">${userId}</span>`;
}

/** A line or two; the CSV file has the whole. */
const REASON_WIDTH = 150;

function reasonOf({ action, why, reasonText }: ReportRow): string {
  return fitText(action === 'review' ? `To be reviewed. ${why}` : reasonText, REASON_WIDTH);
}

function savingText(
  { action, monthlySavings, currency, isSeatFreed }: ReportRow,
  format: Report['format'],
): string {
  if (action === 'review') return 'After review';
  if (!isSeatFreed) return 'None';
  return monthlySavings === null || currency === null ? 'Not known' : format.money(monthlySavings, currency);
}
