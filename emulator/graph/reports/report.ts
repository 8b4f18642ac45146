import type { LedgerService } from '../../tenant/ledger';
import type { TenantUser } from '../../tenant/model';
import type { Tenant } from '../../tenant/tenant';

/** What a report covers. */
export interface ReportScope {
  tenant: Tenant;
  /** Last day of the data, `YYYY-MM-DD`. */
  refreshDate: string;
  /** Number of days up to the refresh date; 1 where a date was asked for. */
  days: number;
  /** The single day asked for; null for a period. */
  date: string | null;
}

/** A user of whom a report tells. */
export interface ReportedUser {
  user: TenantUser;
  /** As the report spells it. */
  userPrincipalName: string;
  /** `YYYY-MM-DD`; null unless deleted by the refresh date. */
  deletedDate: string | null;
}

export type Cell = string | number | boolean | null | readonly string[];

/** One of the usage reports: what it says of a user, and how that is laid out in CSV. */
export interface Report {
  name: string;
  /** Its type in @odata.context. */
  type: string;
  takesPeriod: boolean;
  takesDate: boolean;
  /** Whether v1.0 has it as JSON too; beta always has. */
  jsonInV1: boolean;
  headers: readonly string[];
  /** The JSON object of a user; null where the report does not tell of them. */
  entity(reported: ReportedUser, scope: ReportScope): Record<string, unknown> | null;
  /** The CSV lines of that object, in the order of the headers. */
  lines(entity: Record<string, unknown>): Cell[][];
}

/** The latest activity that the report knows of; on a single date that date or nothing. */
export function lastActivity(
  { user }: ReportedUser,
  service: LedgerService,
  scope: ReportScope,
): string | null {
  const { tenant, refreshDate, date, days } = scope;
  if (date !== null) return tenant.ledger.lastActivity(user.id, service, date, 1);
  return tenant.ledger.lastActivity(
    user.id,
    service,
    refreshDate,
    tenant.reportBehaviour.datesWithinPeriod ? days : undefined,
  );
}

/** Number of days within the scope on which the user was active in the service. */
export function activeDays(reported: ReportedUser, service: LedgerService, scope: ReportScope): number {
  return activeDates(reported, service, scope).length;
}

/** The days within the scope on which the user was active in the service, `YYYY-MM-DD`, ascending. */
export function activeDates({ user }: ReportedUser, service: LedgerService, scope: ReportScope): string[] {
  const { tenant, refreshDate, days, date } = scope;
  const to = date ?? refreshDate;
  const from = new Date(Date.parse(to) - (days - 1) * 86_400_000).toISOString().slice(0, 10);
  return tenant.ledger.dates(user.id, service, from, to);
}

/** Whether the user was active in the service within the scope. */
export function wasActive({ user }: ReportedUser, service: LedgerService, scope: ReportScope): boolean {
  const { tenant, refreshDate, days, date } = scope;
  return tenant.ledger.lastActivity(user.id, service, date ?? refreshDate, days) !== null;
}

export function latest(dates: ReadonlyArray<string | null>): string | null {
  return dates.reduce((one, other) => ((other ?? '') > (one ?? '') ? other : one), null);
}
