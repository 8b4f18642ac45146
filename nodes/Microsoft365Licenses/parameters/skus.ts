import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { findTenantSku, findTenantSkus, type TenantSku } from '../../../licensing/products/tenantSkus';
import type { TenantLicenses } from '../../../usecases/tenantLicenses';
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

/**
 * The tenant's SKUs that the parameter `skus` names; `[]` where it is empty.
 * @throws {Error} for a value that is no list of texts, and for a SKU that the tenant does not have
 */
export function readSkus(node: IExecuteFunctions, itemIndex: number, tenant: TenantLicenses): TenantSku[] {
  const label = 'License Names or IDs';
  const names = readTextList(node.getNodeParameter('skus', itemIndex, []), label);
  return findTenantSkus(names, tenant.skus, label);
}

/**
 * The one SKU that a parameter names.
 * @throws {Error} for none, for several, and for one that the tenant does not have
 */
export function readSku(
  node: IExecuteFunctions,
  itemIndex: number,
  tenant: TenantLicenses,
  name: string,
  label: string,
): TenantSku {
  return findTenantSku(readTextList(node.getNodeParameter(name, itemIndex, ''), label), tenant.skus, label);
}
