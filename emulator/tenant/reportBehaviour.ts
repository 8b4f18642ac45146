/** How the usage reports of a tenant depart from the ordinary; everything is off at first. */
export interface ReportBehaviour {
  /** Only the header line, as for a tenant whose data is not ready. */
  noRows?: boolean;
  /** A column that no documentation mentions, at the end. */
  extraColumns?: boolean;
  /** Columns that are missing, by header. */
  missingColumns?: readonly string[];
  /** Columns in another order. */
  movedColumns?: boolean;
  /** Activity before the period leaves its date empty. Otherwise the date of the last activity is always told. */
  datesWithinPeriod?: boolean;
  /** Turns a line of a CSV, by header, into none, one or several: double rows, odd dates, blanks. */
  rewriteRow?: (report: string, row: Record<string, string>) => Array<Record<string, string>>;
}
