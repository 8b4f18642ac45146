import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { findTenantSku, findTenantSkus, type TenantSku } from '../../../licensing/products/tenantSkus';
import type { TenantLicenses } from '../../../usecases/tenantLicenses';
import { readTextList } from './textList';

/** One SKU. Spread it and set `displayName`, `name` and `description`. By expression plain text too: an id or a part number. */
export const skuLocator = {
  type: 'resourceLocator',
  default: { mode: 'list', value: '' },
  modes: [
    {
      displayName: 'From List',
      name: 'list',
      type: 'list',
      placeholder: 'Select a license...',
      typeOptions: { searchListMethod: 'searchSkus', searchable: true },
    },
    { displayName: 'By Part Number', name: 'partNumber', type: 'string', placeholder: 'e.g. SPE_E3' },
    {
      displayName: 'By ID',
      name: 'id',
      type: 'string',
      placeholder: 'e.g. 05e9a617-0261-4cee-bb44-138d3ef5d965',
      hint: 'The SKU ID',
    },
  ],
} satisfies Partial<INodeProperties>;

/** `skus`: a multi-select that loads the tenant's SKUs; by expression ids or part numbers, as an array or as text. */
export const skusParameter: INodeProperties = {
  displayName: 'License Names or IDs',
  name: 'skus',
  type: 'multiOptions',
  typeOptions: { loadOptionsMethod: 'getSkus' },
  default: [],
  // Part numbers are as good as the ids of the list: n8n must not mark them red.
  allowArbitraryValues: true,
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
  const value: unknown = node.getNodeParameter(name, itemIndex, '', { extractValue: true });
  return findTenantSku(readTextList(value, label), tenant.skus, label);
}
