import type { AssignedLicense } from '../roster/assignedLicense';
import type { Manager } from '../roster/user';
import type { AccountStatus } from '../roster/user';
import type { CandidateAction, ReasonCode } from './rules/rule';
import type { MeasuredService } from '../usage/services';
import type { Sku } from '../products/sku';
import type { UserIdentity } from '../roster/user';

/** Why a user is a candidate. */
export interface CandidateReason {
  code: ReasonCode;
  text: string;
  evidence: Record<string, unknown>;
}

export interface CandidateLicense extends Sku {
  assignedVia: AssignedLicense['assignedVia'];
  groupId: string | null;
  disabledPlans: string[];
  assignedDate: string | null;
  /** The services it brings this user whose use counted. */
  services: MeasuredService[];
  /** The latest activity in those services, `YYYY-MM-DD`. */
  lastActivityDate: string | null;
  action: CandidateAction;
  why: string;
  /** The reasons that concern this licence. */
  reasons: ReasonCode[];
  monthlyCost: number | null;
  currency: string | null;
}

/**
 * - `high`: the directory itself says so (blocked, deleted, duplicate, overlap), or the report has a last day of use
 *   that is long enough ago.
 * - `medium`: it follows from silence (never active) or from a policy (guest).
 * - `low`: nothing here can be removed without a person looking first.
 */
export type Confidence = 'high' | 'medium' | 'low';

/** A user with licences that could be saved: an output item of Find Candidates. */
export interface Candidate extends UserIdentity {
  department: string | null;
  manager: Manager | null;
  status: AccountStatus;
  reasons: CandidateReason[];
  licenses: CandidateLicense[];
  lastActivityDate: string | null;
  inactiveDays: number | null;
  /**
   * What removing every licence with the action `remove` would save. Null where no price is known, or where the
   * prices are in several currencies (`savingsByCurrency` has them apart).
   */
  monthlySavings: number | null;
  currency: string | null;
  savingsByCurrency: Array<{ currency: string; monthlySavings: number }>;
  confidence: Confidence;
  reportRefreshDate: string | null;
  evaluatedAt: string;
}
