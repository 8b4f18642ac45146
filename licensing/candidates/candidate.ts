import type { Savings } from '../money/savings';
import type { Sku } from '../products/sku';
import type { AssignedLicense } from '../roster/assignedLicense';
import type { AccountStatus, Manager, UserIdentity } from '../roster/user';
import type { MeasuredService } from '../usage/services';
import type { ReasonCode } from './rules';
import type { CandidateAction, RuleConfidence } from './rules/rule';

/** Why a user is a candidate. */
export interface CandidateReason {
  code: ReasonCode;
  /** A sentence for people. */
  text: string;
  evidence: Record<string, unknown>;
}

export interface CandidateLicense extends Sku {
  assignedVia: AssignedLicense['assignedVia'];
  groupId: string | null;
  disabledPlans: string[];
  assignedDate: string | null;
  /** The services that the license brings this user, of those whose use counts. */
  services: MeasuredService[];
  /** The latest activity in those services, `YYYY-MM-DD`. */
  lastActivityDate: string | null;
  action: CandidateAction;
  /** A sentence: why this action. */
  why: string;
  /** The reasons that concern this license. */
  reasons: ReasonCode[];
  /** Cost of one seat; null if no price is known. */
  monthlyCost: number | null;
  currency: string | null;
}

/** `high` and `medium`: see `RuleConfidence`. `low`: no license can be removed before a person has looked. */
export type Confidence = RuleConfidence | 'low';

/**
 * A user with licenses that could be reclaimed: an output item of Find Candidates. The savings are those of removing
 * every license with the action `remove`.
 */
export interface Candidate extends UserIdentity, Savings {
  department: string | null;
  manager: Manager | null;
  status: AccountStatus;
  reasons: CandidateReason[];
  licenses: CandidateLicense[];
  lastActivityDate: string | null;
  inactiveDays: number | null;
  confidence: Confidence;
  /** `YYYY-MM-DD`. */
  reportRefreshDate: string | null;
  /** ISO 8601. */
  evaluatedAt: string;
}
