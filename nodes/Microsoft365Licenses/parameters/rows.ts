import type { IDataObject } from 'n8n-workflow';

/** The names of a list of rows among the `options`. */
export interface RowsSource {
  /** A fixed collection: `{ values: [row], items: [{ rows }] }`, where `rows` is an array or JSON text of one. */
  list: string;
  /** As `label` in the editor. */
  label: string;
  /** What workflows of 0.1 have: a collection of this name, and JSON of this name with `Json` behind it. */
  older: string;
  olderLabel: string;
}

/**
 * All rows of a list. A row may be an item of another node (`{ json }`), and its `sku` the value of a resource locator.
 * @throws {Error} where JSON is not an array
 */
export function readRows(options: IDataObject, { list, label, older, olderLabel }: RowsSource): unknown[] {
  const fromItems = entriesOf(options[list], 'items').flatMap((entry) =>
    jsonRows((entry as { rows?: unknown }).rows, `${label} > Items`),
  );
  return [
    ...entriesOf(options[list], 'values'),
    ...fromItems,
    ...entriesOf(options[older], 'values'),
    ...jsonRows(options[`${older}Json`], `${olderLabel} (JSON)`),
  ].map(toRow);
}

function entriesOf(value: unknown, group: string): unknown[] {
  const entries = (value as Record<string, unknown> | null | undefined)?.[group];
  return Array.isArray(entries) ? entries : [];
}

function toRow(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const row = 'json' in value && typeof value.json === 'object' ? value.json : value;
  const { sku, details, ...others } = row as Record<string, unknown>;
  return {
    ...(sku === undefined ? {} : { sku: locatorValue(sku) }),
    ...others,
    ...(details as object | undefined),
  };
}

function locatorValue(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
}

function jsonRows(value: unknown, label: string): unknown[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return value.trim() === '' ? [] : jsonRows(parsed(value, label), label);
  if (Array.isArray(value)) return value;
  const found = typeof value === 'object' ? 'a single object' : JSON.stringify(value);
  throw new Error(`${label} must be an array of objects in JSON, but it is ${found}.`);
}

function parsed(text: string, label: string): unknown {
  let problem: string;
  try {
    return JSON.parse(text);
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  throw new Error(`${label} is not valid JSON: ${problem}.`);
}
