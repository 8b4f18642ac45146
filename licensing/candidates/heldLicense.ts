import { unknownPrice } from '../money/seatPrices';
import { foldId } from '../products/foldId';
import type { AssignedLicense } from '../roster/assignedLicense';
import type { RosterItem } from '../roster/rosterItem';
import { latest, type ActivityRow } from '../usage/activityRow';
import { ownDesktopUsage } from '../usage/desktopUsage';
import { licenseUsage, type LicenseUsageInput } from '../usage/licenseUsage';
import type { MeasuredService } from '../usage/services';
import { ownCopilotUsage } from '../usage/usageEvidence';
import { unseenWorkloads } from './blindSpots';
import type { HeldLicense } from './rules/rule';
import type { UserFactsSources } from './userFactsSources';

/** What a mailbox is bought for, or kept and protected with. */
const mailboxWorkloads: ReadonlySet<string> = new Set([
  'exchange',
  'exchangeArchiving',
  'exchangeProtection',
  'defenderOffice',
]);

/** A working assignment with its use and its cost. `activity`: the user's own, from the activity reports. */
export function toHeldLicense(
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
