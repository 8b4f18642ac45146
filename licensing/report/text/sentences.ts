import { listOf } from '../../candidates/rules/wording';
import { RENEWAL_DAYS } from '../figures/renewals';
import type { ReportFormat } from './format';
import type { Report } from './report';

/** The names of licenses that one sentence holds. */
const NAMES = 3;

/** What the report says, in a few sentences; the first is its headline. Plain text. */
export function sentencesOf(report: Report): string[] {
  const all = [headline, costSentence, shortageSentence, reviewSentence, renewalSentence];
  return all.map((sentence) => sentence(report)).filter((sentence) => sentence !== '');
}

/** One sentence. */
export function headline({ figures: { seats }, format }: Report): string {
  if (seats.bought === 0) return 'No paid seats were found in this tenant.';
  if (seats.idle === 0) return `All ${format.count(seats.bought)} seats are in use.`;
  // With more assigned than bought there are two wholes, and a share would be of either.
  const share = seats.shortage === 0 ? ` (${format.share(seats.idle, seats.bought)})` : '';
  return `${format.count(seats.idle)} of ${format.count(seats.bought)} seats lie idle${share}.`;
}

function costSentence({ figures, format }: Report): string {
  const { costs, unpricedLicenses, licenses } = figures;
  if (licenses.length === 0) return '';
  if (costs.length === 0) return 'No price is known for any license, so the report states no cost.';
  const total = listOf(costs.map(({ currency, annualCost }) => format.money(annualCost, currency)));
  const idle = costs.filter(({ annualIdleCost }) => annualIdleCost > 0);
  const idleCost = listOf(idle.map(({ currency, annualIdleCost }) => format.money(annualIdleCost, currency)));
  const known = unpricedLicenses.length === 0 ? 'The seats cost' : 'The seats with a known price cost';
  const ofIdle = idle.length === 0 ? '' : `, ${idleCost} of it for idle seats`;
  return `${known} ${total} a year${ofIdle}.${unpricedSentence(unpricedLicenses)}`;
}

/** With a space before it; empty if every price is known. */
function unpricedSentence(names: readonly string[]): string {
  if (names.length === 0) return '';
  return ` No price is known for ${namesOf(names)}.`;
}

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, NAMES);
  const more = names.length - shown.length;
  return listOf(more > 0 ? [...shown, `${more} more`] : shown);
}

/** `1 seat`, `1,234 seats`. */
function numberOf(count: number, noun: string, format: ReportFormat): string {
  return `${format.count(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function shortageSentence({ figures: { licenses, seats }, format }: Report): string {
  if (seats.shortage === 0) return '';
  const names = namesOf(licenses.filter(({ shortage }) => shortage > 0).map(({ name }) => name));
  const verb = seats.shortage === 1 ? 'is' : 'are';
  return `${numberOf(seats.shortage, 'more seat', format)} ${verb} assigned than bought (${names}); seats taken back there make up for these first.`;
}

function reviewSentence({ figures: { savings }, format }: Report): string {
  const { review } = savings;
  if (review.seats === 0) return '';
  const worth = format.amounts(review.amounts, 'annual');
  const known = review.unpricedSeats === 0 ? 'they cost' : 'those with a known price cost';
  const cost = worth === '' ? '' : `; ${known} ${worth} a year`;
  return `${numberOf(review.seats, 'more seat', format)} may be idle, which is for a person to judge${cost}.`;
}

function renewalSentence({ figures: { renewals }, format }: Report): string {
  if (renewals === null) return '';
  const due = renewals.filter(({ event }) => event === 'renews');
  const [first] = due;
  if (!first) return `No subscription is due for renewal in the next ${RENEWAL_DAYS} days.`;
  const verb = due.length === 1 ? 'is' : 'are';
  return `${numberOf(due.length, 'subscription', format)} ${verb} due for renewal in the next ${RENEWAL_DAYS} days, first ${first.license} on ${format.day(first.date)}.`;
}
