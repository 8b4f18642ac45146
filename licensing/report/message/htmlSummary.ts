import { foldGroups } from '../figures/foldGroups';
import { html, type Html } from '../text/html';
import type { Report } from '../text/report';
import { sentencesOf } from '../text/sentences';

const LICENSES = 5;

/**
 * The summary for a message, as HTML with its style in each element: mail programs drop style sheets. It names no colour of
 * text or ground, so that it can be read in a dark mail program.
 */
export function htmlSummary(report: Report): string {
  const { title, company } = report;
  const [first = '', ...others] = sentencesOf(report);
  return html`<div
    style="font-family: Segoe UI, Helvetica, Arial, sans-serif; font-size: 15px; line-height: 1.5; max-width: 640px"
  >
    <p style="margin: 0 0 4px; font-size: 20px; font-weight: bold" dir="auto">
      ${company === null ? title : `${title}, ${company}`}
    </p>
    <p style="margin: 0 0 8px; font-size: 16px" dir="auto"><strong>${first}</strong></p>
    ${others.map((sentence) => html`<p style="margin: 0 0 8px" dir="auto">${sentence}</p>`)}
    ${licensesTable(report)}
  </div>`.markup;
}

const cell =
  'padding: 5px 0 5px 16px; border-bottom: 1px solid #8a94a6; text-align: right; white-space: nowrap';
const nameCell = 'padding: 5px 0; border-bottom: 1px solid #8a94a6; text-align: left; font-weight: normal';

function licensesTable({ figures: { savings }, format }: Report): Html | null {
  if (savings.seats === 0) return null;
  const { shown, others } = foldGroups(savings.byLicense, LICENSES);
  const lines =
    others === null ? shown : [...shown, { ...others.group, name: `${format.count(others.count)} others` }];
  return html`<table style="border-collapse: collapse; width: 100%; font-size: 14px">
    <caption style="text-align: left; padding: 8px 0 4px">
      <strong>What can be taken back</strong>
    </caption>
    <tr>
      <th scope="col" style="${nameCell}">License</th>
      <th scope="col" style="${cell}">Seats</th>
      <th scope="col" style="${cell}">Saving a year</th>
    </tr>
    ${lines.map(
      ({ name, seats, amounts, unpricedSeats }) =>
        html`<tr>
          <th scope="row" style="${nameCell}" dir="auto">${name ?? ''}</th>
          <td style="${cell}">${format.count(seats)}</td>
          <td style="${cell}">
            ${
              amounts.length > 0
                ? format.amounts(amounts, 'annual')
                : unpricedSeats > 0
                  ? 'Not known'
                  : 'None'
            }
          </td>
        </tr> `,
    )}
  </table>`;
}
