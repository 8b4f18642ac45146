import { foldId } from '../products/foldId';
import type { ProductCatalog } from '../products/catalog';
import { isWorking, type AssignedLicense } from '../roster/assignedLicense';
import { classifyAccount } from '../roster/accountType';
import { toRosterItem, type RosterItem } from '../roster/rosterItem';
import type { GraphUser } from '../roster/user';
import {
  inactiveDays,
  latest,
  latestActivityDate,
  ownActivity,
  type ActivityRow,
} from '../usage/activityRow';
import type { LicenseServices } from '../usage/licenseServices';
import { licenseUsage, type LicenseUsageInput } from '../usage/licenseUsage';
import { personEvidence } from '../usage/personActivity';
import { daysBetween } from '../usage/days';
import { signInEvidence } from '../usage/signInEvidence';
import type { MeasuredService } from '../usage/services';
import { ownDesktopUsage } from '../usage/desktopUsage';
import { ownCopilotUsage, type UsageEvidence } from '../usage/usageEvidence';
import { blindSpotsOf, unseenWorkloads } from './blindSpots';
import type { HeldLicense, UserFacts } from './rules/rule';
import { unknownPrice, type SeatPrice } from '../money/seatPrices';

/** The tenant's data that facts about users are drawn from. */
export interface UserFactsSources {
  catalog: ProductCatalog;
  /** The tenant's part numbers by SKU id in lower case. */
  partNumbers: ReadonlyMap<string, string>;
  licenseServices: LicenseServices;
  evidence: UsageEvidence;
  /** The accounts that hold, or may take, a directory role; incomplete if the app may not read all of that. */
  administrators: { has(userId: string): boolean; isComplete: boolean };
  /** The services whose use counts. */
  services: readonly MeasuredService[];
  /** Days without activity from which a license is inactive. */
  threshold: number;
  /** What seats cost, by SKU id in lower case. */
  seats: ReadonlyMap<string, SeatPrice>;
  /** Full UTC. */
  now: string;
}

export function toUserFacts(user: GraphUser, sources: UserFactsSources): UserFacts {
  const { evidence, administrators, threshold, now } = sources;
  const rosterItem = toRosterItem(user, sources.catalog, sources.partNumbers);
  const isDeleted = rosterItem.status === 'deleted';
  // A deleted user has another principal name in Graph than in the reports, which may give that name to somebody else.
  const row = isDeleted ? undefined : evidence.activity.find(rosterItem.userId);
  const activity = row && ownActivity(row, rosterItem.activeDate);
  const lastActivityDate = activity ? latestActivityDate(activity, sources.services) : null;
  const licenses = rosterItem.assignedLicenses
    .filter(isWorking)
    .map((license) => toHeldLicense(license, rosterItem, activity, sources));
  const mailbox = isDeleted ? null : (evidence.mailboxes?.find(rosterItem.userId) ?? null);
  const person = {
    userPrincipalName: isDeleted ? '' : rosterItem.userId,
    createdDate: rosterItem.activeDate,
    signIn: signInEvidence(user),
  };
  const { evidence: rows, lastUse, laterAttemptDate } = personEvidence(person, evidence, row);
  const isRecent = (date: string) => daysBetween(date, evidence.activity.refreshDate ?? now) < threshold;
  const isAdministrator = administrators.has((rosterItem.id ?? '').toLowerCase());
  return {
    user: rosterItem,
    licenses,
    activity: row,
    lastActivityDate,
    inactiveDays: activity ? inactiveDays(lastActivityDate, activity.reportRefreshDate) : null,
    ...classifyAccount({ user: rosterItem, licenses, mailbox, isAdministrator }),
    mailbox,
    evidence: rows,
    signOfLife: lastUse !== null && isRecent(lastUse.date) ? lastUse : null,
    upcoming: upcomingUse(user, now),
    blindSpots: blindSpotsOf({
      licenses,
      mailbox,
      activity: row,
      evidence,
      administrators,
      attemptDate: laterAttemptDate !== null && isRecent(laterAttemptDate) ? laterAttemptDate : null,
    }),
  };
}

/** What a mailbox is bought for, or kept and protected with. */
const mailboxWorkloads: ReadonlySet<string> = new Set([
  'exchange',
  'exchangeArchiving',
  'exchangeProtection',
  'defenderOffice',
]);

function toHeldLicense(
  license: AssignedLicense,
  user: RosterItem,
  activity: ActivityRow | undefined,
  sources: UserFactsSources,
): HeldLicense {
  const { evidence, threshold } = sources;
  const brought = sources.licenseServices.servicesOf(license.skuId, license.disabledPlans);
  const { worth } = brought;
  const services = brought.services.filter((service) => sources.services.includes(service));
  const apps = worth?.desktopApps ? evidence.desktop?.find(user.userId, 'apps') : null;
  const desktop = apps ? ownDesktopUsage(apps, user.activeDate) : null;
  const copilotRow = worth?.copilot ? evidence.copilot?.find(user.userId) : null;
  const copilot = copilotRow ? ownCopilotUsage(copilotRow, user.activeDate) : null;
  const assignedSince = license.assignedDate ?? reportedAssignment(activity, brought.services);
  const { measured } = evidence.activity;
  const created = user.activeDate;
  const useOf = (some: readonly MeasuredService[], apart: Pick<LicenseUsageInput, 'desktop' | 'copilot'>) =>
    licenseUsage({
      services: some,
      activity,
      measured,
      threshold,
      createdDateTime: created,
      assignedDate: assignedSince,
      desktop: apart.desktop,
      copilot: apart.copilot,
    });
  const use = useOf(services, { desktop, copilot });
  const others = brought.services.filter((service) => !services.includes(service));
  const elsewhere = others.length === 0 ? null : useOf(others, {});
  const unseen = unseenWorkloads(worth, { desktop, copilot });
  const { monthlyCost, annualCost, currency, savingsFrom } =
    sources.seats.get(foldId(license.skuId)) ?? unknownPrice;
  // Without spreads, which take longer than all the rest of it.
  return {
    skuId: license.skuId,
    skuPartNumber: license.skuPartNumber,
    name: license.name,
    family: license.family,
    assignedVia: license.assignedVia,
    groupId: license.groupId,
    state: license.state,
    error: license.error,
    disabledPlans: license.disabledPlans,
    assignedDate: license.assignedDate,
    services,
    assignedSince,
    accountKind: worth?.accountKind ?? 'person',
    notMeasured: [...(worth?.notMeasured ?? []), ...unseen],
    unseen,
    hasMailbox: brought.services.includes('exchange'),
    servesMailbox: worth?.principal.some(({ id }) => mailboxWorkloads.has(id)) ?? false,
    desktop,
    copilot,
    usage: use.usage,
    lastActivityDate: use.lastActivityDate,
    inactiveDays: use.inactiveDays,
    recentUseElsewhere: elsewhere?.usage === 'active' ? elsewhere.lastActivityDate : null,
    monthlyCost,
    annualCost,
    currency,
    savingsFrom,
  };
}

/** The latest date on which the reports saw one of the services assigned; null if they name none. */
function reportedAssignment(
  activity: ActivityRow | undefined,
  services: readonly MeasuredService[],
): string | null {
  return services.reduce<string | null>(
    (date, service) => latest(date, activity?.services[service].assignedDate ?? null),
    null,
  );
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
