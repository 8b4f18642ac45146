import { monthlyCost } from '../money/costs';
import { toNumber } from '../money/decimal';
import type { PriceList } from '../money/prices';
import type { ProductCatalog } from '../products/catalog';
import type { AssignedLicense } from '../roster/assignedLicense';
import { toRosterItem, type RosterItem } from '../roster/rosterItem';
import type { GraphUser } from '../roster/user';
import type { ActivityIndex } from '../usage/activityIndex';
import { inactiveDays, latestActivityDate, type ActivityRow } from '../usage/activityRow';
import type { LicenseServices } from '../usage/licenseServices';
import { licenseUsage } from '../usage/licenseUsage';
import type { MeasuredService } from '../usage/services';
import type { HeldLicense, UserFacts } from './rules/rule';

/** The tenant's data that facts about users are drawn from. */
export interface UserFactsSources {
  catalog: ProductCatalog;
  /** The tenant's part numbers by SKU id in lower case. */
  partNumbers: ReadonlyMap<string, string>;
  licenseServices: LicenseServices;
  activity: ActivityIndex;
  /** The services whose use counts. */
  services: readonly MeasuredService[];
  /** Days without activity from which a license is inactive. */
  threshold: number;
  prices: PriceList;
}

export function toUserFacts(user: GraphUser, sources: UserFactsSources): UserFacts {
  const rosterItem = toRosterItem(user, sources.catalog, sources.partNumbers);
  // A deleted user has another principal name in Graph than in the reports, which may give that name to somebody else.
  const row = rosterItem.status === 'deleted' ? undefined : sources.activity.find(rosterItem.userId);
  const lastActivityDate = row ? latestActivityDate(row, sources.services) : null;
  return {
    user: rosterItem,
    licenses: rosterItem.assignedLicenses
      .filter(isWorking)
      .map((license) => toHeldLicense(license, rosterItem, row, sources)),
    lastActivityDate,
    inactiveDays: row ? inactiveDays(lastActivityDate, row.reportRefreshDate) : null,
  };
}

function isWorking({ state }: AssignedLicense): boolean {
  return state !== 'Error' && state !== 'Disabled';
}

function toHeldLicense(
  license: AssignedLicense,
  user: RosterItem,
  activity: ActivityRow | undefined,
  sources: UserFactsSources,
): HeldLicense {
  const licenseServices = sources.licenseServices.servicesOf(license.skuId, license.disabledPlans).services;
  const services = licenseServices.filter((service) => sources.services.includes(service));
  const usageIn = (chosen: readonly MeasuredService[]) =>
    licenseUsage({
      services: chosen,
      activity,
      measured: sources.activity.measured,
      threshold: sources.threshold,
      createdDateTime: user.activeDate,
      assignedDate: license.assignedDate,
    });
  const elsewhere = usageIn(licenseServices.filter((service) => !services.includes(service)));
  const price = sources.prices.find(license.skuId, license.skuPartNumber);
  return {
    ...license,
    services,
    hasMailbox: licenseServices.includes('exchange'),
    ...usageIn(services),
    recentUseElsewhere: elsewhere.usage === 'active' ? elsewhere.lastActivityDate : null,
    monthlyCost: price ? toNumber(monthlyCost(price)) : null,
    currency: price ? price.currency : null,
  };
}
