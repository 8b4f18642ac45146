import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';

/** `returnAll` and `limit`, as every Get Many has them. */
export const pagingParameters: INodeProperties[] = [
  {
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    default: false,
    description: 'Whether to return all results or only up to a given limit',
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 50,
    description: 'Max number of results to return',
    displayOptions: { show: { returnAll: [false] } },
  },
];

/**
 * How many items are wanted; `Infinity` with Return All.
 * @throws {NodeOperationError} for a limit that is not a whole number of 1 or more
 */
export function readLimit(node: IExecuteFunctions, itemIndex: number): number {
  if (node.getNodeParameter('returnAll', itemIndex)) return Infinity;
  const value: unknown = node.getNodeParameter('limit', itemIndex);
  const limit = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof limit === 'number' && Number.isSafeInteger(limit) && limit >= 1) return limit;
  throw new NodeOperationError(
    node.getNode(),
    `The limit must be a whole number of 1 or more, but it is ${JSON.stringify(value)}.`,
    {
      description: 'Set Limit to the number of items you want, or turn on Return All.',
      itemIndex,
    },
  );
}

/** `simplify`, as every Get Many has it: false gives Graph's own objects. */
export const simplifyParameter: INodeProperties = {
  displayName: 'Simplify',
  name: 'simplify',
  type: 'boolean',
  default: true,
  description: 'Whether to return a simplified version of the response instead of the raw data',
};
