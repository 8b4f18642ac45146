import type { PriceList } from '../../licensing/money/prices';
import { seatPricesOf } from '../../licensing/money/seatPrices';
import { toLicenseItem, type LicenseItem } from '../../licensing/inventory/licenseItem';
import { reportFigures, type ReportFigures } from '../../licensing/report/figures/reportFigures';
import { reportItem, type ReportItem } from '../../licensing/report/reportItem';
import { reportPage } from '../../licensing/report/page/page';
import { rowsCsv } from '../../licensing/report/rows/rowsCsv';
import { reportFormat } from '../../licensing/report/text/format';
import type { Report } from '../../licensing/report/text/report';
import type { ActivityReader } from '../activity/readReports';
import type { CandidateRequest } from '../candidates/candidateRequest';
import { candidateWindow } from '../candidates/candidateSources';
import { findCandidates } from '../candidates/findCandidates';
import type { UseCaseContext } from '../context';
import { missingPricesHint } from '../inventory/missingPricesHint';
import { readInventory, type Inventory } from '../inventory/readInventory';
import type { WithoutSubscriptions } from '../inventory/readSubscriptions';

/** What one input item asks for. */
export interface ReportRequest {
  /** Who counts as idle, and what seats cost. */
  candidates: CandidateRequest;
  title: string;
  company: string | null;
  /** The currency that comes first; null: that of the most seats. */
  currency: string | null;
  /** How numbers, money and days are written: a tag of BCP 47. */
  locale: string;
  /** How many rows the page shows at most. */
  rowsInPage: number;
}

export interface CreatedReport {
  item: ReportItem;
  /** An HTML document. */
  page: string;
  /** CSV, in chunks. */
  rows: Iterable<string>;
}

/**
 * The state of the tenant's licenses for somebody who has to decide about money: figures, a page and all rows.
 * @throws {GraphError} where Find Candidates would stop: what is missing, stale or implausible gives no report
 */
export async function createReport(
  context: UseCaseContext,
  reader: ActivityReader,
  request: ReportRequest,
): Promise<CreatedReport> {
  const createdAt = context.now();
  const notes: string[] = [];
  const noting = contextWithNotes(context, notes);
  const reading = readInventory(noting, withoutSubscriptions);
  const candidates = await findCandidates(noting, reader, request.candidates, reading);
  const inventory = await reading;
  const { prices } = request.candidates;
  const today = createdAt.slice(0, 10);
  const figures = reportFigures({
    licenses: licensesOf(inventory, prices),
    candidates,
    prices,
    seats: seatPricesOf({ ...inventory, prices, today }),
    currency: request.currency,
    today,
  });
  const costs = figures.licenses.map(({ annualCost }) => annualCost);
  const hint = missingPricesHint(prices, costs);
  // Where there are candidates, they have said so.
  if (hint !== null && candidates.length === 0) context.hint(hint);
  const { refreshDate } = await reader.read(candidateWindow);
  const report = toReport(request, figures, { createdAt, notes, reportRefreshDate: refreshDate });
  return { item: reportItem(report), page: reportPage(report), rows: rowsCsv(figures.rows) };
}

const withoutSubscriptions: WithoutSubscriptions = {
  consequence:
    'renewals are missing, trials count as seats that are bought, and no day is given from which a saving is real',
  alternative: 'send the report without them',
};

/** Warnings are shown beside the output and in the page: who gets the page does not see the editor. */
function contextWithNotes(context: UseCaseContext, notes: string[]): UseCaseContext {
  return {
    ...context,
    hint: (message, level) => {
      if (level === 'warning' && !notes.includes(message)) notes.push(message);
      context.hint(message, level);
    },
  };
}

function licensesOf({ tenantSkus, subscriptions, catalog }: Inventory, prices: PriceList): LicenseItem[] {
  const sources = { subscriptions, prices, catalog, includeServicePlans: false };
  return tenantSkus.map((sku) => toLicenseItem(sku, sources));
}

function toReport(
  { title, company, locale, rowsInPage, candidates: { inactiveDays } }: ReportRequest,
  figures: ReportFigures,
  { createdAt, notes, reportRefreshDate }: Pick<Report, 'createdAt' | 'notes' | 'reportRefreshDate'>,
): Report {
  return {
    figures,
    format: reportFormat(locale),
    title,
    company,
    createdAt,
    reportRefreshDate,
    inactiveDays,
    notes,
    rowsInPage,
  };
}
