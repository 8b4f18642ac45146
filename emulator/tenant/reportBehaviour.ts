/** How the usage reports of a tenant depart from the ordinary; everything is off at first. */
export interface ReportBehaviour {
  /** Only the header line, as for a tenant whose data is not ready. */
  noRows?: boolean;
  /** A column that no documentation mentions, at the end. */
  extraColumns?: boolean;
  /** Columns that are missing, by header. */
  missingColumns?: readonly string[];
  /** The mailbox usage report without Recipient Type, as the documentation has it and older files are. */
  noRecipientType?: boolean;
  /** Reports, by function name, that conceal names although the tenant's setting does not. */
  concealedReports?: readonly string[];
  /** The Copilot report comes by a redirect, as its older address answers, and not as the answer itself. */
  copilotRedirects?: boolean;
  /** Columns in another order. */
  movedColumns?: boolean;
  /** Activity before the period leaves its date empty. Otherwise the date of the last activity is always told. */
  datesWithinPeriod?: boolean;
  /** Turns a line of a CSV, by header, into none, one or several: double rows, odd dates, blanks. */
  rewriteRow?: (report: string, row: Record<string, string>) => Array<Record<string, string>>;
}
