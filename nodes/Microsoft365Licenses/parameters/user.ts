import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { readTextList } from './textList';

/** `user`: one user, from the list or by object id or user principal name. */
export const userParameter: INodeProperties = {
  displayName: 'User',
  name: 'user',
  type: 'resourceLocator',
  default: { mode: 'list', value: '' },
  required: true,
  description: 'The user to act on',
  modes: [
    {
      displayName: 'From List',
      name: 'list',
      type: 'list',
      placeholder: 'Select a user...',
      typeOptions: { searchListMethod: 'searchUsers', searchable: true },
    },
    {
      displayName: 'By ID',
      name: 'id',
      type: 'string',
      placeholder: 'e.g. adele.vance@contoso.com',
      hint: 'The object ID or the user principal name',
    },
  ],
};

/**
 * The object id or user principal name in a user resource locator, trimmed.
 * @throws {NodeOperationError} where it is empty
 */
export function readUserLocator(node: IExecuteFunctions, itemIndex: number, name = 'user'): string {
  const value: unknown = node.getNodeParameter(name, itemIndex, '', { extractValue: true });
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw new NodeOperationError(node.getNode(), 'No user is given.', {
    description:
      'Choose a user from the list, or give an object ID or a user principal name. An expression may have given nothing for this item.',
    itemIndex,
  });
}

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
