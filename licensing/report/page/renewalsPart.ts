import { timeline } from '../charts/timeline';
import { RENEWAL_DAYS, type Renewal, type RenewalEvent } from '../figures/renewals';
import type { Report } from '../text/report';
import { html, type Html } from '../text/html';
import { named, pair, type TableInput } from './table';

const LINES_OF_CHART = 12;
const DAY_MS = 86_400_000;

const events: Readonly<Record<RenewalEvent, { text: string; className: string }>> = {
  renews: { text: 'Renews or ends', className: 'in-use' },
  trialEnds: { text: 'Trial ends', className: 'unassigned' },
  isSuspended: { text: 'Expired; is suspended', className: 'removable' },
  isDeleted: { text: 'Suspended; is deleted', className: 'removable' },
};

export function renewalsPart(report: Report): Html {
  return html`<section class="part" aria-labelledby="renewals">
    <h2 id="renewals">Renewals of the next ${RENEWAL_DAYS} days</h2>
    ${content(report)}
  </section>`;
}

function content(report: Report): Html {
  const { renewals } = report.figures;
  if (renewals === null) return html`<p>Not known: the app may not read the subscriptions of the tenant.</p>`;
  if (renewals.length === 0) return html`<p>No subscription is renewed or ends.</p>`;
  const figure = html`<figure>${legend(renewals)}${chart(report, renewals)}</figure>`;
  return html`<p>${introduction}</p>
    ${pair('Day by day', figure, renewalsTable(report, renewals))}`;
}

const introduction =
  'Seats can be given up when a subscription is renewed. Idle seats are those of the license in all its subscriptions.';

function legend(renewals: readonly Renewal[]): Html {
  const present = Object.entries(events).filter(([event]) =>
    renewals.some((renewal) => renewal.event === event),
  );
  return html`<ul class="legend">
    ${present.map(([, { text, className }]) => html`<li class="${className}">${text}</li>`)}
  </ul>`;
}

function chart({ createdAt, format }: Report, renewals: readonly Renewal[]): Html {
  const from = createdAt.slice(0, 10);
  const to = new Date(Date.parse(from) + RENEWAL_DAYS * DAY_MS).toISOString().slice(0, 10);
  const shown = renewals.slice(0, LINES_OF_CHART);
  const rest = renewals.length - shown.length;
  return timeline({
    id: 'renewal-days',
    title: 'Subscriptions by their next date',
    description: `${shown.length} subscriptions from ${format.day(from)} to ${format.day(to)}${rest > 0 ? `; ${rest} later ones are in the table` : ''}.`,
    from,
    to,
    dayText: (date) => format.shortDay(date),
    entries: shown.map(({ date, license, event }) => ({
      date,
      label: license,
      figure: format.shortDay(date),
      className: events[event].className,
    })),
  });
}

function renewalsTable({ format }: Report, renewals: readonly Renewal[]): TableInput {
  return {
    caption: 'Subscriptions by their next date',
    columns: [
      { title: 'Date' },
      { title: 'License' },
      { title: 'Seats', isNumber: true },
      { title: 'Idle', isNumber: true },
      { title: 'A year', isNumber: true, isWide: true },
    ],
    rows: renewals.map((renewal) => [
      html`<span class="day">${format.shortDay(renewal.date)}</span>`,
      named(renewal.license, events[renewal.event].text),
      renewal.seats === null ? 'Not known' : format.count(renewal.seats),
      format.count(renewal.idleSeats),
      costText(renewal, format),
    ]),
  };
}

/** Empty for what costs nothing: a trial, a subscription whose term is over. */
function costText({ event, annualCost, currency }: Renewal, format: Report['format']): string {
  if (event !== 'renews') return '';
  return annualCost === null || currency === null ? 'Not known' : format.money(annualCost, currency);
}
