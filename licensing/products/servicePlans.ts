import type { SubscribedSku } from '@microsoft/microsoft-graph-types';

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
}

/** The service plans of the tenant's SKUs, by SKU id in lower case; plans by their id in lower case. */
export type TenantServicePlans = ReadonlyMap<string, SkuServicePlans>;

/** From the live answer of "List subscribedSkus". */
export function readServicePlans(skus: readonly SubscribedSku[]): TenantServicePlans {
  return new Map(skus.map((sku) => [(sku.skuId ?? '').toLowerCase(), plansOfSku(sku)]));
}

function plansOfSku(sku: SubscribedSku): SkuServicePlans {
  const plans = (sku.servicePlans ?? []).map(({ servicePlanId, servicePlanName }): ServicePlan => {
    return { servicePlanId: servicePlanId ?? '', servicePlanName: servicePlanName ?? servicePlanId ?? '' };
  });
  return {
    skuId: sku.skuId ?? '',
    skuPartNumber: sku.skuPartNumber ?? '',
    working: sku.capabilityStatus === 'Enabled' || sku.capabilityStatus === 'Warning',
    plans: new Map(plans.map((plan) => [plan.servicePlanId.toLowerCase(), plan])),
  };
}

/** The plans that are on: those of the SKU less the disabled ones. */
export function enabledPlans(sku: SkuServicePlans, disabledPlans: readonly string[]): ServicePlan[] {
  const disabled = new Set(disabledPlans.map((id) => id.toLowerCase()));
  return [...sku.plans].filter(([id]) => !disabled.has(id)).map(([, plan]) => plan);
}
