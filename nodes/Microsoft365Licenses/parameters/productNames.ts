import { NodeOperationError, type IDataObject, type INodeProperties } from 'n8n-workflow';
import {
  createProductCatalog,
  type ProductCatalog,
  type ProductName,
} from '../../../licensing/products/catalog';
import { microsoftTableUrl, parseMicrosoftTable } from '../../../licensing/products/microsoftTable';
import { builtInProductTable, overlay, type ProductTable } from '../../../licensing/products/productTable';
import type { FormReader } from '../../n8n/formReader';
import { showHint } from '../../n8n/hints';
import { readRows } from './rows';
import { skuLocator } from './skus';

const productNameList: INodeProperties = {
  displayName: 'Product Names',
  name: 'productNameList',
  type: 'fixedCollection',
  typeOptions: { multipleValues: true },
  placeholder: 'Add Names',
  default: {},
  description: 'Your own names for licenses, or the newest ones of Microsoft. Your own take precedence.',
  options: [
    {
      displayName: 'Microsoft’s Newest Names',
      name: 'microsoft',
      values: [
        {
          displayName: 'Address',
          name: 'url',
          type: 'string',
          default: microsoftTableUrl,
          description:
            "Address of Microsoft's current table of names, or of a copy of it, to use instead of the built-in table. What is read is kept for 24 hours.",
        },
      ],
    },
    {
      displayName: 'Name',
      name: 'values',
      values: [
        { ...skuLocator, displayName: 'License', name: 'sku', description: 'License that has the name' },
        {
          displayName: 'Name',
          name: 'name',
          type: 'string',
          default: '',
          placeholder: 'e.g. Office worker',
          description: 'What you call the license',
        },
      ],
    },
    {
      displayName: 'Names From Items',
      name: 'items',
      values: [
        {
          displayName: 'Items',
          name: 'rows',
          type: 'json',
          default: '',
          placeholder: "e.g. {{ $('Names').all() }}",
          description:
            'Items of another node, such as Data Table, or an array. Each has sku (ID or part number) and name.',
        },
      ],
    },
  ],
};

/** What `loadProductCatalog` reads, for an `options` collection; and, out of sight, what workflows of 0.1 have. */
export const productNameOptions: INodeProperties[] = [
  productNameList,
  { displayName: 'Product Names (Older)', name: 'productNames', type: 'hidden', default: {} },
  { displayName: 'Product Names (JSON)', name: 'productNamesJson', type: 'hidden', default: '' },
  { displayName: 'Product Names URL', name: 'productNamesUrl', type: 'hidden', default: microsoftTableUrl },
  { displayName: 'Refresh Product Names', name: 'refreshNames', type: 'hidden', default: false },
];

const source = {
  list: 'productNameList',
  label: 'Product Names',
  older: 'productNames',
  olderLabel: 'Product Names',
};

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
  node: FormReader,
  itemIndex: number,
  now: number,
): Promise<ProductCatalog> {
  const options = node.getNodeParameter('options', itemIndex, {});
  const ownNames = readOwnNames(node, itemIndex, options);
  const address = refreshAddress(options);
  const table = address === null ? builtInProductTable() : await refreshedTable(node, address, now);
  return createProductCatalog({ table, ownNames });
}

/** Where newer names are read; null where they are not asked for. */
function refreshAddress(options: IDataObject): string | null {
  const { microsoft = [] } = (options.productNameList ?? {}) as { microsoft?: Array<{ url?: unknown }> };
  const [entry] = microsoft;
  if (!entry && options.refreshNames !== true) return null;
  const address = entry ? entry.url : options.productNamesUrl;
  return typeof address === 'string' && address.trim() !== '' ? address.trim() : microsoftTableUrl;
}

async function refreshedTable(node: FormReader, url: string, now: number): Promise<ProductTable> {
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

function readOwnNames(node: FormReader, itemIndex: number, options: IDataObject): ProductName[] {
  try {
    return readRows(options, source).map(toProductName);
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
