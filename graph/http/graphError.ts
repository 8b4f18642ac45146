import type { PermissionTask } from '../permissions';

/**
 * - `refused`: Graph or the identity platform refused the request.
 * - `unreachable`: no response came (network, DNS, TLS, proxy), or the service stayed busy or out of order.
 * - `cancelled`: the run was stopped.
 * - `incomplete`: only a part of the data arrived; nothing may be concluded from it.
 */
export type GraphErrorKind = 'refused' | 'unreachable' | 'cancelled' | 'incomplete';

export interface GraphErrorFields {
  kind: GraphErrorKind;
  /** What happened. */
  message: string;
  /** What the user can do. */
  description: string | null;
  /** Graph's (`Authorization_RequestDenied`), the socket's (`ECONNRESET`), or ours (`RunCancelled`). */
  code: string;
  httpStatus: number | null;
  /** Graph's id of the request, which Microsoft's support needs. */
  requestId: string | null;
  clientRequestId: string | null;
  /** Object id or principal name, where the request concerned one user. */
  user: string | null;
  task: PermissionTask | null;
  /** The `Retry-After` of the response, in milliseconds. */
  retryAfterMs: number | null;
}

const brand = 'n8n-nodes-microsoft365-licenses/GraphError';

/**
 * A failure between this package and Graph. Recognise it with `isGraphError`: `instanceof` fails where two copies of
 * the package are loaded.
 */
export class GraphError extends Error implements GraphErrorFields {
  readonly brand = brand;
  readonly kind: GraphErrorKind;
  readonly description: string | null;
  readonly code: string;
  readonly httpStatus: number | null;
  readonly requestId: string | null;
  readonly clientRequestId: string | null;
  readonly user: string | null;
  readonly task: PermissionTask | null;
  readonly retryAfterMs: number | null;

  constructor(fields: Partial<GraphErrorFields> & Pick<GraphErrorFields, 'kind' | 'message' | 'code'>) {
    super(fields.message);
    this.name = 'GraphError';
    this.kind = fields.kind;
    this.description = fields.description ?? null;
    this.code = fields.code;
    this.httpStatus = fields.httpStatus ?? null;
    this.requestId = fields.requestId ?? null;
    this.clientRequestId = fields.clientRequestId ?? null;
    this.user = fields.user ?? null;
    this.task = fields.task ?? null;
    this.retryAfterMs = fields.retryAfterMs ?? null;
  }

  /** The same failure, with the user that it concerns. */
  withUser(user: string): GraphError {
    return new GraphError({ ...this.toJSON(), user });
  }

  /** The same failure; its description begins with the reason why nothing was tried again. */
  withReason(because: string | null): GraphError {
    const description = [because, this.description].filter((text) => text !== null).join(' ');
    return new GraphError({ ...this.toJSON(), description: description || null });
  }

  toJSON(): GraphErrorFields {
    const { kind, message, description, code, httpStatus, requestId } = this;
    const { clientRequestId, user, task, retryAfterMs } = this;
    return {
      kind,
      message,
      description,
      code,
      httpStatus,
      requestId,
      clientRequestId,
      user,
      task,
      retryAfterMs,
    };
  }
}

export function isGraphError(error: unknown): error is GraphError {
  return error instanceof Error && 'brand' in error && error.brand === brand;
}

export function cancelledError(): GraphError {
  return new GraphError({
    kind: 'cancelled',
    code: 'RunCancelled',
    message: 'The run was stopped before Microsoft Graph had answered everything.',
  });
}

/** An error of kind `incomplete`; `code` is ours. */
export function incompleteError(
  fields: Pick<GraphErrorFields, 'code' | 'message'> & Partial<GraphErrorFields>,
): GraphError {
  return new GraphError({
    description:
      'Nothing was concluded from the part that arrived. Run it again; if it happens again, look at the proxy or gateway between n8n and Microsoft Graph.',
    ...fields,
    kind: 'incomplete',
  });
}
