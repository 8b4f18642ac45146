import type { HeldLicense, RuleSettings } from '../../licensing/candidates/rules/rule';
import { readServicePlans, type TenantServicePlans } from '../../licensing/products/servicePlans';
import { allSkus, skuNamed } from './allSkus';
import { held, settings } from './ruleScene';

/** A tenant that owns every SKU of Microsoft's table. */
export const everySku: TenantServicePlans = readServicePlans(
  allSkus.map(({ skuId, skuPartNumber, servicePlans }) => ({
    skuId,
    skuPartNumber,
    capabilityStatus: 'Enabled',
    servicePlans: servicePlans.map(({ servicePlanId, servicePlanName, provisioningStatus }) => ({
      servicePlanId: servicePlanId ?? undefined,
      servicePlanName,
      provisioningStatus: provisioningStatus ?? undefined,
    })),
  })),
);

/** A direct license in use, of a real SKU by part number. */
export function heldSku(partNumber: string, details: Partial<HeldLicense> = {}): HeldLicense {
  return held(partNumber, { skuId: skuNamed(partNumber).skuId, name: partNumber, ...details });
}

/** The settings of a run in that tenant. */
export function realSettings(details: Partial<RuleSettings> = {}): RuleSettings {
  return settings([], { plans: everySku, ...details });
}

/** The same where one SKU has this state; Graph's `capabilityStatus`. */
export function withStatus(partNumber: string, capabilityStatus: string): RuleSettings {
  const id = skuNamed(partNumber).skuId;
  const sku = everySku.get(id);
  if (!sku) throw new RangeError(`The tenant has no ${partNumber}.`);
  const working = capabilityStatus === 'Enabled' || capabilityStatus === 'Warning';
  return realSettings({ plans: new Map([...everySku, [id, { ...sku, capabilityStatus, working }]]) });
}
