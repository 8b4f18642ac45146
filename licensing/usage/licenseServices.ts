import { foldId } from '../products/foldId';
import { licenseWorth, type LicenseWorth } from '../products/licenseWorth';
import type { HeldSku } from '../products/skuContent';
import { desktopProductOf, type DesktopProduct } from './desktopUsage';
import { MEASURED_SERVICES, type MeasuredService, type ServicePlanState } from './services';

/** What a license brings a user, and which reports tell of its use. */
export interface MeasuredServices {
  /** Null for a SKU that the tenant no longer has. */
  worth: LicenseWorth | null;
  /** The services whose activity is use of the license, ended ones included. Empty: no activity report measures it. */
  services: readonly MeasuredService[];
  /** Null if the license installs no product that a report names. */
  desktopProduct: DesktopProduct | null;
}

const NOTHING: MeasuredServices = { worth: null, services: [], desktopProduct: null };

/** A SKU as "List subscribedSkus" gives it, as far as its worth is concerned. */
export interface OwnedSku {
  skuId?: string | null;
  skuPartNumber?: string | null;
  servicePlans?: ServicePlanState[] | null;
}

/**
 * The worth of the tenant's SKUs, less the plans disabled for a user. Each combination is computed once: a tenant has
 * few of them, however many users.
 */
export class LicenseServices {
  private readonly skus: ReadonlyMap<string, HeldSku>;
  private readonly cache = new Map<string, MeasuredServices>();

  /** `tenantSkus`: the response of "List subscribedSkus". */
  constructor(tenantSkus: readonly OwnedSku[]) {
    this.skus = new Map(
      tenantSkus.map(({ skuId, skuPartNumber, servicePlans }) => [
        foldId(skuId ?? ''),
        { skuId: skuId ?? '', skuPartNumber: skuPartNumber ?? '', servicePlans: servicePlans ?? [] },
      ]),
    );
  }

  /** A SKU that the tenant no longer has brings nothing. */
  servicesOf(skuId: string, disabledPlans: readonly string[]): MeasuredServices {
    const key = disabledPlans.length === 0 ? skuId : `${skuId} ${disabledPlans.join(' ')}`;
    const cached = this.cache.get(key);
    if (cached) return cached;
    const sku = this.skus.get(foldId(skuId));
    const measured = sku ? measuredServicesOf({ ...sku, disabledPlans }) : NOTHING;
    this.cache.set(key, measured);
    return measured;
  }
}

function measuredServicesOf(held: HeldSku): MeasuredServices {
  const worth = licenseWorth(held);
  const services = new Set([...worth.services, ...worth.retiredServices]);
  const product = desktopProductOf(held.servicePlans, held.disabledPlans);
  return {
    worth,
    services: MEASURED_SERVICES.filter((service) => services.has(service)),
    // Devices and robots have the apps too, and their activations are nobody's.
    desktopProduct: product === 'apps' && !worth.desktopApps ? null : product,
  };
}
