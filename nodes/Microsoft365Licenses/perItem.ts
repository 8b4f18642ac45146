import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { failureItem, toNodeError } from '../n8n/errors';
import type { OperationContext } from './operation';

/**
 * Runs an operation once per input item, in order, and pairs what it gives with that item. A failure ends the run as
 * an error that names the item; with Continue On Fail it becomes an item with `error`, and the rest goes on.
 *
 * `about` names the user that an item is about, for failures that do not say.
 */
export async function runPerItem(
  { node, items }: OperationContext,
  run: (itemIndex: number) => Promise<IDataObject[]>,
  about: (itemIndex: number) => string | null = () => null,
): Promise<INodeExecutionData[]> {
  const output: INodeExecutionData[] = [];
  for (let itemIndex = 0; itemIndex < items.length; itemIndex++) {
    try {
      for (const json of await run(itemIndex)) output.push({ json, pairedItem: { item: itemIndex } });
    } catch (error) {
      if (!node.continueOnFail()) throw toNodeError(node.getNode(), error, itemIndex);
      output.push(failureItem(error, itemIndex, about(itemIndex)));
    }
  }
  return output;
}
