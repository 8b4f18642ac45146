import { badRequest } from './tenantError';

/** How the usage reports of a tenant depart from the ordinary; everything is off at first. */
export interface ReportBehaviour {
  /** Only the header line, as for a tenant whose data is not ready. */
  noRows?: boolean;
  /** The reporting service does not know the tenant: every report is a 404. */
  noReportService?: boolean;
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

const switches = [
  'noRows',
  'noReportService',
  'extraColumns',
  'noRecipientType',
  'copilotRedirects',
  'movedColumns',
  'datesWithinPeriod',
] as const satisfies ReadonlyArray<keyof ReportBehaviour>;
const lists = ['missingColumns', 'concealedReports'] as const satisfies ReadonlyArray<keyof ReportBehaviour>;

/** Reads what JSON can say of it. Throws TenantError for names and values that mean nothing. */
export function readReportBehaviour(given: unknown): ReportBehaviour {
  if (typeof given !== 'object' || given === null) throw badRequest('The body must be an object.');
  for (const [name, value] of Object.entries(given)) {
    const isSwitch = (switches as readonly string[]).includes(name) && typeof value === 'boolean';
    const isList =
      (lists as readonly string[]).includes(name) &&
      Array.isArray(value) &&
      value.every((one) => typeof one === 'string');
    if (!isSwitch && !isList)
      throw badRequest(
        `"${name}" is none of ${switches.join(', ')} (true or false), ${lists.join(', ')} (texts).`,
      );
  }
  return given;
}
