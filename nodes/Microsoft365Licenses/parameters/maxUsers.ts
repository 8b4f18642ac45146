import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';

/** `maxUsers`, for an `options` collection. */
export const maxUsersOption: INodeProperties = {
  displayName: 'Max Users',
  name: 'maxUsers',
  type: 'number',
  typeOptions: { minValue: 1 },
  default: 100,
  description:
    'Stop before any change if the licenses of more users than this would change. With several tenants, counted in each tenant.',
};

/** @throws {NodeOperationError} for anything but a whole number of 1 or more */
export function readMaxUsers(node: IExecuteFunctions, itemIndex: number): number {
  const { maxUsers = maxUsersOption.default } = node.getNodeParameter('options', itemIndex, {});
  const number = typeof maxUsers === 'string' && maxUsers.trim() !== '' ? Number(maxUsers) : maxUsers;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 1) return number;
  throw new NodeOperationError(
    node.getNode(),
    `Max Users is ${JSON.stringify(maxUsers)}, but it must be a whole number of 1 or more. Nothing was changed.`,
    {
      description:
        'It is the largest number of users whose licenses may change in one run. To try things out, use Dry Run.',
    },
  );
}
