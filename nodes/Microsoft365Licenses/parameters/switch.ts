import { NodeOperationError } from 'n8n-workflow';
import type { FormReader } from '../../n8n/formReader';

/**
 * A switch that decides whether something is written. An expression may give anything; only true and false are taken.
 * @throws {NodeOperationError} for anything else
 */
export function readBoolean(node: FormReader, itemIndex: number, value: unknown, label: string): boolean {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw new NodeOperationError(
    node.getNode(),
    `${label} is ${JSON.stringify(value)}, but it must be true or false.`,
    {
      description: 'Look at the expression: it may have given nothing for this item. Nothing was changed.',
      itemIndex,
    },
  );
}
