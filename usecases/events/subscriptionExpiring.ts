import type { SubscribedSku } from '@microsoft/microsoft-graph-types';
import { DateTime } from 'luxon';
import { getSubscribedSkus, getSubscriptions } from '../../graph/licenses/subscribedSkus';
import {
  expiringSubscriptions,
  expiryKey,
  expiryMessage,
  isDated,
  type DatedSubscription,
} from '../../licensing/events/expiry';
import type { ProductCatalog } from '../../licensing/products/catalog';
import { foldId } from '../../licensing/products/foldId';
import { findTenantSkus } from '../../licensing/products/tenantSkus';
import { daysBetween } from '../../licensing/usage/days';
import type { UseCaseContext } from '../context';
import { eventRow, madeUp, type EventHead, type EventPoll } from './event';

export interface SubscriptionExpiringRequest {
  /** How many days before the date the event fires. */
  daysBefore: number;
  /** SKU ids or part numbers to look at; empty for all. */
  skus: readonly string[];
}

/** Subscriptions and dates that were told of, as `expiryKey` gives them. */
export type ToldExpiries = string[];

interface Reading {
  subscriptions: DatedSubscription[];
  skus: SubscribedSku[];
  catalog: ProductCatalog;
}

/**
 * The subscriptions whose next lifecycle date has come near. The first poll tells of all that are near already.
 * @throws {GraphError} also where the app may not read subscriptions: there is no event without them
 */
export async function pollSubscriptionExpiring(
  context: UseCaseContext,
  request: SubscriptionExpiringRequest,
  before: ToldExpiries | null,
): Promise<EventPoll<ToldExpiries>> {
  const reading = await read(context, request);
  const now = context.now();
  const near = expiringSubscriptions(reading.subscriptions, now, request.daysBefore).filter(isDated);
  const told = new Set(before ?? []);
  const rows = near
    .filter((subscription) => !told.has(expiryKey(subscription)))
    .sort(byDate)
    .map((subscription) => toRow(context, subscription, reading, false));
  // A list that lacks a subscription once must not make it news again: what was told is kept until its day is over.
  const kept = [...told].filter((key) => daysBetween(now, key.slice(key.indexOf(' ') + 1)) >= 0);
  return { rows, facts: [...new Set([...kept, ...near.map(expiryKey)])].sort() };
}

/** The subscription whose date comes first; a made-up one in a tenant that has none. */
export async function sampleSubscriptionExpiring(
  context: UseCaseContext,
  request: SubscriptionExpiringRequest,
): Promise<EventHead[]> {
  const reading = await read(context, request);
  const now = context.now();
  const [next] = expiringSubscriptions(reading.subscriptions, now, Infinity).sort(byDate);
  if (next) return [toRow(context, next, reading, true)];
  const date = DateTime.fromISO(now, { zone: 'utc' }).plus({ days: Math.min(request.daysBefore, 14) });
  const nextLifecycleDateTime = `${date.toISODate() ?? now.slice(0, 10)}T00:00:00Z`;
  const row = toRow(context, { ...madeUpSubscription, nextLifecycleDateTime }, reading, true);
  return [{ ...row, message: madeUp(row.message) }];
}

async function read(context: UseCaseContext, request: SubscriptionExpiringRequest): Promise<Reading> {
  const [subscriptions, skus, catalog] = await Promise.all([
    getSubscriptions(context.graph),
    getSubscribedSkus(context.graph),
    context.catalog(),
  ]);
  const chosen = findTenantSkus(request.skus, skus, 'License Names or IDs');
  const wanted = new Set(chosen.map(({ skuId }) => foldId(skuId)));
  const isWanted = ({ skuId }: DatedSubscription) => wanted.size === 0 || wanted.has(foldId(skuId ?? ''));
  return { subscriptions: subscriptions.filter(isDated).filter(isWanted), skus, catalog };
}

function byDate(one: DatedSubscription, other: DatedSubscription): number {
  return Date.parse(one.nextLifecycleDateTime) - Date.parse(other.nextLifecycleDateTime);
}

function toRow(
  context: UseCaseContext,
  subscription: DatedSubscription,
  { skus, catalog }: Reading,
  isSample: boolean,
): EventHead {
  const { id, commerceSubscriptionId, status, isTrial, totalLicenses, createdDateTime } = subscription;
  const skuId = subscription.skuId ?? '';
  const sku = catalog.describe(skuId, subscription.skuPartNumber ?? null);
  const owned = skus.find((one) => foldId(one.skuId ?? '') === foldId(skuId));
  const now = context.now();
  const head: EventHead = {
    event: 'subscriptionExpiring',
    message: expiryMessage(sku.name, subscription, now),
    isSample,
    detectedAt: now,
  };
  return eventRow(head, {
    name: sku.name,
    expirationDate: subscription.nextLifecycleDateTime,
    daysLeft: daysBetween(now, subscription.nextLifecycleDateTime),
    totalLicenses: totalLicenses ?? null,
    assigned: owned?.consumedUnits ?? null,
    status: status ?? null,
    isTrial: isTrial ?? null,
    effectiveDate: createdDateTime ?? null,
    subscriptionId: id,
    commerceSubscriptionId: commerceSubscriptionId ?? null,
    skuId: sku.skuId,
    skuPartNumber: sku.skuPartNumber,
    family: sku.family,
  });
}

const madeUpSubscription = {
  id: '860697e3-b0aa-4196-a6c6-7ec361ed58f7',
  commerceSubscriptionId: 'f9c1ea2d-2c6e-4717-8c3b-7130812d70ba',
  skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965',
  skuPartNumber: 'SPE_E3',
  status: 'Enabled',
  isTrial: false,
  totalLicenses: 300,
  createdDateTime: '2025-01-01T00:00:00Z',
};
