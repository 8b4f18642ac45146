import { bars } from '../charts/bars';
import { foldGroups, type FoldedGroups } from '../figures/foldGroups';
import { amountIn, type SavingsGroup } from '../figures/savingsFigures';
import type { Report } from '../text/report';
import { html, type Html } from '../text/html';
import { named, pair, type TableInput } from './table';

const BARS = 10;
const LINES = 15;

interface Grouping {
  id: string;
  /** `By reason`. */
  title: string;
  /** `Reason`. */
  noun: string;
  /** What a group without a name is called. */
  unnamed: string;
  groupsOf: (savings: Report['figures']['savings']) => readonly SavingsGroup[];
}

const groupings: readonly Grouping[] = [
  { id: 'reason', title: 'By reason', noun: 'Reason', unnamed: '', groupsOf: ({ byReason }) => byReason },
  {
    id: 'license',
    title: 'By license',
    noun: 'License',
    unnamed: '',
    groupsOf: ({ byLicense }) => byLicense,
  },
  {
    id: 'department',
    title: 'By department',
    noun: 'Department',
    unnamed: 'No department',
    groupsOf: ({ byDepartment }) => byDepartment,
  },
];

export function savingsPart(report: Report): Html {
  const { savings } = report.figures;
  const content =
    savings.seats === 0
      ? html`<p>No assigned seat can be taken back without a person looking first.</p>`
      : html`<p>${introduction(report)}</p>
          ${groupings.map((grouping) => groupingBlock(report, grouping))}`;
  return html`<section class="part" aria-labelledby="savings">
    <h2 id="savings">What taking back unused licenses saves</h2>
    ${content}
  </section>`;
}

function introduction({ figures: { savings }, format, inactiveDays }: Report): string {
  const worth = format.amounts(savings.amounts, 'annual');
  const monthly = format.amounts(savings.amounts, 'monthly');
  const amount = worth === '' ? '' : `: ${monthly} a month, ${worth} a year`;
  const unpriced =
    savings.unpricedSeats === 0 || worth === ''
      ? ''
      : ` No price is known for ${format.count(savings.unpricedSeats)} of these seats.`;
  return `${format.count(savings.seats)} assigned seats can be taken back${amount}.${unpriced} Without use means without use for ${format.count(inactiveDays)} days. A saving is real from the renewal of the subscription on.`;
}

function groupingBlock(report: Report, grouping: Grouping): Html {
  const { figures, format } = report;
  const groups = grouping.groupsOf(figures.savings);
  const folded = foldGroups(groups, LINES);
  const nameOf = ({ name }: SavingsGroup) => name ?? grouping.unnamed;
  const currencies = figures.costs
    .map(({ currency }) => currency)
    .filter((currency) => amountIn(figures.savings.amounts, currency) !== null);
  const charts =
    currencies.length === 0
      ? [chart(grouping, null, groups, nameOf, format)]
      : currencies.map((currency) => chart(grouping, currency, groups, nameOf, format));
  return pair(
    grouping.title,
    html`<div class="charts">${charts}</div>`,
    groupsTable(grouping, folded, nameOf, report),
  );
}

/** Of one currency; without one, of seats. */
function chart(
  { id, title }: Grouping,
  currency: string | null,
  groups: readonly SavingsGroup[],
  nameOf: (group: SavingsGroup) => string,
  format: Report['format'],
): Html {
  const valueOf = ({ amounts, seats }: SavingsGroup) =>
    currency === null ? seats : (amountIn(amounts, currency)?.annual ?? 0);
  const text = (value: number) =>
    currency === null ? format.count(value) : format.roundMoney(value, currency);
  const unit = currency === null ? 'Seats' : `${currency} a year`;
  const saving = groups
    .filter((group) => valueOf(group) > 0)
    .sort((one, other) => valueOf(other) - valueOf(one));
  const shown = saving.slice(0, BARS);
  const [first] = shown;
  const most = first ? ` The most: ${nameOf(first)}, ${text(valueOf(first))}.` : '';
  const figcaption = saving.length > BARS ? `${unit}, the first ${BARS}` : unit;
  return html`<figure>
    <figcaption>${figcaption}</figcaption>
    ${bars({
      id: `savings-by-${id}-${currency ?? 'seats'}`,
      title: `Savings ${title.toLowerCase()}, ${unit}`,
      description: `${shown.length} bars, the longest first.${most} The table has the numbers.`,
      bars: shown.map((group) => ({
        label: nameOf(group),
        figure: text(valueOf(group)),
        parts: [{ className: 'removable', value: valueOf(group) }],
      })),
    })}
  </figure>`;
}

function groupsTable(
  { title, noun }: Grouping,
  { shown, others }: FoldedGroups,
  nameOf: (group: SavingsGroup) => string,
  { figures: { savings }, format }: Report,
): TableInput {
  const line = (name: Html, { seats, amounts, unpricedSeats }: SavingsGroup | typeof savings) => [
    name,
    format.count(seats),
    amountsCell(amounts, unpricedSeats, format),
  ];
  const rows = shown.map((group) => line(named(nameOf(group)), group));
  if (others) rows.push(line(html`${format.count(others.count)} others`, others.group));
  return {
    caption: `Savings ${title.toLowerCase()}`,
    columns: [
      { title: noun },
      { title: 'Seats', isNumber: true },
      { title: 'Saving a year', isNumber: true },
    ],
    rows,
    total: line(html`All`, savings),
  };
}

function amountsCell(
  amounts: SavingsGroup['amounts'],
  unpricedSeats: number,
  format: Report['format'],
): Html {
  if (amounts.length === 0) return html`${unpricedSeats > 0 ? 'Not known' : 'None'}`;
  return html`${amounts.map(({ annual, currency }) => html`<span class="amount">${format.money(annual, currency)}</span>`)}`;
}
