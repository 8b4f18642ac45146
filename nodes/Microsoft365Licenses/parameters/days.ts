import { NodeOperationError } from 'n8n-workflow';
import type { FormReader } from '../../n8n/formReader';

/**
 * A number of days: a whole number of 1 or more.
 * @throws {NodeOperationError} for anything else
 */
export function readDays(node: FormReader, value: unknown, label: string, itemIndex: number): number {
  const days = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof days === 'number' && Number.isInteger(days) && days >= 1) return days;
  throw new NodeOperationError(
    node.getNode(),
    `"${label}" must be a whole number of 1 or more, not "${String(value)}".`,
    {
      description: 'It counts days back from the refresh date of the report.',
      itemIndex,
    },
  );
}
