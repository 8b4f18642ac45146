import type { ReportFormat } from '../text/format';
import type { Report } from '../text/report';
import { html, type Html } from '../text/html';

/** The figures that everybody looks at first. */
export function keyFigures({ figures, format }: Report): Html {
  const { seats, costs } = figures;
  const money = (amountOf: (row: (typeof costs)[number]) => number) =>
    costs.length === 0 ? ['Not known'] : costs.map((row) => format.roundMoney(amountOf(row), row.currency));
  return html`<dl class="keys">
    ${key('Seats bought', [format.count(seats.bought)], shortageText(seats, format))}
    ${key('Seats in use', [format.count(seats.used)], reviewText(seats, format))}
    ${key('Seats idle', [format.count(seats.idle)], idleParts(seats, format))}
    ${key(
      'Cost a year',
      money(({ annualCost }) => annualCost),
    )}
    ${key(
      'Cost of idle seats a year',
      money(({ annualIdleCost }) => annualIdleCost),
    )}
  </dl>`;
}

type Seats = Report['figures']['seats'];

function shortageText({ shortage }: Seats, format: ReportFormat): string | null {
  return shortage === 0 ? null : `${format.count(shortage)} more are assigned`;
}

function reviewText({ review }: Seats, format: ReportFormat): string | null {
  return review === 0 ? null : `${format.count(review)} of them to be reviewed`;
}

function idleParts({ unassigned, removable }: Seats, format: ReportFormat): string {
  return `${format.count(unassigned)} not assigned, ${format.count(removable)} not used by their holder`;
}

function key(title: string, values: readonly string[], more: string | null = null): Html {
  return html`<div class="key">
    <dt>${title}</dt>
    ${values.map((value) => html`<dd>${value}</dd>`)}${
      more === null ? null : html`<dd class="more">${more}</dd>`
    }
  </div>`;
}
