import {
  fromActiveUser,
  fromEmailActivity,
  mergeRows,
  type ActiveUserRecord,
  type ActivityRow,
  type EmailActivityRecord,
} from './activityRow';
import { ActivityColumns } from './columns/activityColumns';
import { PrincipalNames } from './columns/principalNames';
import { RowNumbers } from './columns/rowNumbers';
import { isConcealedName } from './principalName';
import { MEASURED_SERVICES, type MeasuredService } from './services';

export interface ActivityIndexOptions {
  /** The names of all reports of the run; each is kept once. Default: names of its own. */
  names?: PrincipalNames;
  /**
   * Whether rows keep the names, products and raw cells of the reports. Those who only judge activity do without, which
   * saves most of the memory. Default: true.
   */
  keepProfiles?: boolean;
}

/**
 * The activity of every user in the two reports, by user principal name in any case. Add the rows of both reports in any
 * order, also interleaved, then read.
 *
 * Several rows of one user become one (see `mergeRows`). A deleted account and a live one of the same name stay two:
 * they are two people.
 */
export class ActivityIndex {
  private readonly names: PrincipalNames;
  private readonly columns: ActivityColumns;
  private readonly live = new RowNumbers();
  private readonly deleted = new RowNumbers();
  private readonly measuredServices = new Set<MeasuredService>(['outlook']);
  private oldestRefreshDate: string | null = null;

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

  constructor({ names = new PrincipalNames(), keepProfiles = true }: ActivityIndexOptions = {}) {
    this.names = names;
    this.columns = new ActivityColumns(keepProfiles);
  }

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
    // Rows without a name may be different people, so each stays alone.
    const person = this.names.add(row.userId);
    const rows = row.isDeleted ? this.deleted : this.live;
    const earlier = rows.get(person);
    if (earlier !== null) {
      this.columns.set(earlier, mergeRows(this.columns.get(earlier), row));
      return;
    }
    const number = this.columns.add(row);
    if (person !== null) rows.set(person, number);
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

  /**
   * The activity of a user who is in the directory now. A user with a deleted row only was restored after the report
   * was made.
   */
  find(userPrincipalName: string): ActivityRow | undefined {
    return this.at(this.numberOf(userPrincipalName));
  }

  /** The activity of a deleted user. */
  findDeleted(userPrincipalName: string): ActivityRow | undefined {
    return this.at(this.numberOfDeleted(userPrincipalName));
  }

  /** The number of the row that `find` returns: rows are made anew each time, so this is what they are known by. */
  numberOf(userPrincipalName: string): number | null {
    const person = this.names.find(userPrincipalName);
    return this.live.get(person) ?? this.deleted.get(person);
  }

  /** The number of the row that `findDeleted` returns. */
  numberOfDeleted(userPrincipalName: string): number | null {
    return this.deleted.get(this.names.find(userPrincipalName));
  }

  at(number: number | null): ActivityRow | undefined {
    return number === null ? undefined : this.columns.get(number);
  }

  /** Every row with its number: live accounts first, then deleted ones. */
  *entries(): IterableIterator<[number: number, row: ActivityRow]> {
    for (const isDeleted of [false, true]) {
      for (let number = 0; number < this.columns.size; number++) {
        if (this.columns.isDeletedAt(number) === isDeleted) yield [number, this.columns.get(number)];
      }
    }
  }
}
