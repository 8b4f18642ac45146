import type { INodeProperties } from 'n8n-workflow';
import type { FormReader } from '../../n8n/formReader';
import { readBoolean } from './switch';

/** `readInParallel`, for the `options` of operations that read all users. */
export const readInParallelOption: INodeProperties = {
  displayName: 'Read in Parallel',
  name: 'readInParallel',
  type: 'boolean',
  default: true,
  description:
    'Whether to read more than 20,000 users in several parts side by side, which is about three times as fast. They then come in no order. What the parts have is held against the number that Microsoft Graph counts; where it differs, all users are read one page after the other, and a hint says so.',
};

/** @throws {NodeOperationError} for anything but true and false */
export function readReadInParallel(node: FormReader, itemIndex: number): boolean {
  const { readInParallel } = node.getNodeParameter('options', itemIndex, {});
  return readInParallel === undefined || readBoolean(node, itemIndex, readInParallel, 'Read in Parallel');
}
