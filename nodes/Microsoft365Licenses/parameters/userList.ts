import type { INodeProperties } from 'n8n-workflow';
import { readTextList } from './textList';

/** Several users as text; by expression an array too. Spread it and set `displayName`, `name` and `description`. */
export const userListParameter = {
  type: 'string',
  typeOptions: { rows: 3 },
  default: '',
  placeholder: 'e.g. adele.vance@contoso.com, alex.wilber@contoso.com',
  hint: 'Object IDs or user principal names, separated by commas or lines',
} satisfies Partial<INodeProperties>;

/**
 * Ids or principal names from an array, or from text separated by commas, semicolons or lines; trimmed, without
 * blanks and repetitions (case folded), in order. Undefined and null give `[]`.
 * @throws {TextListError} for a value that is neither text nor a list of texts
 */
export function readUserList(value: unknown, label: string): string[] {
  return readTextList(value, label);
}
