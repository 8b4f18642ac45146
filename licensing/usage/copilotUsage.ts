import { latest } from './activityRow';
import { PrincipalNames } from './columns/principalNames';
import { SharedTexts, TextColumn } from './columns/textColumn';
import { isConcealedName } from './principalName';
import type { CopilotUsage, Lookup } from './usageEvidence';

/** A row of the Copilot usage report. */
export interface CopilotUsageRecord extends CopilotUsage {
  userPrincipalName: string;
}

/** The Copilot usage report by user. Add every row, then call `find`. */
export class CopilotUsageIndex implements Lookup<CopilotUsage> {
  private readonly texts = new SharedTexts();
  private readonly dates = new TextColumn(this.texts);
  private readonly refreshDates = new TextColumn(this.texts);

  /** Rows whose name is 32 hexadecimal characters. */
  concealedRows = 0;
  /** The oldest refresh date of all rows; null before the first row. */
  refreshDate: string | null = null;

  /** `names`: of all reports of the run; each is kept once. Default: names of its own. */
  constructor(private readonly names = new PrincipalNames()) {}

  /** Several rows of one user become one: the latest activity, and the older refresh date. */
  add({ userPrincipalName, lastActivityDate, refreshDate }: CopilotUsageRecord): void {
    if (isConcealedName(userPrincipalName)) this.concealedRows++;
    if (this.refreshDate === null || refreshDate < this.refreshDate) this.refreshDate = refreshDate;
    const person = this.names.add(userPrincipalName);
    if (person === null) return;
    const earlier = this.refreshDates.get(person);
    this.dates.set(person, latest(this.dates.get(person), lastActivityDate));
    this.refreshDates.set(person, earlier !== null && earlier < refreshDate ? earlier : refreshDate);
  }

  find(userPrincipalName: string): CopilotUsage | null {
    const person = this.names.find(userPrincipalName);
    const refreshDate = person === null ? null : this.refreshDates.get(person);
    if (person === null || refreshDate === null) return null;
    return { lastActivityDate: this.dates.get(person), refreshDate };
  }
}
