import type { Candidate } from '../../candidates/candidate';
import type { LicenseItem } from '../../inventory/licenseItem';
import type { PriceList } from '../../money/prices';
import type { SeatPrice } from '../../money/seatPrices';
import { foldId } from '../../products/foldId';
import { costFigures, type CurrencyCosts } from './costFigures';
import { licenseFigures, sumOfSeats, type LicenseFigures, type SeatCounts } from './licenseFigures';
import { renewalsOf, type Renewal } from './renewals';
import { toReportRow, type ReportRow } from './reportRow';
import { savingsFigures, type SavingsFigures } from './savingsFigures';

/** The figures of a report, without any text made of them. */
export interface ReportFigures {
  seats: SeatCounts;
  /** One row per currency; empty if no price is known. */
  costs: CurrencyCosts[];
  savings: SavingsFigures;
  /** Licenses that somebody pays for, the most seats first. */
  licenses: LicenseFigures[];
  /** Free ones and trials: in no figure. */
  uncountedLicenses: LicenseFigures[];
  /** Names of counted licenses without a known cost. */
  unpricedLicenses: string[];
  /** Of the next 90 days; null if the subscriptions were not read. */
  renewals: Renewal[] | null;
  /** Every license of a user that could be reclaimed, free ones too; what can be removed first, the biggest saving first. */
  rows: ReportRow[];
  /** Users among the rows. */
  candidateCount: number;
}

export interface FiguresInput {
  licenses: readonly LicenseItem[];
  /** One for each license, as with Group By: License. */
  candidates: readonly Candidate[];
  prices: PriceList;
  /** What seats cost, by SKU id in lower case. */
  seats: ReadonlyMap<string, SeatPrice>;
  /** The currency that comes first; null: that of the most seats. */
  currency: string | null;
  /** `YYYY-MM-DD`. */
  today: string;
}

export function reportFigures(input: FiguresInput): ReportFigures {
  const { licenses, candidates, prices, seats, today } = input;
  const rows = candidates.flatMap((candidate) => toReportRow(candidate) ?? []);
  const { counted, uncounted } = licenseFigures(licenses, rows);
  const paidSkus = new Set(counted.map(({ skuId }) => foldId(skuId)));
  const currency = input.currency ?? commonCurrency(counted);
  const savings = savingsFigures({
    rows: rows.filter(({ skuId }) => paidSkus.has(foldId(skuId))),
    seats,
    currency,
  });
  const areSubscriptionsKnown = licenses.every(({ subscriptions }) => subscriptions !== null);
  return {
    seats: sumOfSeats(counted),
    costs: costFigures(counted, savings.amounts, currency),
    savings,
    licenses: counted,
    uncountedLicenses: uncounted,
    unpricedLicenses: counted.filter(({ annualCost }) => annualCost === null).map(({ name }) => name),
    renewals: areSubscriptionsKnown ? renewalsOf({ licenses, figures: counted, prices, today }) : null,
    rows,
    candidateCount: new Set(rows.map(({ userId }) => userId)).size,
  };
}

/** The currency in which most seats are paid. */
function commonCurrency(licenses: readonly LicenseFigures[]): string | null {
  const seats = new Map<string, number>();
  for (const { currency, bought } of licenses)
    if (currency !== null) seats.set(currency, (seats.get(currency) ?? 0) + bought);
  return [...seats].sort(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}
