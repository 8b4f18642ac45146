import type { CompanySubscription, SubscribedSku } from '@microsoft/microsoft-graph-types';
import { getSubscribedSkus } from '../../graph/licenses/subscribedSkus';
import { isLow, lowSeatsMessage } from '../../licensing/events/lowSeats';
import { toLicenseItem, type LicenseItem } from '../../licensing/inventory/licenseItem';
import { readPriceList } from '../../licensing/money/prices';
import type { ProductCatalog } from '../../licensing/products/catalog';
import { foldId } from '../../licensing/products/foldId';
import { findTenantSkus } from '../../licensing/products/tenantSkus';
import type { UseCaseContext } from '../context';
import { readSubscriptions } from '../inventory/readSubscriptions';
import { eventRow, madeUp, type EventHead, type EventPoll } from './event';

export interface LicenseLowRequest {
  /** A license with this many free seats, or fewer, is low. */
  threshold: number;
  /** SKU ids or part numbers to look at; empty for all that users can be given. */
  skus: readonly string[];
}

/** Ids of the licenses that were low, in lower case: each is told of once, until it has recovered. */
export type LowLicenses = string[];

/** The licenses that have become low. The first poll tells of all that are low already. */
export async function pollLicenseLow(
  context: UseCaseContext,
  request: LicenseLowRequest,
  before: LowLicenses | null,
): Promise<EventPoll<LowLicenses>> {
  const [watched, catalog] = await Promise.all([watchedSkus(context, request), context.catalog()]);
  const low = watched.filter((sku) => isLow(toItem(sku, null, catalog), request.threshold));
  const idOf = ({ skuId }: SubscribedSku) => foldId(skuId ?? '');
  const fresh = low.filter((sku) => before?.includes(idOf(sku)) !== true);
  const subscriptions = fresh.length === 0 ? null : await subscriptionsForDates(context);
  const rows = fresh.map((sku) => toRow(context, request, toItem(sku, subscriptions, catalog), false));
  return { rows, facts: low.map(idOf).sort() };
}

/** The license with the fewest free seats; a made-up one in a tenant that has none. */
export async function sampleLicenseLow(
  context: UseCaseContext,
  request: LicenseLowRequest,
): Promise<EventHead[]> {
  const [watched, catalog] = await Promise.all([watchedSkus(context, request), context.catalog()]);
  const subscriptions = await subscriptionsForDates(context);
  const items = watched.map((sku) => toItem(sku, subscriptions, catalog));
  const [scarcest] = items
    .filter(({ purchased }) => purchased > 0)
    .sort((one, other) => one.available - other.available);
  if (scarcest) return [toRow(context, request, scarcest, true)];
  const row = toRow(context, request, toItem(madeUpSku, [], catalog), true);
  return [{ ...row, message: madeUp(row.message) }];
}

async function watchedSkus({ graph }: UseCaseContext, { skus }: LicenseLowRequest): Promise<SubscribedSku[]> {
  const all = await getSubscribedSkus(graph);
  if (skus.length > 0) return findTenantSkus(skus, all, 'License Names or IDs');
  return all.filter(({ appliesTo }) => appliesTo !== 'Company');
}

function subscriptionsForDates(context: UseCaseContext): Promise<CompanySubscription[] | null> {
  return readSubscriptions(context, {
    consequence: 'the event does not say whether it is a trial and when it ends',
    alternative: 'leave it as it is',
  });
}

function toItem(
  sku: SubscribedSku,
  subscriptions: CompanySubscription[] | null,
  catalog: ProductCatalog,
): LicenseItem {
  return toLicenseItem(sku, { subscriptions, catalog, prices: noPrices, includeServicePlans: false });
}

function toRow(
  context: UseCaseContext,
  { threshold }: LicenseLowRequest,
  item: LicenseItem,
  isSample: boolean,
): EventHead {
  const head: EventHead = {
    event: 'licenseLow',
    message: lowSeatsMessage(item, threshold),
    isSample,
    detectedAt: context.now(),
  };
  return eventRow(head, { threshold, ...item });
}

/** What a seat costs is told by License: Get Many. */
const noPrices = readPriceList([], '');

const madeUpSku: SubscribedSku = {
  skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965',
  skuPartNumber: 'SPE_E3',
  appliesTo: 'User',
  capabilityStatus: 'Enabled',
  consumedUnits: 297,
  prepaidUnits: { enabled: 300, warning: 0, suspended: 0, lockedOut: 0 },
  servicePlans: [],
  subscriptionIds: [],
};
