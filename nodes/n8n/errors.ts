import { NodeApiError, NodeOperationError, type INode, type INodeExecutionData } from 'n8n-workflow';
import { isGraphError, type GraphError } from '../../graph/http/graphError';
import { descriptionOf, failureDetails, ItemFailure } from '../../usecases/failureDetails';

/** The error as n8n shows it: what happened, how to get unstuck, and at which item. Ours are returned as they are. */
export function toNodeError(
  node: INode,
  error: unknown,
  itemIndex?: number,
): NodeApiError | NodeOperationError {
  if (error instanceof ItemFailure) return toNodeError(node, error.cause, error.itemIndex);
  if (error instanceof NodeApiError || error instanceof NodeOperationError) {
    if (itemIndex !== undefined) error.context.itemIndex ??= itemIndex;
    return error;
  }
  if (isGraphError(error)) return graphNodeError(node, error, itemIndex);
  const cause = error instanceof Error ? error : new Error(String(error));
  return new NodeOperationError(node, cause, { description: descriptionOf(cause) ?? undefined, itemIndex });
}

/**
 * The item that stands for a failed one when the node continues on fail; with the tenant that the item names. Where the node
 * has an error output, the tenant is a detail: beside `error`, n8n lets an item there have nothing but `message` and
 * `details`.
 */
export function failureItem(
  error: unknown,
  itemIndex: number,
  { user = null, tenant = null, hasErrorOutput = false }: FailedItem = {},
): INodeExecutionData {
  const failed = { error: { ...failureDetails(error, user) } };
  const pairedItem = { item: itemIndex };
  if (tenant === null) return { json: failed, pairedItem };
  if (hasErrorOutput) return { json: { ...failed, details: { tenantId: tenant } }, pairedItem };
  return { json: { tenantId: tenant, ...failed }, pairedItem };
}

export function hasErrorOutput(node: INode): boolean {
  return node.onError === 'continueErrorOutput';
}

interface FailedItem {
  /** That the item is about, for failures that name none. */
  user?: string | null;
  tenant?: string | null;
  hasErrorOutput?: boolean;
}

function graphNodeError(node: INode, error: GraphError, itemIndex: number | undefined): NodeApiError {
  const { message, code, httpStatus, requestId, user } = error;
  const httpCode = httpStatus === null ? undefined : String(httpStatus);
  const shown = new NodeApiError(
    node,
    { message },
    {
      message,
      description: [error.description, references(error)].filter(Boolean).join(' '),
      httpCode,
      itemIndex,
    },
  );
  // n8n puts a general sentence in place of a message that mentions a socket's code; ours says more.
  shown.message = message;
  Object.assign(shown.context, { code, httpStatus, requestId, user });
  shown.cause = error;
  return shown;
}

/** Graph's code for whoever looks the failure up, and the id that Microsoft's support asks for. */
function references({ code, httpStatus, requestId }: GraphError): string {
  const status = httpStatus === null ? '' : `, HTTP status ${httpStatus}`;
  const request = requestId === null ? '' : `, request id ${requestId}`;
  return `(Code ${code}${status}${request})`;
}
