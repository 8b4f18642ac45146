import {
  NodeOperationError,
  type IDataObject,
  type IExecuteFunctions,
  type INodeProperties,
} from 'n8n-workflow';
import {
  createProductCatalog,
  type ProductCatalog,
  type ProductName,
} from '../../../licensing/products/catalog';
import { microsoftTableUrl, parseMicrosoftTable } from '../../../licensing/products/microsoftTable';
import { builtInProductTable, overlay, type ProductTable } from '../../../licensing/products/productTable';
import { showHint } from '../../n8n/hints';
import { readRows } from './rows';

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

const KEPT_FOR_MS = 24 * 60 * 60 * 1000;

/** Tables read at run time, by address; they live as long as the n8n process, at most 24 hours. */
const refreshedTables = new Map<string, { table: ProductTable; readAt: number }>();

/**
 * The catalog that the item's `options` ask for: own names, then names refreshed from Microsoft's table, then the
 * built-in table. Where the refresh fails, a hint says so and the built-in table serves.
 * `now`: milliseconds since 1970.
 * @throws {NodeOperationError} for own names that cannot be read
 */
export async function loadProductCatalog(
  node: IExecuteFunctions,
  itemIndex: number,
  now: number,
): Promise<ProductCatalog> {
  const options = node.getNodeParameter('options', itemIndex, {});
  const ownNames = readOwnNames(node, itemIndex, options);
  const table =
    options.refreshNames === true
      ? await refreshedTable(node, options.productNamesUrl, now)
      : builtInProductTable();
  return createProductCatalog({ table, ownNames });
}

async function refreshedTable(node: IExecuteFunctions, address: unknown, now: number): Promise<ProductTable> {
  const url = typeof address === 'string' && address.trim() !== '' ? address.trim() : microsoftTableUrl;
  const kept = refreshedTables.get(url);
  if (kept && now - kept.readAt < KEPT_FOR_MS) return kept.table;
  try {
    const csv: unknown = await node.helpers.httpRequest({ url, encoding: 'text', timeout: 30_000 });
    const table = overlay(builtInProductTable(), parseMicrosoftTable(String(csv)));
    refreshedTables.set(url, { table, readAt: now });
    return table;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    showHint(
      node,
      `The names of products could not be refreshed, so the names built into this package were used: ${reason}`,
      'warning',
    );
    return builtInProductTable();
  }
}

function readOwnNames(node: IExecuteFunctions, itemIndex: number, options: IDataObject): ProductName[] {
  try {
    return readRows(options, 'productNames', 'Product Names (JSON)').map(toProductName);
  } catch (error) {
    throw new NodeOperationError(node.getNode(), error as Error, { itemIndex });
  }
}

function toProductName(row: unknown, index: number): ProductName {
  const { sku, name } = (row ?? {}) as Partial<Record<keyof ProductName, unknown>>;
  if (typeof sku === 'string' && sku.trim() !== '' && typeof name === 'string' && name.trim() !== '') {
    return { sku: sku.trim(), name: name.trim() };
  }
  throw new Error(`Product name ${index + 1} needs a sku (id or part number) and a name, both as text.`);
}
