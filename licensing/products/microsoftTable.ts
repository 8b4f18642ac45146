import { CsvError, parse } from 'csv-parse/sync';
import type { Product, ProductTable } from './productTable';

/** Linked from Microsoft's page "Product names and service plan identifiers for licensing". */
export const microsoftTableUrl =
  'https://download.microsoft.com/download/e/3/e/e3e9faf2-f28b-490a-9ada-c6089a1fc5b0/Product%20names%20and%20service%20plan%20identifiers%20for%20licensing.csv';

const columns = [
  'Product_Display_Name',
  'String_Id',
  'GUID',
  'Service_Plan_Id',
  'Service_Plans_Included_Friendly_Names',
] as const;

type Row = Partial<Record<(typeof columns)[number], string>>;

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The file is not Microsoft's table of product names. */
export class MicrosoftTableError extends Error {
  constructor(problem: string) {
    super(`This is not Microsoft's table of product names: ${problem}.`);
    this.name = 'MicrosoftTableError';
  }
}

/**
 * Reads Microsoft's CSV: one row per SKU and service plan. Where an id comes with two names, the first one is the newer.
 * @throws {MicrosoftTableError} where it is not that table
 */
export function parseMicrosoftTable(csv: string): ProductTable {
  const rows = readRows(csv);
  const missing = columns.filter((column) => rows[0]?.[column] === undefined);
  if (missing.length > 0) {
    throw new MicrosoftTableError(`it has no column ${missing.join(', ')}`);
  }
  const products = new Map<string, Product>();
  const plans = new Map<string, string>();
  for (const row of rows) {
    const skuId = trimmed(row.GUID).toLowerCase();
    const product = { partNumber: trimmed(row.String_Id), name: trimmed(row.Product_Display_Name) };
    if (guid.test(skuId) && product.name && !products.has(skuId)) products.set(skuId, product);

    const planId = trimmed(row.Service_Plan_Id).toLowerCase();
    const planName = trimmed(row.Service_Plans_Included_Friendly_Names);
    if (guid.test(planId) && planName && !plans.has(planId)) plans.set(planId, planName);
  }
  return { products, plans };
}

function readRows(csv: string): Row[] {
  try {
    return parse(csv, { bom: true, columns: (header: string[]) => header.map(trimmed) });
  } catch (error) {
    if (error instanceof CsvError) throw new MicrosoftTableError(`it is not readable as CSV (${error.code})`);
    throw error;
  }
}

/** Microsoft's file has no-break spaces inside names and after ids. */
function trimmed(text: string | undefined): string {
  return (text ?? '').replace(/[\s\u00a0]+/g, ' ').trim();
}
