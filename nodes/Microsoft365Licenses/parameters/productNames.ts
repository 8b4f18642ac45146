import type { INodeProperties } from 'n8n-workflow';
import { microsoftTableUrl } from '../../../licensing/products/microsoftTable';

/** What `loadProductCatalog` reads, for an `options` collection. */
export const productNameOptions: INodeProperties[] = [
  {
    displayName: 'Product Names',
    name: 'productNames',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true },
    placeholder: 'Add Name',
    default: {},
    description: 'Your own names of licenses; they win over those of Microsoft',
    options: [
      {
        displayName: 'Name',
        name: 'values',
        values: [
          {
            displayName: 'License Name or ID',
            name: 'sku',
            type: 'options',
            typeOptions: { loadOptionsMethod: 'getSkus' },
            default: '',
            description:
              'SKU ID or part number. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
          },
          {
            displayName: 'Name',
            name: 'name',
            type: 'string',
            default: '',
            placeholder: 'e.g. Office worker',
          },
        ],
      },
    ],
  },
  {
    displayName: 'Product Names (JSON)',
    name: 'productNamesJson',
    type: 'json',
    default: '',
    placeholder: 'e.g. [{ "sku": "SPE_E3", "name": "Office worker" }]',
    description: 'Array of your own names from another node, each with sku and name',
  },
  {
    displayName: 'Product Names URL',
    name: 'productNamesUrl',
    type: 'string',
    default: microsoftTableUrl,
    description: "Where Refresh Product Names reads Microsoft's table of names, or a copy of it",
  },
  {
    displayName: 'Refresh Product Names',
    name: 'refreshNames',
    type: 'boolean',
    default: false,
    description:
      "Whether to read the names of products from Microsoft's current table instead of the built-in one. The table is kept for 24 hours.",
  },
];
