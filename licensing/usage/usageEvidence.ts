import type { ActivityIndex } from './activityIndex';
import type { DesktopUsageIndex } from './desktopUsage';

/**
 * Where evidence of use can come from: the two activity reports, sign-ins, the reports about desktop apps, the report of
 * Copilot's use, and the mailbox usage report.
 */
export const EVIDENCE_SOURCES = ['services', 'signIns', 'desktopApps', 'copilot', 'mailboxes'] as const;

export type EvidenceSource = (typeof EVIDENCE_SOURCES)[number];

/** A report's knowledge of one user. */
export interface Lookup<Row> {
  /** Null if the report has no row of the user: nothing may be concluded from that. */
  find(userPrincipalName: string): Row | null;
}

/** One user's row of the Copilot usage report. Dates are `YYYY-MM-DD`. */
export interface CopilotUsage {
  lastActivityDate: string | null;
  refreshDate: string;
}

/** One user's row of the mailbox usage report. Dates are `YYYY-MM-DD`. */
export interface MailboxUsage {
  /** Microsoft's `User`, `Shared`, `Room`, `Equipment` ...; null if the report has no such column. */
  recipientType: string | null;
  hasArchive: boolean | null;
  storageUsedBytes: number | null;
  lastActivityDate: string | null;
  refreshDate: string;
}

/**
 * The row without a date from before the account was created: its principal name was another person's then.
 * `createdDateTime`: ISO 8601; null leaves the row as it is.
 */
export function ownCopilotUsage(row: CopilotUsage, createdDateTime: string | null): CopilotUsage {
  const isForeign = (row.lastActivityDate ?? '9999') < (createdDateTime?.slice(0, 10) ?? '');
  return isForeign ? { lastActivityDate: null, refreshDate: row.refreshDate } : row;
}

/** All evidence that a run has read. A source that is null was not wanted, or could not be had. */
export interface UsageEvidence {
  activity: ActivityIndex;
  desktop: DesktopUsageIndex | null;
  copilot: Lookup<CopilotUsage> | null;
  mailboxes: Lookup<MailboxUsage> | null;
  /** Whether the users carry `signInActivity`. */
  signIns: boolean;
}
