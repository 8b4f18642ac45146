import type { SubscribedSku } from '@microsoft/microsoft-graph-types';
import { foldId } from './foldId';
import { resembles } from './similarNames';

/** A SKU of the tenant with its id and part number. */
export type TenantSku = SubscribedSku & { skuId: string; skuPartNumber: string };

/** Part numbers by SKU id in lower case. */
export function partNumbersById(tenantSkus: readonly SubscribedSku[]): ReadonlyMap<string, string> {
  return new Map(
    tenantSkus.filter(isNamed).map(({ skuId, skuPartNumber }) => [foldId(skuId), skuPartNumber]),
  );
}

/**
 * Finds the tenant's SKUs by id or part number, in any case. `label`: the parameter, for the message.
 * @throws {Error} for a SKU that the tenant does not have; the message lists SKUs with a similar name
 */
export function findTenantSkus(
  names: readonly string[],
  tenantSkus: readonly SubscribedSku[],
  label = 'Licenses',
): TenantSku[] {
  const owned = tenantSkus.filter(isNamed);
  const found = names.flatMap((name) => {
    const matches = owned.filter(
      (sku) => foldId(sku.skuId) === foldId(name) || foldId(sku.skuPartNumber) === foldId(name),
    );
    if (matches.length === 0) throw new Error(unknownSku(name, label, owned));
    return matches;
  });
  return [...new Set(found)];
}

/**
 * As `findTenantSkus`, for a parameter that takes exactly one.
 * @throws {Error} for none, for more than one, and for one that the tenant does not have
 */
export function findTenantSku(
  names: readonly string[],
  tenantSkus: readonly SubscribedSku[],
  label = 'License',
): TenantSku {
  const [sku, ...others] = findTenantSkus(names, tenantSkus, label);
  if (!sku) throw new Error(`${label} is empty. Give a SKU id or a part number such as SPE_E3.`);
  if (others.length > 0)
    throw new Error(`${label} takes one license, but it names ${others.length + 1}. Give a single SKU id.`);
  return sku;
}

const MOST_NAMES_LISTED = 5;

function unknownSku(name: string, label: string, owned: readonly TenantSku[]): string {
  const similar = owned.filter(({ skuPartNumber }) => resembles(skuPartNumber, name));
  const listed = (similar.length > 0 ? similar : owned)
    .slice(0, MOST_NAMES_LISTED)
    .map(({ skuPartNumber }) => skuPartNumber);
  const problem = `The tenant has no license "${name}", which ${label} asks for.`;
  if (listed.length === 0) return `${problem} The tenant has no licenses at all.`;
  return similar.length > 0
    ? `${problem} Did you mean ${listed.join(' or ')}?`
    : `${problem} It has ${listed.join(', ')}${owned.length > listed.length ? ` and ${owned.length - listed.length} more` : ''}; License > Get Many lists them.`;
}

function isNamed(sku: SubscribedSku): sku is TenantSku {
  return Boolean(sku.skuId && sku.skuPartNumber);
}
