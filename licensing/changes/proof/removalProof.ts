import type { UsageEvidence } from '../../usage/usageEvidence';
import type { AssignedLicense } from '../../roster/assignedLicense';
import type { RuleSettings } from '../../candidates/rules/rule';
import type { UserFactsSources } from '../../candidates/userFactsSources';
import type { CurrentUser, KeptLicense } from '../change';
import type { InputItem } from '../inputItem/licenseEntries';

/** What a proof is made from, read afresh once for the whole run. */
export interface ProofSources {
  facts: Omit<UserFactsSources, 'evidence' | 'services' | 'threshold' | 'seats'>;
  settings: Omit<RuleSettings, 'inactiveDays' | 'minAssignedDays'>;
  /** Null if the usage reports were not read: then no inactivity can be proved. */
  evidence: UsageEvidence | null;
}

/** A proposal to remove one license of one user. */
export interface ProposedRemoval {
  /** The direct assignment. */
  license: AssignedLicense;
  user: CurrentUser;
  /** The user's licenses at this point of the run: as read, less what has been planned before. */
  held: readonly AssignedLicense[];
  item: InputItem;
  /** False: the item's word is taken for inactivity, and for nothing else. */
  recheckActivity: boolean;
}

export type KeepReason = Pick<KeptLicense, 'reason' | 'text'>;

/** Whether a reason, or a proposal, still holds. */
export type Proof =
  | { holds: false; keep: KeepReason }
  /** `reliesOn`: it holds only while the user keeps this license; null if it relies on none. */
  | { holds: true; reliesOn: AssignedLicense | null };

export function fails(reason: KeepReason['reason'], text: string): Proof {
  return { holds: false, keep: { reason, text } };
}
