import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readBoolean } from './switch';

/** On unless the operation says otherwise. `would`: what a dry run tells of, after "what would be". */
export function dryRunParameter(would: string): INodeProperties {
  return {
    displayName: 'Dry Run',
    name: 'dryRun',
    type: 'boolean',
    default: true,
    description: `Whether to only report what would be ${would}. Turn off to change licenses.`,
  };
}

/**
 * @param byDefault for a workflow that was saved before the operation had the parameter
 * @throws {NodeOperationError} for anything but true and false
 */
export function readDryRun(node: IExecuteFunctions, itemIndex: number, byDefault: boolean): boolean {
  return readBoolean(node, itemIndex, node.getNodeParameter('dryRun', itemIndex, byDefault), 'Dry Run');
}
