import { isWorking } from '../roster/assignedLicense';
import { classifyAccount, type AccountType, type ClassifiedAccount } from '../roster/accountType';
import { toRosterItem, type RosterItem } from '../roster/rosterItem';
import type { GraphUser } from '../roster/user';
import { inactiveDays, latestActivityDate, ownActivity, type ActivityRow } from '../usage/activityRow';
import {
  personEvidence,
  type LastUse,
  type PersonActivity,
  type PersonEvidence,
} from '../usage/personActivity';
import { daysBetween } from '../usage/days';
import { signInEvidence } from '../usage/signInEvidence';
import type { MailboxUsage } from '../usage/usageEvidence';
import { blindSpotsOf } from './blindSpots';
import { toHeldLicense } from './heldLicense';
import type { HeldLicense, UserFacts } from './rules/rule';
import type { UserFactsSources } from './userFactsSources';

export function toUserFacts(user: GraphUser, sources: UserFactsSources): UserFacts {
  return new FactsOfUser(user, sources);
}

/**
 * What only a conclusion needs is worked out when it is asked for: most users are nobody's candidate. The licenses and
 * their use are what the rules look at first.
 */
class FactsOfUser implements UserFacts {
  readonly user: RosterItem;
  readonly licenses: readonly HeldLicense[];
  readonly activity: ActivityRow | undefined;
  readonly lastActivityDate: string | null;
  readonly inactiveDays: number | null;
  private rememberedAccount: ClassifiedAccount | undefined;
  private rememberedPerson: PersonActivity | undefined;
  private rememberedMailbox: MailboxUsage | null | undefined;

  constructor(
    private readonly graphUser: GraphUser,
    private readonly sources: UserFactsSources,
  ) {
    const { catalog, partNumbers, evidence, services } = sources;
    this.user = toRosterItem(graphUser, catalog, partNumbers);
    // A deleted user has another principal name in Graph than in the reports, which may give that name to somebody else.
    this.activity = this.isDeleted ? undefined : evidence.activity.find(this.user.userId);
    const own = this.activity && ownActivity(this.activity, this.user.activeDate);
    this.lastActivityDate = own ? latestActivityDate(own, services) : null;
    this.inactiveDays = own ? inactiveDays(this.lastActivityDate, own.reportRefreshDate) : null;
    this.licenses = this.user.assignedLicenses
      .filter(isWorking)
      .map((license) => toHeldLicense(license, this.user, own, sources));
  }

  get mailbox(): MailboxUsage | null {
    if (this.rememberedMailbox === undefined) {
      const { mailboxes } = this.sources.evidence;
      this.rememberedMailbox = (this.isDeleted ? null : mailboxes?.find(this.user.userId)) ?? null;
    }
    return this.rememberedMailbox;
  }

  get accountType(): AccountType {
    return this.account.accountType;
  }

  get accountEvidence(): string[] {
    return this.account.accountEvidence;
  }

  get evidence(): readonly PersonEvidence[] {
    return this.person.evidence;
  }

  get signOfLife(): LastUse | null {
    const { lastUse } = this.person;
    return lastUse !== null && this.isRecent(lastUse.date) ? lastUse : null;
  }

  get upcoming(): string | null {
    return upcomingUse(this.graphUser, this.sources.now);
  }

  get blindSpots(): readonly string[] {
    const { licenses, mailbox, activity, sources } = this;
    const { laterAttemptDate } = this.person;
    return blindSpotsOf({
      licenses,
      mailbox,
      activity,
      evidence: sources.evidence,
      administrators: sources.administrators,
      attemptDate: laterAttemptDate !== null && this.isRecent(laterAttemptDate) ? laterAttemptDate : null,
    });
  }

  private get isDeleted(): boolean {
    return this.user.status === 'deleted';
  }

  private get account(): ClassifiedAccount {
    const { user, licenses, mailbox, sources } = this;
    this.rememberedAccount ??= classifyAccount({
      user,
      licenses,
      mailbox,
      isAdministrator: sources.administrators.has((user.id ?? '').toLowerCase()),
    });
    return this.rememberedAccount;
  }

  private get person(): PersonActivity {
    const { user, activity } = this;
    const { evidence } = this.sources;
    this.rememberedPerson ??= personEvidence(
      {
        userPrincipalName: this.isDeleted ? '' : user.userId,
        createdDate: user.activeDate,
        signIn: signInEvidence(this.graphUser),
      },
      evidence,
      activity,
    );
    return this.rememberedPerson;
  }

  private isRecent(date: string): boolean {
    const { evidence, now, threshold } = this.sources;
    return daysBetween(date, evidence.activity.refreshDate ?? now) < threshold;
  }
}

const NEWCOMER_DAYS = 30;

/**
 * A person hired for a day to come holds licenses that wait for them, and a newcomer has had no time to use them. Source:
 * `employeeHireDate` of "user resource type".
 */
function upcomingUse({ employeeHireDate }: GraphUser, now: string): string | null {
  if (!employeeHireDate) return null;
  const date = employeeHireDate.slice(0, 10);
  if (date > now.slice(0, 10)) return `The person starts on ${date}, by the hire date in the directory.`;
  if (daysBetween(date, now) >= NEWCOMER_DAYS) return null;
  return `The person started only on ${date}, by the hire date in the directory.`;
}
