import type { RestorePayload } from '../../licensing/changes/inputItem/restorePayload';
import type { KeptRow, LicenseRow, Outcome } from '../../licensing/changes/outcome';
import type { FailureDetails } from '../failureDetails';

/** What became of one input item: an output item of every operation that changes licenses. */
export interface ChangeReport {
  /** User principal name, or the user as the item names it; null where the item names none. */
  userId: string | null;
  id: string | null;
  displayName: string | null;
  email: string | null;
  outcome: Outcome;
  /** One sentence for people: what became of the item, what stayed and why. */
  message: string;
  dryRun: boolean;
  monthlySavings: number | null;
  currency: string | null;
  /** Whether a read after the write has shown the user as planned. */
  verified: boolean;
  note: string | null;
  /** The country that was set for the user before the change; null if none was. */
  usageLocationSet: string | null;
  /** When Graph accepted the write, or when the report was made; full UTC. */
  at: string;
  requestId: string | null;
  removed: LicenseRow[];
  added: LicenseRow[];
  kept: KeptRow[];
  /** Sentences: what the change overrides or leaves out, or has done besides. */
  remarks: string[];
  before: LicenseRow[];
  after: LicenseRow[];
  restore: RestorePayload | null;
  /** Binds `restore` to the credential of the run; null where there is none. */
  signature: string | null;
  error: FailureDetails | null;
}

/** Whether the report stands for a change that was made, or may have been. */
export function hasWritten({ dryRun, outcome, removed, added }: ChangeReport): boolean {
  return !dryRun && outcome !== 'failed' && removed.length + added.length > 0;
}
