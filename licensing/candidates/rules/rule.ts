import type { RosterItem } from '../../roster/rosterItem';
import type { AssignedLicense } from '../../roster/assignedLicense';
import type { MeasuredService } from '../../usage/services';
import type { TenantServicePlans } from '../../products/servicePlans';
import type { Usage } from '../../usage/licenseUsage';

export const REASON_CODES = [
  'blocked',
  'deleted',
  'duplicate',
  'guest',
  'inactive',
  'neverActive',
  'overlap',
] as const;

export type ReasonCode = (typeof REASON_CODES)[number];

/** A licence as one user holds it (direct and by group are two), with the use that is made of it. */
export interface HeldLicense extends AssignedLicense {
  /** The services it brings this user, of those whose use counts. Empty: nobody measures it. */
  services: MeasuredService[];
  /** Whether it brings the user a mailbox, whatever counts. */
  hasMailbox: boolean;
  usage: Usage;
  /** The latest activity in `services`, `YYYY-MM-DD`. */
  lastActivityDate: string | null;
  inactiveDays: number | null;
  /** Last use of a service that it brings but that was not to count, where that use is recent. */
  recentUseElsewhere: string | null;
  /** Of one seat; null where no price is known. */
  monthlyCost: number | null;
  currency: string | null;
}

/** One user as the rules look at it. */
export interface UserFacts {
  user: RosterItem;
  /** Only assignments that work: one in error gives the user nothing and uses no seat. */
  licenses: readonly HeldLicense[];
  /** The latest activity in the services that count, `YYYY-MM-DD`. */
  lastActivityDate: string | null;
  inactiveDays: number | null;
}

/** What holds for all users of a run. */
export interface RuleSettings {
  inactiveDays: number;
  /** Days since its assignment before a licence can be called unused. */
  minAssignedDays: number;
  /** ISO 8601; the clock of the rules. */
  evaluatedAt: string;
  reportRefreshDate: string | null;
  /** Service plans of the tenant's SKUs. */
  plans: TenantServicePlans;
}

/** `remove`: safe to propose. `review`: a person has to look first, or Graph cannot do it. */
export type CandidateAction = 'remove' | 'review';

/** What a rule says of one licence. */
export interface Verdict {
  license: HeldLicense;
  /** A sentence: why it can go. */
  because: string;
  /** A sentence: why a person should look first. Null: nothing speaks against removal. */
  doubt: string | null;
  /** The verdict holds only as long as this other licence stays. */
  reliesOn?: HeldLicense;
}

/** What one rule found in one user; at least one verdict. */
export interface Finding {
  code: ReasonCode;
  /** A sentence for people. */
  text: string;
  /** The facts that it stands on. */
  evidence: Record<string, unknown>;
  verdicts: Verdict[];
}

/** Looks at one user; null where the rule has nothing to say. Pure: no clock but `settings.evaluatedAt`. */
export type Rule = (subject: UserFacts, settings: RuleSettings) => Finding | null;
