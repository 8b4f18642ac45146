import type {
  IDataObject,
  IExecuteFunctions,
  INodeExecutionData,
  INodeProperties,
  INodePropertyOptions,
} from 'n8n-workflow';
import type { GraphClient } from '../../graph/http/client';
import type { UseCaseContext } from '../../usecases/context';
import { failureItem, hasErrorOutput, toNodeError } from '../n8n/errors';
import { showHint } from '../n8n/hints';
import { inTenant, type ItemTenant, type RunTenants } from '../n8n/runTenants';
import type { TenantHints } from '../n8n/tenantHints';
import { loadProductCatalog } from './parameters/productNames';

/** What an operation needs to run; it gets all items at once. */
export interface OperationContext {
  node: IExecuteFunctions;
  tenants: RunTenants;
  /** Of the tenants that items name. */
  tenantHints: TenantHints;
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

/** What a use case gets for one input item, or for the items of one tenant: the form is then that of the first. */
export function useCaseContext(
  { node, tenantHints }: OperationContext,
  { graph, tenantId, sign, named }: ItemTenant,
  itemIndex: number,
): UseCaseContext {
  return {
    graph,
    tenantId,
    now: () => new Date(graph.timing.now()).toISOString(),
    sign,
    log(message) {
      node.logger.info(named === null ? message : `Tenant ${named}: ${message}`);
    },
    hint(message, level) {
      if (named === null) showHint(node, message, level);
      else tenantHints.add(named, message, level);
    },
    catalog: () => loadProductCatalog(node, itemIndex, graph.timing.now()),
  };
}

/** What each tenant of a run has for itself, such as a reader of its reports: created at the tenant's first item. */
export function perTenant<Value>(
  create: (graph: GraphClient) => Value,
): (useCase: Pick<UseCaseContext, 'graph'>) => Value {
  const values = new Map<GraphClient, Value>();
  return ({ graph }) => {
    const value = values.get(graph) ?? create(graph);
    values.set(graph, value);
    return value;
  };
}

/** Of one input item: the use case's context, the item's place, and its tenant. */
type ItemOperation<Result> = (
  useCase: UseCaseContext,
  itemIndex: number,
  tenant: ItemTenant,
) => Promise<Result>;

/**
 * Runs an operation once per input item, in order, each in its tenant, and pairs the rows it gives with that item. A
 * failure ends the run as an error that names the item; with Continue On Fail it becomes an item with `error`, and the
 * rest goes on. Where items name their tenants, each row begins with it.
 *
 * `userOf` names the user that an item is about, for failures that name none.
 */
export async function runPerItem(
  context: OperationContext,
  run: ItemOperation<readonly object[]>,
  userOf: (itemIndex: number) => string | null = () => null,
): Promise<INodeExecutionData[]> {
  const rowsAsItems: ItemOperation<Made> = async (useCase, itemIndex, tenant) =>
    (await run(useCase, itemIndex, tenant)).map((row) => ({ json: row as IDataObject }));
  return outputPerItem(context, rowsAsItems, userOf);
}

type Made = ReadonlyArray<Pick<INodeExecutionData, 'json' | 'binary'>>;

/** As `runPerItem`, for output that is more than JSON: files beside it. */
export async function outputPerItem(
  context: OperationContext,
  run: ItemOperation<Made>,
  userOf: (itemIndex: number) => string | null = () => null,
): Promise<INodeExecutionData[]> {
  const { node, items } = context;
  const output: INodeExecutionData[] = [];
  for (let itemIndex = 0; itemIndex < items.length; itemIndex++) {
    let tenant: ItemTenant | null = null;
    try {
      tenant = await context.tenants.of(itemIndex);
      for (const { json, binary } of await run(
        useCaseContext(context, tenant, itemIndex),
        itemIndex,
        tenant,
      )) {
        const item = { json: withTenant(json, tenant), pairedItem: { item: itemIndex } };
        output.push(binary ? { ...item, binary } : item);
      }
    } catch (error) {
      const failure = tenant === null ? error : inTenant(error, tenant);
      if (!node.continueOnFail()) throw toNodeError(node.getNode(), failure, itemIndex);
      output.push(
        failureItem(failure, itemIndex, {
          user: userOf(itemIndex),
          tenant: tenant?.named ?? null,
          hasErrorOutput: hasErrorOutput(node.getNode()),
        }),
      );
    }
  }
  return output;
}

function withTenant(row: IDataObject, { named }: ItemTenant): IDataObject {
  return named === null ? row : { tenantId: named, ...row };
}
