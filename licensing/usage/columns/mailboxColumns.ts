import type { MailboxUsage } from '../usageEvidence';
import { Column } from './column';
import { FlagColumn } from './flagColumn';
import { SharedTexts, TextColumn } from './textColumn';

/** Rows of the mailbox usage report in columns: some 20 bytes each. */
export class MailboxColumns {
  private readonly texts = new SharedTexts();
  private readonly recipientType = new TextColumn(this.texts);
  private readonly hasArchive = new FlagColumn();
  /** Bytes plus one; 0 where the size is not known. */
  private readonly storage = new Column(Float64Array);
  private readonly lastActivityDate = new TextColumn(this.texts);
  private readonly refreshDate = new TextColumn(this.texts);
  private size = 0;

  /** Adds a row and returns its number. */
  add(row: MailboxUsage): number {
    this.set(this.size, row);
    return this.size++;
  }

  set(number: number, row: MailboxUsage): void {
    const { storageUsedBytes } = row;
    this.recipientType.set(number, row.recipientType);
    this.hasArchive.set(number, row.hasArchive);
    this.storage.set(number, storageUsedBytes === null ? 0 : storageUsedBytes + 1);
    this.lastActivityDate.set(number, row.lastActivityDate);
    this.refreshDate.set(number, row.refreshDate);
  }

  get(number: number): MailboxUsage {
    const storage = this.storage.get(number);
    return {
      recipientType: this.recipientType.get(number),
      hasArchive: this.hasArchive.get(number),
      storageUsedBytes: storage === 0 ? null : storage - 1,
      lastActivityDate: this.lastActivityDate.get(number),
      refreshDate: this.refreshDate.get(number) ?? '',
    };
  }
}
