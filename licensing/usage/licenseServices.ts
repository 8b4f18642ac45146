import { foldId } from '../products/foldId';
import { desktopProductOf, type DesktopProduct } from './desktopUsage';
import { servicesOfLicense, type MeasuredService, type ServicePlanState } from './services';

/** What a license brings a user and a report can measure. */
export interface MeasuredServices {
  services: readonly MeasuredService[];
  /** Null if the license installs no product that a report names. */
  desktopProduct: DesktopProduct | null;
}

const NOTHING: MeasuredServices = { services: [], desktopProduct: null };

/**
 * The measured services of the tenant's SKUs, less the plans disabled for a user. Each combination is computed once: a
 * tenant has few of them, however many users.
 */
export class LicenseServices {
  private readonly plansBySku: ReadonlyMap<string, readonly ServicePlanState[]>;
  private readonly cache = new Map<string, MeasuredServices>();

  /** `tenantSkus`: the response of "List subscribedSkus". */
  constructor(
    tenantSkus: ReadonlyArray<{ skuId?: string | null; servicePlans?: ServicePlanState[] | null }>,
  ) {
    this.plansBySku = new Map(
      tenantSkus.map(({ skuId, servicePlans }) => [foldId(skuId ?? ''), servicePlans ?? []]),
    );
  }

  /** A SKU that the tenant no longer has brings nothing. */
  servicesOf(skuId: string, disabledPlans: readonly string[]): MeasuredServices {
    const key = disabledPlans.length === 0 ? skuId : `${skuId} ${disabledPlans.join(' ')}`;
    const cached = this.cache.get(key);
    if (cached) return cached;
    const measured = this.measuredServicesOf(skuId, disabledPlans);
    this.cache.set(key, measured);
    return measured;
  }

  private measuredServicesOf(skuId: string, disabledPlans: readonly string[]): MeasuredServices {
    const plans = this.plansBySku.get(foldId(skuId));
    if (!plans) return NOTHING;
    return {
      services: servicesOfLicense(plans, disabledPlans),
      desktopProduct: desktopProductOf(plans, disabledPlans),
    };
  }
}
