import type { CurrencyCosts } from './figures/costFigures';
import type { LicenseFigures, SeatCounts } from './figures/licenseFigures';
import type { Renewal } from './figures/renewals';
import { amountIn, type SavingsFigures } from './figures/savingsFigures';
import { htmlSummary } from './message/htmlSummary';
import { slackText } from './message/slackText';
import type { Report } from './text/report';
import { headline } from './text/sentences';

/** The output item of Report: Create. Amounts in fields beside `currency` are null if they are in several currencies. */
export interface ReportItem {
  title: string;
  company: string | null;
  /** One sentence. */
  headline: string;
  seatsBought: number;
  seatsUsed: number;
  seatsIdle: number;
  annualCost: number | null;
  annualIdleCost: number | null;
  monthlySavings: number | null;
  annualSavings: number | null;
  /** Null if no price is known, or if the prices are in several currencies. */
  currency: string | null;
  /** Null if the subscriptions could not be read. */
  renewalCount: number | null;
  candidateCount: number;
  rowCount: number;
  rowsInPage: number;
  /** ISO 8601. */
  createdAt: string;
  /** `YYYY-MM-DD`. */
  reportRefreshDate: string | null;
  /** The summary for Slack, in its mrkdwn. */
  slackText: string;
  /** The summary for a message. */
  html: string;
  seats: SeatCounts;
  costs: CurrencyCosts[];
  savings: SavingsFigures;
  licenses: LicenseFigures[];
  uncountedLicenses: LicenseFigures[];
  unpricedLicenses: string[];
  renewals: Renewal[] | null;
  /** What limits the figures. */
  notes: string[];
}

export function reportItem(report: Report): ReportItem {
  const { figures, rowsInPage } = report;
  const { seats, costs, savings, rows } = figures;
  const cost = costs.length === 1 ? costs[0] : undefined;
  const saving = cost && savingIn(savings, cost.currency);
  return {
    title: report.title,
    company: report.company,
    headline: headline(report),
    seatsBought: seats.bought,
    seatsUsed: seats.used,
    seatsIdle: seats.idle,
    annualCost: cost?.annualCost ?? null,
    annualIdleCost: cost?.annualIdleCost ?? null,
    monthlySavings: saving?.monthly ?? null,
    annualSavings: saving?.annual ?? null,
    currency: cost?.currency ?? null,
    renewalCount: figures.renewals?.length ?? null,
    candidateCount: figures.candidateCount,
    rowCount: rows.length,
    rowsInPage: Math.min(rowsInPage, rows.length),
    createdAt: report.createdAt,
    reportRefreshDate: report.reportRefreshDate,
    slackText: slackText(report),
    html: htmlSummary(report),
    seats,
    costs,
    savings,
    licenses: figures.licenses,
    uncountedLicenses: figures.uncountedLicenses,
    unpricedLicenses: figures.unpricedLicenses,
    renewals: figures.renewals,
    notes: [...report.notes],
  };
}

/** Nothing to take back saves 0; seats without a price save nobody knows what. */
function savingIn(
  { amounts, unpricedSeats }: SavingsFigures,
  currency: string,
): { monthly: number | null; annual: number | null } {
  const unknown = unpricedSeats > 0 ? null : 0;
  return amountIn(amounts, currency) ?? { monthly: unknown, annual: unknown };
}
