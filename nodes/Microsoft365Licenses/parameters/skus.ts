import type { SubscribedSku } from '@microsoft/microsoft-graph-types';
import type { INodeProperties } from 'n8n-workflow';
import { resembles } from '../../../licensing/products/similarNames';
import { readTextList } from './textList';

/** `skus`: a multi-select that loads the tenant's SKUs; by expression ids or part numbers, as an array or as text. */
export const skusParameter: INodeProperties = {
  displayName: 'License Names or IDs',
  name: 'skus',
  type: 'multiOptions',
  typeOptions: { loadOptionsMethod: 'getSkus' },
  default: [],
  description:
    'SKU IDs or part numbers. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/** A SKU of the tenant whose id and part number are known. */
export type TenantSku = SubscribedSku & { skuId: string; skuPartNumber: string };

/** Part numbers by SKU id in lower case, for `licensing/roster`. */
export function partNumbersById(tenantSkus: readonly SubscribedSku[]): ReadonlyMap<string, string> {
  return new Map(
    tenantSkus.filter(isNamed).map(({ skuId, skuPartNumber }) => [skuId.toLowerCase(), skuPartNumber]),
  );
}

/**
 * The tenant's SKUs that `value` names by id or part number (case folded): an array, or text separated by commas,
 * semicolons or lines. Undefined, null and blank give `[]`.
 * @throws {Error} for a SKU that the tenant does not have; the message lists those with a similar name
 */
export function readSkus(
  value: unknown,
  tenantSkus: readonly SubscribedSku[],
  label = 'Licenses',
): TenantSku[] {
  const owned = tenantSkus.filter(isNamed);
  const found = readTextList(value, label).flatMap((name) => {
    const matches = owned.filter(
      (sku) => fold(sku.skuId) === fold(name) || fold(sku.skuPartNumber) === fold(name),
    );
    if (matches.length === 0) throw new Error(unknownSku(name, label, owned));
    return matches;
  });
  return [...new Set(found)];
}

/**
 * As `readSkus`, for a parameter that takes exactly one.
 * @throws {Error} for none, for more than one, and for one that the tenant does not have
 */
export function readSku(value: unknown, tenantSkus: readonly SubscribedSku[], label = 'License'): TenantSku {
  const [sku, ...others] = readSkus(value, tenantSkus, label);
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
  const said = `The tenant has no license "${name}", which ${label} asks for.`;
  if (listed.length === 0) return `${said} The tenant has no licenses at all.`;
  return similar.length > 0
    ? `${said} Did you mean ${listed.join(' or ')}?`
    : `${said} It has ${listed.join(', ')}${owned.length > listed.length ? ` and ${owned.length - listed.length} more` : ''}; License > Get Many lists them.`;
}

function isNamed(sku: SubscribedSku): sku is TenantSku {
  return Boolean(sku.skuId && sku.skuPartNumber);
}

const fold = (text: string) => text.trim().toLowerCase();
