import { latest } from './activityRow';
import { MailboxColumns } from './columns/mailboxColumns';
import { PrincipalNames } from './columns/principalNames';
import { RowNumbers } from './columns/rowNumbers';
import { isConcealedName } from './principalName';
import type { Lookup, MailboxUsage } from './usageEvidence';

/** A row of the mailbox usage report. */
export interface MailboxUsageRecord extends MailboxUsage {
  userPrincipalName: string;
  isDeleted: boolean;
}

/**
 * The mailbox usage report by user. Add every row, then call `find`. A deleted account and a live one of the same name
 * stay two, as in the activity reports.
 */
export class MailboxUsageIndex implements Lookup<MailboxUsage> {
  private readonly columns = new MailboxColumns();
  private readonly live = new RowNumbers();
  private readonly deleted = new RowNumbers();

  /** Rows whose name is 32 hexadecimal characters. */
  concealedRows = 0;
  /** The oldest refresh date of all rows; null before the first row. */
  refreshDate: string | null = null;

  /** `names`: of all reports of the run; each is kept once. Default: names of its own. */
  constructor(private readonly names = new PrincipalNames()) {}

  add(record: MailboxUsageRecord): void {
    const { userPrincipalName, isDeleted, refreshDate } = record;
    if (isConcealedName(userPrincipalName)) this.concealedRows++;
    if (this.refreshDate === null || refreshDate < this.refreshDate) this.refreshDate = refreshDate;
    const person = this.names.add(userPrincipalName);
    if (person === null) return;
    const rows = isDeleted ? this.deleted : this.live;
    const earlier = rows.get(person);
    if (earlier === null) rows.set(person, this.columns.add(record));
    else this.columns.set(earlier, mergeMailboxes(this.columns.get(earlier), record));
  }

  /**
   * The mailbox of a user who is in the directory now. A user with a deleted row only was restored after the report was
   * made.
   */
  find(userPrincipalName: string): MailboxUsage | null {
    const person = this.names.find(userPrincipalName);
    const row = this.live.get(person) ?? this.deleted.get(person);
    return row === null ? null : this.columns.get(row);
  }
}

/**
 * Two rows of one user as one. Of each pair of values it keeps the one that speaks for keeping the license: the kind
 * that is no person's mailbox, an archive, the larger size, the later activity; and the older refresh date.
 */
function mergeMailboxes(first: MailboxUsage, second: MailboxUsage): MailboxUsage {
  const isFirstOfPerson = first.recipientType === null || /^user$/i.test(first.recipientType);
  return {
    recipientType: isFirstOfPerson ? (second.recipientType ?? first.recipientType) : first.recipientType,
    hasArchive: first.hasArchive === true ? true : (second.hasArchive ?? first.hasArchive),
    storageUsedBytes: larger(first.storageUsedBytes, second.storageUsedBytes),
    lastActivityDate: latest(first.lastActivityDate, second.lastActivityDate),
    refreshDate: first.refreshDate < second.refreshDate ? first.refreshDate : second.refreshDate,
  };
}

function larger(first: number | null, second: number | null): number | null {
  if (first === null || second === null) return first ?? second;
  return Math.max(first, second);
}
