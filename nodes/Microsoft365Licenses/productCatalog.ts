import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import {
  createProductCatalog,
  type ProductCatalog,
  type ProductName,
} from '../../licensing/products/catalog';
import { microsoftTableUrl, parseMicrosoftTable } from '../../licensing/products/microsoftTable';
import { builtInProductTable, overlay, type ProductTable } from '../../licensing/products/productTable';
import { showHint } from '../n8n/hints';
import { readRows } from './parameters/rows';

const KEPT_FOR_MS = 24 * 60 * 60 * 1000;

/** Tables read at run time, by address; they live as long as the n8n process, at most 24 hours. */
const refreshedTables = new Map<string, { table: ProductTable; readAt: number }>();

/**
 * The catalogue that the item's `options` ask for: own names, then names refreshed from Microsoft's table, then the
 * built-in table. Where the refresh fails, a hint says so and the built-in table serves.
 * @throws {NodeOperationError} for own names that cannot be read
 */
export async function loadProductCatalog(
  node: IExecuteFunctions,
  itemIndex: number,
): Promise<ProductCatalog> {
  const options = node.getNodeParameter('options', itemIndex, {});
  const ownNames = readOwnNames(node, itemIndex, options);
  const table =
    options.refreshNames === true
      ? await refreshedTable(node, options.productNamesUrl)
      : builtInProductTable();
  return createProductCatalog({ table, ownNames });
}

async function refreshedTable(node: IExecuteFunctions, address: unknown): Promise<ProductTable> {
  const url = typeof address === 'string' && address.trim() !== '' ? address.trim() : microsoftTableUrl;
  const kept = refreshedTables.get(url);
  if (kept && Date.now() - kept.readAt < KEPT_FOR_MS) return kept.table;
  try {
    const csv: unknown = await node.helpers.httpRequest({ url, encoding: 'text', timeout: 30_000 });
    const table = overlay(builtInProductTable(), parseMicrosoftTable(String(csv)));
    refreshedTables.set(url, { table, readAt: Date.now() });
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
