import type { ReportFigures } from '../figures/reportFigures';
import type { ReportFormat } from './format';

/** All that a text of the report is made of. */
export interface Report {
  figures: ReportFigures;
  format: ReportFormat;
  title: string;
  /** Null if none was given. */
  company: string | null;
  /** ISO 8601. */
  createdAt: string;
  /** Of the usage reports, `YYYY-MM-DD`. */
  reportRefreshDate: string | null;
  /** Days without activity from which a license counts as inactive. */
  inactiveDays: number;
  /** What limits the figures, as sentences: what the app may not read, and the like. */
  notes: readonly string[];
  /** How many rows the page shows at most. */
  rowsInPage: number;
}
