import { bars } from '../charts/bars';
import { donut } from '../charts/donut';
import type { LicenseFigures, SeatCounts } from '../figures/licenseFigures';
import type { Report } from '../text/report';
import { html, type Html } from '../text/html';
import { named, pair } from './table';

const BARS = 15;

interface SeatPart {
  label: string;
  className: string;
  countOf: (seats: SeatCounts) => number;
}

/** What a seat can be; each seat that is bought is one of these. */
const parts: readonly SeatPart[] = [
  { label: 'In use', className: 'in-use', countOf: ({ used, review }) => Math.max(0, used - review) },
  { label: 'In use, to be reviewed', className: 'review', countOf: ({ review }) => review },
  { label: 'Idle, can be taken back', className: 'removable', countOf: ({ removable }) => removable },
  { label: 'Idle, not assigned', className: 'unassigned', countOf: ({ unassigned }) => unassigned },
];

export function seatsPart(report: Report): Html {
  return html`<section class="part" aria-labelledby="seats">
    <h2 id="seats">Where the seats are</h2>
    ${allSeats(report)}${seatsByLicense(report)}
  </section>`;
}

function allSeats({ figures: { seats }, format }: Report): Html {
  const sum = parts.reduce((total, { countOf }) => total + countOf(seats), 0);
  const chart = donut({
    id: 'all-seats',
    title: 'All seats',
    description: `${parts.map(({ label, countOf }) => `${label}: ${format.count(countOf(seats))}`).join('. ')}.`,
    parts: parts.map(({ className, countOf }) => ({ className, value: countOf(seats) })),
    center: { figure: format.share(seats.idle, sum), label: 'idle' },
  });
  return pair('All seats', html`<figure>${chart}</figure>`, {
    caption: 'Seats by what becomes of them',
    columns: [{ title: 'Seats' }, { title: 'Number', isNumber: true }, { title: 'Share', isNumber: true }],
    rows: parts.map(({ label, className, countOf }) => [
      html`<span class="swatch ${className}">${label}</span>`,
      format.count(countOf(seats)),
      format.share(countOf(seats), sum),
    ]),
    total: ['All', format.count(sum), format.share(sum, sum)],
  });
}

function seatsByLicense({ figures: { licenses, seats }, format }: Report): Html {
  const shown = licenses.slice(0, BARS);
  const chart = bars({
    id: 'seats-by-license',
    title: 'Seats by license',
    description: `The ${format.count(shown.length)} licenses with the most seats. The table has the numbers.`,
    bars: shown.map((license) => ({
      label: license.name,
      figure: `${format.count(license.idle)} of ${format.count(license.bought)} idle`,
      parts: parts.map(({ className, countOf }) => ({ className, value: countOf(license) })),
    })),
  });
  const caption =
    licenses.length > BARS ? `The ${BARS} licenses with the most seats` : 'Idle seats of each license';
  const legend = parts.map(({ label, className }) => html`<li class="${className}">${label}</li>`);
  const figure = html`<figure>
    <figcaption>${caption}</figcaption>
    <ul class="legend">
      ${legend}
    </ul>
    ${chart}
  </figure>`;
  return pair('By license', figure, {
    caption: 'Seats and cost of each license',
    columns: [
      { title: 'License' },
      { title: 'Bought', isNumber: true },
      { title: 'In use', isNumber: true, isWide: true },
      { title: 'Idle', isNumber: true },
      { title: 'Cost a year', isNumber: true },
    ],
    rows: licenses.map((license) => [
      named(license.name, shortageText(license)),
      format.count(license.bought),
      format.count(license.used),
      format.count(license.idle),
      costText(license, format),
    ]),
    total: ['All', format.count(seats.bought), format.count(seats.used), format.count(seats.idle), ''],
  });
}

function shortageText({ shortage }: LicenseFigures): string | null {
  return shortage === 0 ? null : `${shortage} more assigned than bought`;
}

function costText({ annualCost, currency }: LicenseFigures, format: Report['format']): string {
  return annualCost === null || currency === null ? 'Not known' : format.money(annualCost, currency);
}
