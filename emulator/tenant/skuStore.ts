import type { TenantSku, TenantSubscription } from './model';

/** The SKUs that the tenant has bought, and the subscriptions behind them. */
export class SkuStore {
  readonly #byId = new Map<string, TenantSku>();
  readonly #subscriptions: TenantSubscription[] = [];

  all(): TenantSku[] {
    return [...this.#byId.values()];
  }

  get(skuId: string): TenantSku | null {
    return this.#byId.get(skuId.toLowerCase()) ?? null;
  }

  subscriptions(): TenantSubscription[] {
    return this.#subscriptions;
  }

  add(sku: TenantSku, subscriptions: TenantSubscription[]): void {
    const prepaidUnits = subscriptions.length === 0 ? sku.prepaidUnits : unitsOf(subscriptions);
    const subscriptionIds =
      subscriptions.length === 0 ? sku.subscriptionIds : subscriptions.map(({ id }) => id);
    const capabilityStatus = subscriptions.length === 0 ? sku.capabilityStatus : statusOf(subscriptions);
    this.#byId.set(sku.skuId, { ...sku, capabilityStatus, prepaidUnits, subscriptionIds });
    for (const subscription of subscriptions) this.#subscriptions.push(subscription);
  }

  setSeats(skuId: string, enabled: number): void {
    const sku = this.get(skuId);
    if (sku === null) throw new Error(`The tenant has no SKU ${skuId}.`);
    const others = sku.subscriptionIds.slice(1);
    const own = this.#subscriptions.find(({ id }) => id === sku.subscriptionIds[0]);
    if (own && others.length === 0) own.totalLicenses = enabled;
    this.#byId.set(sku.skuId, { ...sku, prepaidUnits: { ...sku.prepaidUnits, enabled } });
  }
}

/** Seats that can be assigned: those in force and those in their grace period. */
export function assignableUnits(sku: TenantSku): number {
  return sku.prepaidUnits.enabled + sku.prepaidUnits.warning;
}

/** The best status that one of the subscriptions has. */
function statusOf(subscriptions: TenantSubscription[]): TenantSku['capabilityStatus'] {
  const ranking = ['Enabled', 'Warning', 'Suspended', 'LockedOut', 'Deleted'] as const;
  return ranking.find((status) => subscriptions.some((one) => one.status === status)) ?? 'Deleted';
}

function unitsOf(subscriptions: TenantSubscription[]): TenantSku['prepaidUnits'] {
  const total = (status: TenantSubscription['status']) =>
    subscriptions.filter((one) => one.status === status).reduce((sum, one) => sum + one.totalLicenses, 0);
  return {
    enabled: total('Enabled'),
    warning: total('Warning'),
    suspended: total('Suspended'),
    lockedOut: total('LockedOut'),
  };
}
