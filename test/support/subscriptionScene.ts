import type { CompanySubscription, SubscribedSku } from '@microsoft/microsoft-graph-types';
import { readPriceList } from '../../licensing/money/prices';

export const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';

/** Microsoft 365 E3 with so many enabled seats. */
export const skuWith = (enabled: number, details: Partial<SubscribedSku> = {}): SubscribedSku => ({
  skuId: e3,
  skuPartNumber: 'SPE_E3',
  prepaidUnits: { enabled, warning: 0, suspended: 0, lockedOut: 0 },
  subscriptionIds: [],
  ...details,
});

/** A paid subscription of E3 with ten seats. */
export const subscription = (
  id: string,
  details: Partial<CompanySubscription> = {},
): CompanySubscription => ({
  id,
  commerceSubscriptionId: `commerce-${id}`,
  skuId: e3,
  status: 'Enabled',
  isTrial: false,
  totalLicenses: 10,
  createdDateTime: '2025-01-01T00:00:00Z',
  nextLifecycleDateTime: '2027-01-01T00:00:00Z',
  ...details,
});

export const trial = (id: string, details: Partial<CompanySubscription> = {}) =>
  subscription(id, { isTrial: true, ...details });

/** Statuses of a subscription whose paid term has ended. */
export const lapsedStatuses = ['Warning', 'Suspended', 'LockedOut', 'Deleted'];

const common = { currency: 'EUR', paymentFrequency: 'monthly' };

/** A monthly price of E3 in euros. */
export const skuPrice = (unitPrice: string, details: object = {}) => ({
  ...common,
  sku: 'SPE_E3',
  unitPrice,
  ...details,
});

/** A monthly price of a subscription in euros. */
export const subscriptionPrice = (subscriptionId: string, unitPrice: string, details: object = {}) => ({
  ...common,
  subscriptionId,
  unitPrice,
  ...details,
});

export const priceList = (...rows: object[]) => readPriceList(rows, '2026-11-20');
