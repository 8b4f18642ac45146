import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { toNodeError } from '../../n8n/errors';
import type { OperationContext } from '../operation';

/** What each input item asks for, or why it cannot be read. */
export function readItems<Request>(
  { node, items }: OperationContext,
  read: (itemIndex: number) => Request,
): Array<Request | Error> {
  return items.map((_, itemIndex) => {
    try {
      return read(itemIndex);
    } catch (error) {
      return toNodeError(node.getNode(), error, itemIndex);
    }
  });
}

/**
 * A switch that decides whether something is written. An expression may give anything; only true and false are taken.
 * @throws {NodeOperationError} for anything else
 */
export function readBoolean(
  node: IExecuteFunctions,
  itemIndex: number,
  value: unknown,
  label: string,
): boolean {
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
