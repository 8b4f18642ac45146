import { desktopProductOf, type DesktopProduct } from './desktopUsage';
import { servicesOfLicense, type MeasuredService, type ServicePlanState } from './services';

/** What a license brings a user that a report can measure. */
export interface MeasuredServices {
  services: readonly MeasuredService[];
  /** Null where it installs nothing, or nothing that a report names. */
  desktopProduct: DesktopProduct | null;
}

const NOTHING: MeasuredServices = { services: [], desktopProduct: null };

/**
 * What each of the tenant's SKUs brings, less the plans disabled for a user. Worked out once for every combination
 * that occurs: a tenant has few of them, however many users.
 */
export class LicenseServices {
  private readonly plansBySku: ReadonlyMap<string, readonly ServicePlanState[]>;
  private readonly known = new Map<string, MeasuredServices>();

  /** `tenantSkus`: as "List subscribedSkus" gives them. */
  constructor(
    tenantSkus: ReadonlyArray<{ skuId?: string | null; servicePlans?: ServicePlanState[] | null }>,
  ) {
    this.plansBySku = new Map(
      tenantSkus.map(({ skuId, servicePlans }) => [fold(skuId ?? ''), servicePlans ?? []]),
    );
  }

  /** A SKU that the tenant does not have any more brings nothing. */
  servicesOf(skuId: string, disabledPlans: readonly string[]): MeasuredServices {
    const key = disabledPlans.length === 0 ? skuId : `${skuId} ${disabledPlans.join(' ')}`;
    const known = this.known.get(key);
    if (known) return known;
    const content = this.contentOf(skuId, disabledPlans);
    this.known.set(key, content);
    return content;
  }

  private contentOf(skuId: string, disabledPlans: readonly string[]): MeasuredServices {
    const plans = this.plansBySku.get(fold(skuId));
    if (!plans) return NOTHING;
    return {
      services: servicesOfLicense(plans, disabledPlans),
      desktopProduct: desktopProductOf(plans, disabledPlans),
    };
  }
}

const fold = (id: string) => id.toLowerCase();
