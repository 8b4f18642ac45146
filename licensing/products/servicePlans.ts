import type { ServicePlanInfo, SubscribedSku } from '@microsoft/microsoft-graph-types';
import { foldId } from './foldId';

export interface ServicePlan {
  servicePlanId: string;
  servicePlanName: string;
}

export interface SkuServicePlans {
  skuId: string;
  skuPartNumber: string;
  /** False for subscriptions that are suspended, deleted or locked out: their plans do not work. */
  working: boolean;
  plans: ReadonlyMap<string, ServicePlan>;
  /** The tenant's own list: what a license is worth is computed once for it. */
  servicePlans: readonly ServicePlanInfo[];
  /** Graph's `Enabled`, `Warning`, `Suspended`, `Deleted` or `LockedOut`. */
  capabilityStatus: string | null;
}

/** The service plans of the tenant's SKUs, by SKU id in lower case; plans by their id in lower case. */
export type TenantServicePlans = ReadonlyMap<string, SkuServicePlans>;

/** `skus`: the response of "List subscribedSkus". */
export function readServicePlans(skus: readonly SubscribedSku[]): TenantServicePlans {
  return new Map(skus.map((sku) => [foldId(sku.skuId ?? ''), plansOfSku(sku)]));
}

function plansOfSku(sku: SubscribedSku): SkuServicePlans {
  const plans = (sku.servicePlans ?? []).map(({ servicePlanId, servicePlanName }): ServicePlan => {
    return { servicePlanId: servicePlanId ?? '', servicePlanName: servicePlanName ?? servicePlanId ?? '' };
  });
  return {
    skuId: sku.skuId ?? '',
    skuPartNumber: sku.skuPartNumber ?? '',
    working: sku.capabilityStatus === 'Enabled' || sku.capabilityStatus === 'Warning',
    plans: new Map(plans.map((plan) => [foldId(plan.servicePlanId), plan])),
    servicePlans: sku.servicePlans ?? [],
    capabilityStatus: sku.capabilityStatus ?? null,
  };
}

/** The plans of the SKU less the disabled ones. */
export function enabledPlans(sku: SkuServicePlans, disabledPlans: readonly string[]): ServicePlan[] {
  const disabled = new Set(disabledPlans.map(foldId));
  return [...sku.plans].filter(([id]) => !disabled.has(id)).map(([, plan]) => plan);
}
