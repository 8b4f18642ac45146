import type { ServicePlan, TenantSku, TenantSubscription } from '../model';
import { guidFrom } from '../deterministic';
import { catalog } from './catalog';
import { servicePlanIds } from './servicePlanIds';

/** Plans that come with the organisation and are not assigned to a person. */
const companyPlans = new Set([
  'ADALLOM_S_O365',
  'EXCHANGE_S_FOUNDATION',
  'GRAPH_CONNECTORS_SEARCH_INDEX',
  'INTUNE_O365',
  'M365_LIGHTHOUSE_CUSTOMER_PLAN1',
  'M365_LIGHTHOUSE_PARTNER_PLAN1',
  'PURVIEW_DISCOVERY',
  'WINDOWSUPDATEFORBUSINESS_DEPLOYMENTSERVICE',
]);

const companySkus = new Set(['WINDOWS_STORE']);

/** Id of a SKU of the catalogue by its part number; throws where the catalogue lacks it. */
export function skuIdOf(partNumber: string): string {
  return entryOf(partNumber).skuId;
}

/** Id of a service plan by its name; throws where the catalogue lacks it. */
export function planIdOf(name: string): string {
  const id = servicePlanIds[name];
  if (id === undefined) throw new Error(`The catalogue has no service plan ${name}.`);
  return id;
}

/** Microsoft's product name, as the usage reports print it: in capitals. The part number where no name is known. */
export function reportedProductName(sku: Pick<TenantSku, 'skuPartNumber'>): string {
  return (catalog.get(sku.skuPartNumber)?.name ?? sku.skuPartNumber).toUpperCase();
}

/** A SKU of the catalogue as a tenant owns it. Seats come from `enabled`, or from subscriptions given beside it. */
export function skuFromCatalog(partNumber: string, enabled = 0): TenantSku {
  const { skuId, plans } = entryOf(partNumber);
  return {
    skuId,
    skuPartNumber: partNumber,
    appliesTo: companySkus.has(partNumber) ? 'Company' : 'User',
    capabilityStatus: 'Enabled',
    prepaidUnits: { enabled, warning: 0, suspended: 0, lockedOut: 0 },
    servicePlans: plans.map(planOf),
    subscriptionIds: [],
  };
}

/** A subscription of a SKU. `number` tells several of one SKU apart. */
export function subscriptionOf(
  sku: Pick<TenantSku, 'skuId' | 'skuPartNumber'>,
  number: number,
  terms: Omit<TenantSubscription, 'id' | 'commerceSubscriptionId' | 'skuId' | 'skuPartNumber'>,
): TenantSubscription {
  return {
    id: guidFrom(`subscription:${sku.skuId}:${number}`),
    commerceSubscriptionId: guidFrom(`commerce:${sku.skuId}:${number}`),
    skuId: sku.skuId,
    skuPartNumber: sku.skuPartNumber,
    ...terms,
  };
}

function planOf(servicePlanName: string): ServicePlan {
  return {
    servicePlanId: planIdOf(servicePlanName),
    servicePlanName,
    provisioningStatus: servicePlanName === 'INTUNE_O365' ? 'PendingActivation' : 'Success',
    appliesTo: companyPlans.has(servicePlanName) ? 'Company' : 'User',
  };
}

function entryOf(partNumber: string) {
  const entry = catalog.get(partNumber);
  if (entry === undefined) throw new Error(`The catalogue has no SKU ${partNumber}.`);
  return entry;
}
