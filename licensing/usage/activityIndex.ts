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

/** Whether the tenant's report setting has replaced the name by a code of 32 hexadecimal characters. */
export function isConcealedName(userPrincipalName: string): boolean {
  return CONCEALED_NAME.test(userPrincipalName);
}

/**
 * The form in which user principal names are compared and used as keys: names that differ only in case, or in how an
 * accented letter is composed, are one user.
 */
export function foldPrincipalName(userPrincipalName: string): string {
  return userPrincipalName.trim().normalize('NFC').toLowerCase();
}

/**
 * The activity of every user in the two reports, by user principal name in any case. Add the rows of both reports in any
 * order, also interleaved, then read.
 *
 * Several rows of one user become one (see `mergeRows`). A deleted account and a live one of the same name stay two:
 * they are two people.
 */
export class ActivityIndex {
  private readonly live = new Map<string, ActivityRow>();
  private readonly deleted = new Map<string, ActivityRow>();
  private readonly measuredServices = new Set<MeasuredService>(['outlook']);
  private oldestRefreshDate: string | null = null;
  private namelessRows = 0;

  /** Rows of the active users report. */
  activeUserRows = 0;
  /** Rows of the e-mail activity report. */
  emailActivityRows = 0;
  /** Rows of the active users report with an Exchange license: users who should be in the e-mail report. */
  mailboxRows = 0;
  /** Rows whose name is 32 hexadecimal characters. */
  concealedRows = 0;
  /** Activity dates later than their report's refresh date; they count as activity on the refresh date. */
  futureDates = 0;

  /** Adds the services that the active users report has columns for. */
  setMeasured(services: Iterable<MeasuredService>): void {
    for (const service of services) this.measuredServices.add(service);
  }

  /** The services that the reports have columns for. Any other service was not measured. */
  get measured(): ReadonlySet<MeasuredService> {
    return this.measuredServices;
  }

  /** The older refresh date of the two reports; null before the first row. */
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
    const earlier = rows.get(key);
    rows.set(key, earlier ? mergeRows(earlier, row) : row);
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

  /** Rows without a name may be different people, so each gets a key of its own. */
  private keyOfNameless(): string {
    return `\u0000${this.namelessRows++}`;
  }

  /**
   * The activity of a user who is in the directory now. A user with a deleted row only was restored after the report
   * was made.
   */
  find(userPrincipalName: string): ActivityRow | undefined {
    const key = foldPrincipalName(userPrincipalName);
    return this.live.get(key) ?? this.deleted.get(key);
  }

  /** The activity of a deleted user. */
  findDeleted(userPrincipalName: string): ActivityRow | undefined {
    return this.deleted.get(foldPrincipalName(userPrincipalName));
  }

  /** Every row: live accounts first, then deleted ones. */
  *rows(): IterableIterator<ActivityRow> {
    yield* this.live.values();
    yield* this.deleted.values();
  }
}
