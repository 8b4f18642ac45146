import { latestActivityDate, inactiveDays, type ActivityRow } from '../usage/activityRow';
import type { ActivityIndex } from '../usage/activityIndex';
import type { LicenseServices } from '../usage/licenseServices';
import { monthlyCost } from '../money/costs';
import { toNumber } from '../money/decimal';
import type { PriceList } from '../money/prices';
import type { ProductCatalog } from '../products/catalog';
import { toRosterItem, type RosterItem } from '../roster/rosterItem';
import { type AssignedLicense } from '../roster/assignedLicense';
import { type GraphUser } from '../roster/user';
import type { HeldLicense, UserFacts } from './rules/rule';
import type { MeasuredService } from '../usage/services';
import { licenseUsage } from '../usage/licenseUsage';

/** What a user is judged by. */
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

/** The user as the rules look at it: the licenses that work, each with the use that is made of it. */
export function toUserFacts(user: GraphUser, sources: UserFactsSources): UserFacts {
  const item = toRosterItem(user, sources.catalog, sources.partNumbers);
  // Graph puts the object id before the name of a deleted user, so reports are not asked about those.
  const row = item.status === 'deleted' ? undefined : sources.activity.find(item.userId);
  const lastActivityDate = row ? latestActivityDate(row, sources.services) : null;
  return {
    user: item,
    licenses: item.assignedLicenses
      .filter(works)
      .map((license) => toHeldLicense(license, item, row, sources)),
    lastActivityDate,
    inactiveDays: row ? inactiveDays(lastActivityDate, row.reportRefreshDate) : null,
  };
}

function works({ state }: AssignedLicense): boolean {
  return state !== 'Error' && state !== 'Disabled';
}

function toHeldLicense(
  license: AssignedLicense,
  user: RosterItem,
  activity: ActivityRow | undefined,
  sources: UserFactsSources,
): HeldLicense {
  const brought = sources.licenseServices.servicesOf(license.skuId, license.disabledPlans).services;
  const services = brought.filter((service) => sources.services.includes(service));
  const question = {
    activity,
    measured: sources.activity.measured,
    threshold: sources.threshold,
    createdDateTime: user.activeDate,
    assignedDate: license.assignedDate,
  };
  const elsewhere = licenseUsage({
    ...question,
    services: brought.filter((service) => !services.includes(service)),
  });
  const price = sources.prices.find(license.skuId, license.skuPartNumber);
  return {
    ...license,
    services,
    hasMailbox: brought.includes('exchange'),
    ...licenseUsage({ ...question, services }),
    recentUseElsewhere: elsewhere.usage === 'active' ? elsewhere.lastActivityDate : null,
    monthlyCost: price ? toNumber(monthlyCost(price)) : null,
    currency: price ? price.currency : null,
  };
}
