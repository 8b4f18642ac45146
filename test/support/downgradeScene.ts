import type { SubscribedSku } from '@microsoft/microsoft-graph-types';
import { downgradeOffers } from '../../licensing/candidates/downgrades/offers';
import type { HeldLicense, RuleSettings, UserFacts } from '../../licensing/candidates/rules/rule';
import { readPriceList } from '../../licensing/money/prices';
import { seatPricesOf } from '../../licensing/money/seatPrices';
import type { ProductCatalog } from '../../licensing/products/catalog';
import { licenseWorth } from '../../licensing/products/licenseWorth';
import { readServicePlans } from '../../licensing/products/servicePlans';
import { MEASURED_SERVICES, type MeasuredService } from '../../licensing/usage/services';
import { skuNamed } from './allSkus';
import { held, settings, userFacts } from './ruleScene';

/** Of one seat in a month; USD. */
export const listPrices: Readonly<Record<string, number>> = {
  SPE_E5: 57,
  ENTERPRISEPREMIUM: 38,
  SPE_E3: 36,
  ENTERPRISEPACK: 23,
  SPB: 22,
  O365_BUSINESS_PREMIUM: 12.5,
  STANDARDPACK: 10,
  EXCHANGEENTERPRISE: 8,
  SPE_F1: 7.9,
  O365_BUSINESS_ESSENTIALS: 6,
  EXCHANGESTANDARD: 4,
  DESKLESSPACK: 3.9,
  M365_F1_COMM: 2.25,
  MCOEV: 8,
  Microsoft_365_Copilot: 30,
  EXCHANGESTANDARD_STUDENT: 1,
  Microsoft_Teams_Rooms_Pro: 1,
};

const REFRESH_DATE = '2026-11-18';
export const THRESHOLD = 90;

export const daysBefore = (days: number) =>
  new Date(Date.parse(REFRESH_DATE) - days * 86_400_000).toISOString().slice(0, 10);

/** What is known of a person: days since the last use; null: measured without use; absent: not read. */
export interface Use {
  services?: Partial<Record<MeasuredService, number | null>>;
  apps?: number | null;
  copilot?: number | null;
  mailbox?: { gigabytes: number; hasArchive: boolean };
}

/** Only mail is used, of everything that can be measured. */
export const mailOnly: Use = {
  services: { exchange: 3, outlook: 3 },
  apps: null,
  mailbox: { gigabytes: 3, hasArchive: false },
};

const dateOf = (days: number | null) => (days === null ? null : daysBefore(days));

export function heldSku(
  skuPartNumber: string,
  { services = {}, apps, copilot }: Use,
  details: Partial<HeldLicense> = {},
  threshold = THRESHOLD,
): HeldLicense {
  const sku = skuNamed(skuPartNumber);
  const worth = licenseWorth({ ...sku, disabledPlans: details.disabledPlans ?? [] });
  const dates = worth.services.map((service) => services[service] ?? null);
  const latest = dates.reduce<number | null>(
    (least, days) => (days !== null && (least === null || days < least) ? days : least),
    null,
  );
  return held(skuPartNumber, {
    skuId: sku.skuId,
    skuPartNumber,
    name: skuPartNumber,
    accountKind: worth.accountKind,
    services: [...worth.services],
    hasMailbox: worth.services.includes('exchange'),
    servesMailbox: worth.services.includes('exchange'),
    usage: latest !== null && latest < threshold ? 'active' : 'inactive',
    desktop:
      worth.desktopApps && apps !== undefined
        ? {
            lastUseDate: dateOf(apps),
            lastActivatedDate: null,
            lastAppActivityDate: dateOf(apps),
            conclusive: true,
            refreshDate: REFRESH_DATE,
          }
        : null,
    copilot:
      worth.copilot && copilot !== undefined
        ? { lastActivityDate: dateOf(copilot), refreshDate: REFRESH_DATE }
        : null,
    monthlyCost: listPrices[skuPartNumber] ?? null,
    currency: listPrices[skuPartNumber] === undefined ? null : 'USD',
    ...details,
  });
}

export function person(
  licenses: HeldLicense[],
  { services = {}, mailbox }: Use,
  details: Partial<UserFacts> = {},
): UserFacts {
  return {
    ...userFacts(licenses),
    evidence: MEASURED_SERVICES.map((service) => ({
      source: 'services',
      service,
      event: 'activity',
      lastDate: dateOf(services[service] ?? null),
      refreshDate: REFRESH_DATE,
      ignored: null,
    })),
    mailbox: mailbox
      ? {
          recipientType: 'User',
          hasArchive: mailbox.hasArchive,
          storageUsedBytes: mailbox.gigabytes * 1024 ** 3,
          lastActivityDate: null,
          refreshDate: REFRESH_DATE,
        }
      : null,
    ...details,
  };
}

const catalog: ProductCatalog = {
  describe: (skuId, skuPartNumber) => {
    return { skuId, skuPartNumber: skuPartNumber ?? '', name: skuPartNumber ?? '', family: 'Other' };
  },
  planName: (_, servicePlanName) => servicePlanName,
};

export interface OwnedSku extends Partial<SubscribedSku> {
  skuPartNumber: string;
  /** 4 unless given. */
  free?: number;
}

export function subscribedSku({ free = 4, ...details }: OwnedSku): SubscribedSku {
  const { skuId, servicePlans } = skuNamed(details.skuPartNumber);
  return {
    skuId,
    servicePlans: [...servicePlans],
    appliesTo: 'User',
    capabilityStatus: 'Enabled',
    consumedUnits: 10,
    prepaidUnits: { enabled: 10 + free, warning: 0, suspended: 0, lockedOut: 0 },
    ...details,
  };
}

/** The settings of a run in a tenant that owns these SKUs; of the others the plans alone are known. */
export function tenantSettings(
  owned: readonly OwnedSku[],
  details: Partial<RuleSettings> = {},
  priced: Readonly<Record<string, number>> = listPrices,
): RuleSettings {
  const tenantSkus = owned.map(subscribedSku);
  const rows = Object.entries(priced).map(([sku, unitPrice]) => {
    return { sku, unitPrice, currency: 'USD', paymentFrequency: 'monthly' };
  });
  const others = Object.keys(listPrices)
    .filter((name) => !owned.some(({ skuPartNumber }) => skuPartNumber === name))
    .map((skuPartNumber) => subscribedSku({ skuPartNumber, free: 0 }));
  const trials = details.trials ?? new Set<string>();
  return settings([], {
    inactiveDays: THRESHOLD,
    reportRefreshDate: REFRESH_DATE,
    plans: readServicePlans([...tenantSkus, ...others]),
    offers: downgradeOffers({
      tenantSkus,
      catalog,
      seats: new Map(
        [
          ...seatPricesOf({
            tenantSkus,
            subscriptions: null,
            prices: readPriceList(rows, '2026-11-20'),
            today: '2026-11-20',
          }),
        ].map(([id, seat]) => [id, { ...seat, isTrial: trials.has(id) }]),
      ),
      excludedSkus: new Set(),
    }),
    ...details,
  });
}
