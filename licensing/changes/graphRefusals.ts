import type { ProductCatalog } from '../products/catalog';
import { foldId } from '../products/foldId';
import type { TenantServicePlans } from '../products/servicePlans';

const guids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Replaces the ids in Graph's text by the names of SKUs and service plans; an unknown id stays. */
export function nameIds(text: string, plans: TenantServicePlans, catalog: ProductCatalog): string {
  return text.replace(guids, (id) => nameOf(foldId(id), plans, catalog) ?? id);
}

function nameOf(id: string, plans: TenantServicePlans, catalog: ProductCatalog): string | null {
  const sku = plans.get(id);
  if (sku) return catalog.describe(sku.skuId, sku.skuPartNumber).name;
  for (const { plans: plansOfSku } of plans.values()) {
    const plan = plansOfSku.get(id);
    if (plan)
      return `${catalog.planName(plan.servicePlanId, plan.servicePlanName)} (${plan.servicePlanName})`;
  }
  return null;
}

/** The remedy for a refusal of assignLicense, found by Graph's own text; null for a text that is not in the table. */
export function remedyFor(text: string): string | null {
  return remedies.find(({ pattern }) => pattern.test(text))?.remedy ?? null;
}

const remedies: ReadonlyArray<{ pattern: RegExp; remedy: string }> = [
  {
    pattern: /depends on the service plan/i,
    remedy:
      'A license that stays needs a plan of one that should go. Take both licenses in the same item, or turn the dependent plan off first.',
  },
  {
    pattern: /mutually exclusive/i,
    remedy:
      'The user has a license with a plan that excludes one of the new license. Use Replace, or turn one of the plans off.',
  },
  {
    pattern: /does not have any available licenses/i,
    remedy: 'Somebody took the last seat in the meantime. Buy or free a seat, then run the item again.',
  },
  {
    pattern: /invalid usage location/i,
    remedy:
      'Set the usage location of the user: with the option Usage Location of License Assignment > Assign, or in the Microsoft 365 admin center.',
  },
  {
    pattern: /inherited from a group membership/i,
    remedy: 'The license comes from a group: take the user out of the group, or the license off the group.',
  },
  {
    pattern: /does not correspond to a valid company license/i,
    remedy: 'The tenant does not own this license (any more). License > Get Many lists those it owns.',
  },
];
