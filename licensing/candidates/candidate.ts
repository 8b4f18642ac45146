import type { Savings } from '../money/savings';
import type { Sku } from '../products/sku';
import type { AssignedLicense } from '../roster/assignedLicense';
import type { AccountType } from '../roster/accountType';
import type { AccountStatus, Manager, UserIdentity } from '../roster/user';
import type { PersonEvidence } from '../usage/personActivity';
import type { MeasuredService } from '../usage/services';
import type { DowngradeProposal } from './downgrades/proposal';
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
  /** The group's display name; null if there is no group, or if the app may not read it. */
  groupName: string | null;
  disabledPlans: string[];
  assignedDate: string | null;
  /** The services that the license brings this user, of those whose use counts. */
  services: MeasuredService[];
  /** What the license is bought for and nothing that was read measures, by the names that users know. */
  notMeasured: string[];
  /** The latest activity in those services, `YYYY-MM-DD`. */
  lastActivityDate: string | null;
  action: CandidateAction;
  /** A sentence: why this action. */
  why: string;
  /** The reasons that concern this license. */
  reasons: ReasonCode[];
  /** The cheaper license that its use fits, for the reason `downgrade`; else null. */
  proposal: DowngradeProposal | null;
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
  accountType: AccountType;
  /** What speaks for the type: one clause each. Empty for a person. */
  accountEvidence: string[];
  /** `remove` if at least one license can be removed without a person looking first. */
  action: CandidateAction;
  /** The licenses with that action, by name. */
  licenseNames: string;
  /** Why, as sentences. */
  reasonText: string;
  /** How many licenses have the action `remove`. */
  removableCount: number;
  reasons: CandidateReason[];
  licenses: CandidateLicense[];
  /** Every source that was looked at, with its date. */
  evidence: PersonEvidence[];
  lastActivityDate: string | null;
  inactiveDays: number | null;
  confidence: Confidence;
  /** `YYYY-MM-DD`. */
  reportRefreshDate: string | null;
  /** ISO 8601. */
  evaluatedAt: string;
}
