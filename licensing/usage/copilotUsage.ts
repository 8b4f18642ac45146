import { foldPrincipalName, isConcealedName } from './activityIndex';
import { latest } from './activityRow';
import type { CopilotUsage, Lookup } from './usageEvidence';

/** A row of the Copilot usage report. */
export interface CopilotUsageRecord extends CopilotUsage {
  userPrincipalName: string;
}

/** The Copilot usage report by user. Add every row, then call `find`. */
export class CopilotUsageIndex implements Lookup<CopilotUsage> {
  private readonly rows = new Map<string, CopilotUsage>();

  /** Rows whose name is 32 hexadecimal characters. */
  concealedRows = 0;
  /** The oldest refresh date of all rows; null before the first row. */
  refreshDate: string | null = null;

  /** Several rows of one user become one: the latest activity, and the older refresh date. */
  add({ userPrincipalName, lastActivityDate, refreshDate }: CopilotUsageRecord): void {
    if (isConcealedName(userPrincipalName)) this.concealedRows++;
    if (this.refreshDate === null || refreshDate < this.refreshDate) this.refreshDate = refreshDate;
    const key = foldPrincipalName(userPrincipalName);
    if (key === '') return;
    const earlier = this.rows.get(key);
    this.rows.set(key, {
      lastActivityDate: latest(earlier?.lastActivityDate ?? null, lastActivityDate),
      refreshDate: earlier && earlier.refreshDate < refreshDate ? earlier.refreshDate : refreshDate,
    });
  }

  find(userPrincipalName: string): CopilotUsage | null {
    return this.rows.get(foldPrincipalName(userPrincipalName)) ?? null;
  }
}
