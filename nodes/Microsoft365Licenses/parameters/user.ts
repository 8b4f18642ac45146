import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';

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
