import type { Decimal } from '../../money/decimal';
import type { AccountKind } from '../../products/accountKind';
import type { TenantServicePlans } from '../../products/servicePlans';
import type { AssignedLicense } from '../../roster/assignedLicense';
import type { ClassifiedAccount } from '../../roster/accountType';
import type { RosterItem } from '../../roster/rosterItem';
import type { ActivityRow } from '../../usage/activityRow';
import type { DesktopUsage } from '../../usage/desktopUsage';
import type { Usage } from '../../usage/licenseUsage';
import type { LastUse, PersonEvidence } from '../../usage/personActivity';
import type { CopilotUsage, MailboxUsage } from '../../usage/usageEvidence';
import type { MeasuredService } from '../../usage/services';
import type { DowngradeOffer } from '../downgrades/offers';
import type { DowngradeProposal } from '../downgrades/proposal';

/** A license as one user holds it, with its use and its cost. A SKU held directly and by group is two of them. */
export interface HeldLicense extends AssignedLicense {
  /** The services that the license brings this user, of those whose use counts. Empty: no report measures it. */
  services: MeasuredService[];
  /** The kind of account that the license is made for. */
  accountKind: AccountKind;
  /** What the license is bought for and nothing that was read measures, by the names that users know. */
  notMeasured: string[];
  /** Of these, what a report could have measured: it was not read, or does not know the user. */
  unseen: string[];
  /** When it was assigned, ISO 8601: by the directory, else by the usage reports. */
  assignedSince: string | null;
  /** Whether the license brings the user a mailbox, even if the use of Exchange does not count. */
  hasMailbox: boolean;
  /** Whether it is bought for a mailbox, or for its archive or protection. */
  servesMailbox: boolean;
  /** The user's row of the reports about desktop apps; null if the license brings none, or if they do not know the user. */
  desktop: DesktopUsage | null;
  /** The user's row of the Copilot report; null as above. */
  copilot: CopilotUsage | null;
  usage: Usage;
  /** The latest activity in `services`, `YYYY-MM-DD`. */
  lastActivityDate: string | null;
  inactiveDays: number | null;
  /** The latest activity in the other services of the license, `YYYY-MM-DD`; null unless it is within the threshold. */
  recentUseElsewhere: string | null;
  /** Cost of one seat; null if no price is known. */
  monthlyCost: number | null;
  /** The same for a year, exact, for sums. */
  annualCost: Decimal | null;
  currency: string | null;
  /** From which day a freed seat saves, `YYYY-MM-DD`; null if it is not known. */
  savingsFrom: string | null;
}

/** The facts about one user that the rules look at. */
export interface UserFacts extends ClassifiedAccount {
  user: RosterItem;
  /** Working assignments only: an assignment in error gives the user nothing and uses no seat. */
  licenses: readonly HeldLicense[];
  /** The user's row in the activity reports; undefined if there is none. */
  activity: ActivityRow | undefined;
  /** The latest activity in the services whose use counts, `YYYY-MM-DD`. */
  lastActivityDate: string | null;
  inactiveDays: number | null;
  /** The account's row of the mailbox usage report; null if there is none. */
  mailbox: MailboxUsage | null;
  /** Every sign of life of the person, by source and service, whatever the license. */
  evidence: readonly PersonEvidence[];
  /** The sign of life that is younger than the threshold; null if there is none. */
  signOfLife: LastUse | null;
  /** Why the account is about to be used, as a sentence: a hire date to come, or of late. Null if it is not. */
  upcoming: string | null;
  /** What could not be looked at and speaks against being sure, as clauses. */
  blindSpots: readonly string[];
}

/** The settings of a run; the same for all users. */
export interface RuleSettings {
  /** Days without activity from which a license is inactive. */
  inactiveDays: number;
  /** Days since its assignment before a license counts as unused. */
  minAssignedDays: number;
  /** ISO 8601; the only clock that a rule may read. */
  evaluatedAt: string;
  /** `YYYY-MM-DD`. */
  reportRefreshDate: string | null;
  plans: TenantServicePlans;
  /** SKUs all of whose subscriptions are trials, by id in lower case; null if the subscriptions could not be read. */
  trials: ReadonlySet<string> | null;
  /** The tenant's SKUs that a license can be replaced by. */
  offers: readonly DowngradeOffer[];
}

/** `remove`: safe to propose. `review`: a person has to look first, or Graph cannot remove it. */
export type CandidateAction = 'remove' | 'review';

/** What a rule concludes about one license. */
export interface Verdict {
  license: HeldLicense;
  /** A sentence: why the license can be removed. */
  because: string;
  /** A sentence: why a person should look first. Null: nothing speaks against the removal. */
  doubt: string | null;
  /** The verdict holds only while the user keeps this other license. */
  reliesOn?: HeldLicense;
  /** The cheaper license that fits, for a license that is used. */
  proposal?: DowngradeProposal;
}

/** What a rule found about one user. */
export interface Finding {
  /** A sentence for people. */
  text: string;
  /** The facts behind the finding, for the output item. */
  evidence: Record<string, unknown>;
  /** At least one. */
  verdicts: Verdict[];
}

/**
 * - `high`: the directory itself shows it, or the report has a last day of use that is long enough ago.
 * - `medium`: it follows from silence or from a policy.
 */
export type RuleConfidence = 'high' | 'medium';

/** A reason to reclaim a license, with all that is true of it. A new reason is a file like this and a line in `index.ts`. */
export interface Rule {
  /** The value of the parameter Reasons, and the `code` of a reason in the output. */
  code: string;
  /** The name in the parameter Reasons. */
  label: string;
  /** The description in the parameter Reasons. */
  description: string;
  /** Whether the parameter Reasons has it on by default. */
  isDefault: boolean;
  /** Confidence of a removal for this reason. */
  confidence: RuleConfidence;
  /** Whether the reason supposes that the person is away: any sign of life then asks for a review. */
  supposesAbsence: boolean;
  /** Whether fresh activity takes the ground from the reason; Reclaim then checks activity again. */
  restsOnInactivity: boolean;
  /** Null if the reason does not apply to the user. Pure: the only clock is `settings.evaluatedAt`. */
  evaluate(facts: UserFacts, settings: RuleSettings): Finding | null;
}
