import { daysBetween } from './days';
import { byService, MEASURED_SERVICES, type MeasuredService } from './services';

/** One user's activity in one service. Dates are `YYYY-MM-DD`. */
export interface ServiceActivity {
  /** Null if no report has such a column (Outlook; a service that this cloud lacks). */
  licensed: boolean | null;
  /** Null: no activity on record, or a service outside the index's `measured`. */
  lastActivityDate: string | null;
  assignedDate: string | null;
}

/** One user's rows in the two activity reports, as one. */
export interface ActivityRow {
  /** User principal name as in the report; 32 hexadecimal characters if names are concealed. Empty without profiles. */
  userId: string;
  displayName: string | null;
  isDeleted: boolean;
  deletedDate: string | null;
  services: Record<MeasuredService, ServiceActivity>;
  /** Whether the active users report has a row of the user. */
  isInActiveUsers: boolean;
  /** Whether the e-mail activity report has one. */
  isInEmailActivity: boolean;
  assignedProducts: string[];
  /** The older date, if the two reports were made on different days. */
  reportRefreshDate: string;
  /** The reports' own rows; null unless the caller asked for them. */
  raw: RawActivityRows | null;
}

export interface RawActivityRows {
  activeUserDetail: Record<string, string> | null;
  emailActivityUserDetail: Record<string, string> | null;
}

interface ReportRecord {
  userPrincipalName: string;
  displayName: string | null;
  isDeleted: boolean;
  deletedDate: string | null;
  assignedProducts: string[];
  refreshDate: string;
  /** The row by column name; null unless the caller asked for it. */
  raw: Record<string, string> | null;
}

/** A row of the active users report, with texts read as dates and flags. */
export interface ActiveUserRecord extends ReportRecord {
  /** Only the services that the report has columns for. */
  services: Partial<Record<MeasuredService, ServiceActivity>>;
}

/** A row of the e-mail activity report. */
export interface EmailActivityRecord extends ReportRecord {
  lastActivityDate: string | null;
}

/** Neither report says anything of the service. */
export const NO_ACTIVITY: Readonly<ServiceActivity> = Object.freeze({
  licensed: null,
  lastActivityDate: null,
  assignedDate: null,
});

/** The row of a user from the active users report alone. */
export function fromActiveUser(record: ActiveUserRecord): ActivityRow {
  const services = byService((service) => record.services[service] ?? NO_ACTIVITY);
  const raw = { activeUserDetail: record.raw, emailActivityUserDetail: null };
  return rowOf(record, services, 'activeUsers', raw);
}

/** The row of a user from the e-mail activity report alone. */
export function fromEmailActivity(record: EmailActivityRecord): ActivityRow {
  const outlook = { licensed: null, lastActivityDate: record.lastActivityDate, assignedDate: null };
  const services = byService((service) => (service === 'outlook' ? outlook : NO_ACTIVITY));
  const raw = { activeUserDetail: null, emailActivityUserDetail: record.raw };
  return rowOf(record, services, 'emailActivity', raw);
}

function rowOf(
  record: ReportRecord,
  services: ActivityRow['services'],
  report: 'activeUsers' | 'emailActivity',
  raw: RawActivityRows,
): ActivityRow {
  return {
    userId: record.userPrincipalName,
    displayName: record.displayName,
    isDeleted: record.isDeleted,
    deletedDate: record.deletedDate,
    services,
    isInActiveUsers: report === 'activeUsers',
    isInEmailActivity: report === 'emailActivity',
    assignedProducts: record.assignedProducts,
    reportRefreshDate: record.refreshDate,
    raw: record.raw ? raw : null,
  };
}

/**
 * Two rows of one user as one: the latest activity of each service, licensed if either row is, and the older refresh
 * date, so that neither report counts as newer than it is.
 */
export function mergeRows(first: ActivityRow, second: ActivityRow): ActivityRow {
  const services = byService((service) => mergeServices(first.services[service], second.services[service]));
  return {
    userId: first.userId,
    displayName: first.displayName ?? second.displayName,
    isDeleted: first.isDeleted && second.isDeleted,
    deletedDate: latest(first.deletedDate, second.deletedDate),
    services,
    isInActiveUsers: first.isInActiveUsers || second.isInActiveUsers,
    isInEmailActivity: first.isInEmailActivity || second.isInEmailActivity,
    assignedProducts: union(first.assignedProducts, second.assignedProducts),
    reportRefreshDate:
      first.reportRefreshDate < second.reportRefreshDate ? first.reportRefreshDate : second.reportRefreshDate,
    raw: first.raw || second.raw ? mergeRaw(first.raw, second.raw) : null,
  };
}

function mergeServices(first: ServiceActivity, second: ServiceActivity): ServiceActivity {
  if (second === NO_ACTIVITY) return first;
  if (first === NO_ACTIVITY) return second;
  return {
    licensed: first.licensed === true ? true : (second.licensed ?? first.licensed),
    lastActivityDate: latest(first.lastActivityDate, second.lastActivityDate),
    assignedDate: latest(first.assignedDate, second.assignedDate),
  };
}

/** Returns the first list itself if it has everything: both reports name the same products, and users are many. */
function union(first: string[], second: string[]): string[] {
  const added = second.filter((product) => !first.includes(product));
  return added.length === 0 ? first : [...first, ...added];
}

function mergeRaw(first: RawActivityRows | null, second: RawActivityRows | null): RawActivityRows {
  return {
    activeUserDetail: first?.activeUserDetail ?? second?.activeUserDetail ?? null,
    emailActivityUserDetail: first?.emailActivityUserDetail ?? second?.emailActivityUserDetail ?? null,
  };
}

/** The later of two `YYYY-MM-DD` dates. */
export function latest(first: string | null, second: string | null): string | null {
  if (first === null || second === null) return first ?? second;
  return first > second ? first : second;
}

/**
 * Whether a blank in the service means that the user did not use it: only a row of the report that measures the service
 * says so. A report may lack the user (its tail was lost; the mailbox is not in Exchange Online) while the other has a row.
 * The e-mail activity report need not know a user of whom the active users report says that there is no Exchange license.
 */
export function isSilenceKnown(row: ActivityRow, service: MeasuredService): boolean {
  if (service !== 'outlook') return row.isInActiveUsers;
  return row.isInEmailActivity || row.services.exchange.licensed === false;
}

/** The latest activity in any of the services; null if none has any. */
export function latestActivityDate(row: ActivityRow, services: Iterable<MeasuredService>): string | null {
  let date: string | null = null;
  for (const service of services) date = latest(date, row.services[service].lastActivityDate);
  return date;
}

/** Whole days from `date` to `refreshDate`, both `YYYY-MM-DD`; 0 if `date` is the later one, null if there is none. */
export function inactiveDays(date: string | null, refreshDate: string): number | null {
  if (date === null) return null;
  return Math.max(0, daysBetween(date, refreshDate));
}

/**
 * The row without what happened before the account was created: its principal name was another person's then.
 * `createdDateTime`: ISO 8601; null leaves the row as it is.
 */
export function ownActivity(row: ActivityRow, createdDateTime: string | null): ActivityRow {
  const createdDate = createdDateTime?.slice(0, 10) ?? '';
  const isForeign = ({ lastActivityDate }: ServiceActivity) =>
    (lastActivityDate ?? createdDate) < createdDate;
  if (!MEASURED_SERVICES.some((service) => isForeign(row.services[service]))) return row;
  const services = { ...row.services };
  for (const service of MEASURED_SERVICES) {
    if (isForeign(services[service])) services[service] = { ...services[service], lastActivityDate: null };
  }
  return { ...row, services };
}
