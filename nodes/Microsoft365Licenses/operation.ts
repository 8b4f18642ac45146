import type {
  IDataObject,
  IExecuteFunctions,
  INodeExecutionData,
  INodeProperties,
  INodePropertyOptions,
} from 'n8n-workflow';
import type { UseCaseContext } from '../../usecases/context';
import type { ChangeReport } from '../../usecases/changes/changeReport';
import type { LicenseChangeRun } from '../../usecases/changes/requestedChange';
import { earlierReports, keepReports, reportItems } from '../n8n/changeReports';
import { failureItem, toNodeError } from '../n8n/errors';
import type { GraphConnection } from '../n8n/graphClient';
import { showHint } from '../n8n/hints';
import { loadProductCatalog } from './parameters/productNames';

/** What an operation needs to run; it gets all items at once. */
export interface OperationContext {
  node: IExecuteFunctions;
  connection: GraphConnection;
  items: INodeExecutionData[];
}

/** One operation of one resource: the file `resources/<resource>/<operation>.ts` exports exactly this. */
export interface Operation {
  /** Its entry in the list of operations; `action` is what n8n's node panel shows. */
  menu: INodePropertyOptions & { value: string; action: string };
  /** The operation's parameters, each with its display condition. */
  description: INodeProperties[];
  /** Returns the output items, each with `pairedItem`. */
  execute(context: OperationContext): Promise<INodeExecutionData[]>;
}

/** What a use case gets for one input item. */
export function useCaseContext({ node, connection }: OperationContext, itemIndex: number): UseCaseContext {
  const { graph, tenantId, sign } = connection;
  const context: UseCaseContext = {
    graph,
    tenantId,
    now: () => new Date(graph.timing.now()).toISOString(),
    sign,
    log: (message) => {
      node.logger.info(message);
    },
    hint: (message, level) => showHint(node, message, level),
    catalog: () => loadProductCatalog(node, itemIndex, graph.timing.now()),
  };
  return context;
}

/**
 * Runs an operation once per input item, in order, and pairs the rows it gives with that item. A failure ends the run
 * as an error that names the item; with Continue On Fail it becomes an item with `error`, and the rest goes on.
 *
 * `userOf` names the user that an item is about, for failures that name none.
 */
export async function runPerItem(
  context: OperationContext,
  run: (useCase: UseCaseContext, itemIndex: number) => Promise<readonly object[]>,
  userOf: (itemIndex: number) => string | null = () => null,
): Promise<INodeExecutionData[]> {
  const rowsAsItems = async (useCase: UseCaseContext, itemIndex: number) =>
    (await run(useCase, itemIndex)).map((row) => ({ json: row as IDataObject }));
  return outputPerItem(context, rowsAsItems, userOf);
}

/** As `runPerItem`, for output that is more than JSON: files beside it. */
export async function outputPerItem(
  context: OperationContext,
  run: (
    useCase: UseCaseContext,
    itemIndex: number,
  ) => Promise<ReadonlyArray<Pick<INodeExecutionData, 'json' | 'binary'>>>,
  userOf: (itemIndex: number) => string | null = () => null,
): Promise<INodeExecutionData[]> {
  const { node, items } = context;
  const output: INodeExecutionData[] = [];
  for (let itemIndex = 0; itemIndex < items.length; itemIndex++) {
    try {
      for (const made of await run(useCaseContext(context, itemIndex), itemIndex))
        output.push({ ...made, pairedItem: { item: itemIndex } });
    } catch (error) {
      if (!node.continueOnFail()) throw toNodeError(node.getNode(), error, itemIndex);
      output.push(failureItem(error, itemIndex, userOf(itemIndex)));
    }
  }
  return output;
}

/**
 * Runs an operation that changes licenses, once for all items: one report for each of them, in order. What became of them
 * is kept for the next try, where n8n runs the node again after a failure.
 */
export async function runChange(
  context: OperationContext,
  change: (
    useCase: UseCaseContext,
    run: Pick<LicenseChangeRun, 'itemCount' | 'stopAtFirstFailure' | 'earlier'>,
  ) => Promise<readonly ChangeReport[]>,
): Promise<INodeExecutionData[]> {
  const { node, items } = context;
  const reports = await change(useCaseContext(context, 0), {
    itemCount: items.length,
    stopAtFirstFailure: !node.continueOnFail(),
    earlier: earlierReports(node),
  });
  keepReports(node, reports);
  return reportItems(node, reports);
}

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
