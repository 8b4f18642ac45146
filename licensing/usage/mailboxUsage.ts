import { foldPrincipalName, isConcealedName } from './activityIndex';
import { latest } from './activityRow';
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
  private readonly live = new Map<string, MailboxUsage>();
  private readonly deleted = new Map<string, MailboxUsage>();
  /** Few texts for many rows: each is kept once. */
  private readonly recipientTypes = new Map<string, string>();

  /** Rows whose name is 32 hexadecimal characters. */
  concealedRows = 0;
  /** The oldest refresh date of all rows; null before the first row. */
  refreshDate: string | null = null;

  add(record: MailboxUsageRecord): void {
    const { userPrincipalName, isDeleted, recipientType, refreshDate } = record;
    if (isConcealedName(userPrincipalName)) this.concealedRows++;
    if (this.refreshDate === null || refreshDate < this.refreshDate) this.refreshDate = refreshDate;
    const key = foldPrincipalName(userPrincipalName);
    if (key === '') return;
    const rows = isDeleted ? this.deleted : this.live;
    const row: MailboxUsage = {
      recipientType: recipientType === null ? null : this.once(recipientType),
      hasArchive: record.hasArchive,
      storageUsedBytes: record.storageUsedBytes,
      lastActivityDate: record.lastActivityDate,
      refreshDate,
    };
    const earlier = rows.get(key);
    rows.set(key, earlier ? mergeMailboxes(earlier, row) : row);
  }

  /**
   * The mailbox of a user who is in the directory now. A user with a deleted row only was restored after the report was
   * made.
   */
  find(userPrincipalName: string): MailboxUsage | null {
    const key = foldPrincipalName(userPrincipalName);
    return this.live.get(key) ?? this.deleted.get(key) ?? null;
  }

  private once(recipientType: string): string {
    const known = this.recipientTypes.get(recipientType);
    if (known !== undefined) return known;
    this.recipientTypes.set(recipientType, recipientType);
    return recipientType;
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
