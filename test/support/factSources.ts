import type { UserFactsSources } from '../../licensing/candidates/userFactsSources';
import type { SeatPrice } from '../../licensing/money/seatPrices';
import { multiply, parseDecimal } from '../../licensing/money/decimal';
import { createProductCatalog } from '../../licensing/products/catalog';
import { builtInProductTable } from '../../licensing/products/productTable';
import { ActivityIndex } from '../../licensing/usage/activityIndex';
import type { ServiceActivity } from '../../licensing/usage/activityRow';
import { LicenseServices } from '../../licensing/usage/licenseServices';
import { MEASURED_SERVICES, type MeasuredService } from '../../licensing/usage/services';
import type { UsageEvidence } from '../../licensing/usage/usageEvidence';
import { allSkus } from './allSkus';

export const now = '2026-11-20T08:00:00.000Z';
export const refreshDate = '2026-11-18';
export const userPrincipalName = 'adele@contoso.com';

/** One person's dates in the activity reports, by service; `YYYY-MM-DD`. */
export type ServiceDates = Partial<Record<MeasuredService, string | null>>;

/**
 * The activity reports with a row of Adele. Null: without one. All seven services have columns.
 * `assignedDate`: of every service.
 */
export function activityOf(dates: ServiceDates | null, assignedDate: string | null = null): ActivityIndex {
  const index = new ActivityIndex();
  index.setMeasured(MEASURED_SERVICES);
  const userId = dates === null ? 'somebody.else@contoso.com' : userPrincipalName;
  const services: Partial<Record<MeasuredService, ServiceActivity>> = {};
  for (const service of MEASURED_SERVICES)
    services[service] = { licensed: true, lastActivityDate: dates?.[service] ?? null, assignedDate };
  const shared = {
    userPrincipalName: userId,
    displayName: null,
    isDeleted: false,
    deletedDate: null,
    assignedProducts: [],
    refreshDate,
    raw: null,
  };
  index.addActiveUser({ ...shared, services });
  index.addEmailActivity({ ...shared, lastActivityDate: dates?.outlook ?? null });
  return index;
}

/** Evidence that was read from the activity reports alone, unless more is given. */
export function evidenceOf(details: Partial<UsageEvidence> = {}): UsageEvidence {
  return {
    activity: activityOf({}),
    desktop: null,
    copilot: null,
    mailboxes: null,
    signIns: false,
    ...details,
  };
}

export function seatPrice(monthlyCost: number, currency = 'EUR'): SeatPrice {
  return {
    monthlyCost,
    annualCost: multiply(parseDecimal(monthlyCost), 12),
    currency,
    savingsFrom: null,
    isTrial: false,
  };
}

const catalog = createProductCatalog({ table: builtInProductTable() });
const licenseServices = new LicenseServices(
  allSkus.map((sku) => ({ ...sku, servicePlans: [...sku.servicePlans] })),
);
const partNumbers = new Map(allSkus.map(({ skuId, skuPartNumber }) => [skuId, skuPartNumber]));

/** A tenant that owns every SKU of Microsoft's table, whose administrators are known and are none. */
export function factSources(details: Partial<UserFactsSources> = {}): UserFactsSources {
  return {
    catalog,
    partNumbers,
    licenseServices,
    evidence: evidenceOf(),
    administrators: { has: () => false, isComplete: true },
    services: MEASURED_SERVICES,
    threshold: 90,
    seats: new Map(),
    now,
    ...details,
  };
}
