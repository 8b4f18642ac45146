import {
  fromActiveUser,
  fromEmailActivity,
  mergeRows,
  type ActiveUserRecord,
  type ActivityRow,
  type EmailActivityRecord,
} from './activityRow';
import { MEASURED_SERVICES, type MeasuredService } from './services';

const CONCEALED_NAME = /^[0-9a-f]{32}$/i;

/** True for a name that the tenant's report setting has replaced: 32 hexadecimal characters. */
export function isConcealedName(userPrincipalName: string): boolean {
  return CONCEALED_NAME.test(userPrincipalName);
}

/** Principal names that differ only in case, or in how an accented letter is composed, are one user. */
export function foldPrincipalName(userPrincipalName: string): string {
  return userPrincipalName.trim().normalize('NFC').toLowerCase();
}

/**
 * The activity of every user that the reports know, found by principal name whatever its case. Fill it from the two
 * reports, in any order and also interleaved, then read it.
 *
 * Several rows of one user become one (see `mergeRows`). A deleted account and a live one of the same name are two:
 * the name was given to another person.
 */
export class ActivityIndex {
  private readonly live = new Map<string, ActivityRow>();
  private readonly deleted = new Map<string, ActivityRow>();
  private readonly measuredServices = new Set<MeasuredService>(['outlook']);
  private oldestRefreshDate: string | null = null;
  private nameless = 0;

  /** Rows of the active users report. */
  activeUserRows = 0;
  /** Rows of the e-mail activity report. */
  emailActivityRows = 0;
  /** Rows of the active users report that have an Exchange license, so that the e-mail report should know the user. */
  mailboxRows = 0;
  /** Rows whose name is 32 hexadecimal characters. */
  concealedRows = 0;
  /** Activity dates after their report's refresh date; they count as activity on the refresh date. */
  futureDates = 0;

  /** Names the services that the active users report has columns for. */
  setMeasured(services: Iterable<MeasuredService>): void {
    for (const service of services) this.measuredServices.add(service);
  }

  /** The services for which the reports have columns. A service outside this set was not measured. */
  get measured(): ReadonlySet<MeasuredService> {
    return this.measuredServices;
  }

  /** The refresh date of the reports, the older one where they differ; null as long as there is no row. */
  get refreshDate(): string | null {
    return this.oldestRefreshDate;
  }

  addActiveUser(record: ActiveUserRecord): void {
    this.activeUserRows++;
    if (record.services.exchange?.licensed) this.mailboxRows++;
    this.add(fromActiveUser(record));
  }

  addEmailActivity(record: EmailActivityRecord): void {
    this.emailActivityRows++;
    this.add(fromEmailActivity(record));
  }

  private add(row: ActivityRow): void {
    this.count(row);
    const rows = row.isDeleted ? this.deleted : this.live;
    const key = foldPrincipalName(row.userId) || this.keyOfNameless();
    const known = rows.get(key);
    rows.set(key, known ? mergeRows(known, row) : row);
  }

  private count(row: ActivityRow): void {
    if (isConcealedName(row.userId)) this.concealedRows++;
    for (const service of MEASURED_SERVICES) {
      if ((row.services[service].lastActivityDate ?? '') > row.reportRefreshDate) this.futureDates++;
    }
    if (this.oldestRefreshDate === null || row.reportRefreshDate < this.oldestRefreshDate) {
      this.oldestRefreshDate = row.reportRefreshDate;
    }
  }

  /** Rows without a name are different people for all we know: they must not become one. */
  private keyOfNameless(): string {
    return `\u0000${this.nameless++}`;
  }

  /**
   * The activity of a user who is in the directory now: the rows that are not marked as deleted, or, where there are
   * only deleted ones (the user was restored after the report was made), those.
   */
  find(userPrincipalName: string): ActivityRow | undefined {
    const key = foldPrincipalName(userPrincipalName);
    return this.live.get(key) ?? this.deleted.get(key);
  }

  /** The activity of a deleted user. */
  findDeleted(userPrincipalName: string): ActivityRow | undefined {
    return this.deleted.get(foldPrincipalName(userPrincipalName));
  }

  /** Every row: those of live accounts, then those of deleted ones. */
  *rows(): IterableIterator<ActivityRow> {
    yield* this.live.values();
    yield* this.deleted.values();
  }
}
