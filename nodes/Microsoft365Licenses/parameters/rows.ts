import type { IDataObject } from 'n8n-workflow';

/**
 * The rows of a fixed collection (`{ values: [row] }`) and of its JSON companion (an array, or JSON text of one),
 * together.
 * @throws {Error} naming `label` where the JSON is not an array
 */
export function readRows(options: IDataObject, name: string, label: string): unknown[] {
  return [...collectionRows(options[name]), ...jsonRows(options[`${name}Json`], label)];
}

function collectionRows(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null || !('values' in value)) return [];
  return Array.isArray(value.values) ? value.values : [];
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
