import type { SubscribedSku, User } from '@microsoft/microsoft-graph-types';
import type { ActivityIndex } from '../../licensing/usage/activityIndex';
import type { DesktopUsage, DesktopUsageIndex } from '../../licensing/usage/desktopUsage';
import type { LicenseServices, MeasuredServices } from '../../licensing/usage/licenseServices';
import type { ProductCatalog } from '../../licensing/products/catalog';
import {
  assignmentsOf,
  isWorking,
  toAssignedLicense,
  type AssignedLicense,
  type Assignment,
} from '../../licensing/roster/assignedLicense';
import { licenseUsage, type LicenseUsage, type Usage } from '../../licensing/usage/licenseUsage';
import type { PriceList } from '../../licensing/money/prices';
import { unknownPrice, type SeatPrice } from '../../licensing/money/seatPrices';
import { classifyAccount, type ClassifiedAccount } from '../../licensing/roster/accountType';
import { accountStatus } from '../../licensing/roster/user';
import type { Lookup, MailboxUsage } from '../../licensing/usage/usageEvidence';
import type { ActivityRow } from '../../licensing/usage/activityRow';
import type { MeasuredService } from '../../licensing/usage/services';
import type { DesktopReportChoice } from '../activity/desktopReports';
import type { GroupNaming } from '../roster/groupNames';

/** What one input item asks for. */
export interface AssignmentRequest {
  /** Null: whatever a license brings. */
  services: readonly MeasuredService[] | null;
  /** Empty: any use. */
  usages: readonly Usage[];
  /** Ids or part numbers; empty: any. */
  skuNames: readonly string[];
  /** Days without activity from which a license is inactive. */
  inactiveDays: number;
  prices: PriceList;
  desktopReports: DesktopReportChoice;
  includeSignInActivity: boolean;
  /** False: the objects that an item is made of. */
  simplify: boolean;
  /** How many assignments are wanted; `Infinity` for all. */
  limit: number;
  /** See `UserReading`. */
  readInParallel: boolean;
  /** Null where the output shows no groups. */
  groupNaming: GroupNaming | null;
}

/** Everything known of one license of one user. */
export interface UsedLicense {
  user: User;
  license: AssignedLicense;
  services: readonly MeasuredService[];
  usage: LicenseUsage;
  activity: ActivityRow | undefined;
  desktop: DesktopUsage | null;
  reportRefreshDate: string | null;
  account: ClassifiedAccount;
  /** What the license is bought for and no report measures, by the names that users know. */
  notMeasured: readonly string[];
  seat: SeatPrice;
}

/** All that a user's licenses are judged by. */
export interface UsageSources {
  index: ActivityIndex;
  desktopIndex: DesktopUsageIndex | null;
  licenseServices: LicenseServices;
  catalog: ProductCatalog;
  /** Part numbers by SKU id in lower case. */
  partNumbers: ReadonlyMap<string, string>;
  /** The wanted SKUs by id in lower case; null for all. */
  wantedSkus: ReadonlySet<string> | null;
  tenantSkus: readonly SubscribedSku[];
  /** Null if the report was not read. */
  mailboxes: Lookup<MailboxUsage> | null;
  isAdministrator(userId: string): boolean;
  /** By SKU id in lower case. */
  seats: ReadonlyMap<string, SeatPrice>;
}

const NOTHING: MeasuredServices = { worth: null, services: [], desktopProduct: null };

/**
 * The licenses of one user that the request's filters leave, with the use that is made of each. `activity`: the user's row
 * in the reports.
 */
export function* usedLicenses(
  user: User,
  activity: ActivityRow | undefined,
  sources: UsageSources,
  request: AssignmentRequest,
): Generator<UsedLicense, void, undefined> {
  const { index, desktopIndex, catalog, partNumbers, wantedSkus } = sources;
  const userId = user.userPrincipalName ?? '';
  const reportRefreshDate = activity?.reportRefreshDate ?? index.refreshDate;
  const account = accountOf(user, sources);
  for (const assignment of assignmentsOf(user)) {
    if (wantedSkus && !wantedSkus.has((assignment.skuId ?? '').toLowerCase())) continue;
    const { services, desktopProduct, worth } = measuredServicesOf(assignment, sources.licenseServices);
    const counted = request.services
      ? services.filter((service) => request.services?.includes(service))
      : services;
    if (request.services && counted.length === 0) continue;
    const desktop = desktopProduct && desktopIndex ? desktopIndex.find(userId, desktopProduct) : null;
    const usage = licenseUsage({
      services: counted,
      activity,
      measured: index.measured,
      threshold: request.inactiveDays,
      createdDateTime: user.createdDateTime ?? null,
      assignedDate: assignment.lastUpdatedDateTime ?? null,
      desktop,
    });
    if (request.usages.length > 0 && !request.usages.includes(usage.usage)) continue;
    const license = toAssignedLicense(assignment, catalog, partNumbers);
    yield {
      user,
      license,
      services,
      usage,
      activity,
      desktop,
      reportRefreshDate,
      account,
      notMeasured: worth?.notMeasured ?? [],
      seat: sources.seats.get(license.skuId.toLowerCase()) ?? unknownPrice,
    };
  }
}

function measuredServicesOf(assignment: Assignment, services: LicenseServices): MeasuredServices {
  if (!isWorking(assignment)) return NOTHING;
  return services.servicesOf(assignment.skuId ?? '', assignment.disabledPlans ?? []);
}

/** The kind of account, by all its licenses, whatever the request filters. */
function accountOf(user: User, sources: UsageSources): ClassifiedAccount {
  const { catalog, partNumbers, licenseServices, mailboxes } = sources;
  const licenses = assignmentsOf(user).map((assignment) => {
    const { worth, services } = measuredServicesOf(assignment, licenseServices);
    const { name } = toAssignedLicense(assignment, catalog, partNumbers);
    return { name, accountKind: worth?.accountKind ?? 'person', hasMailbox: services.includes('exchange') };
  });
  return classifyAccount({
    user: {
      userId: user.userPrincipalName ?? '',
      displayName: user.displayName ?? null,
      firstName: user.givenName ?? null,
      lastName: user.surname ?? null,
      status: accountStatus(user),
      userType: user.userType ?? null,
    },
    licenses,
    mailbox: mailboxes?.find(user.userPrincipalName ?? '') ?? null,
    isAdministrator: sources.isAdministrator(user.id ?? ''),
  });
}
