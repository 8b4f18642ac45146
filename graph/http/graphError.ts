import type { PermissionTask } from '../permissions';

/**
 * - `refused`: Graph, or the identity platform, answered and said no.
 * - `unreachable`: no answer came (network, DNS, TLS, proxy), or the service stayed busy or out of order.
 * - `cancelled`: the run was stopped.
 * - `incomplete`: answers came, but not the whole of what was asked for; nothing may be concluded from them.
 */
export type GraphErrorKind = 'refused' | 'unreachable' | 'cancelled' | 'incomplete';

export interface GraphErrorFields {
  kind: GraphErrorKind;
  /** What happened. */
  message: string;
  /** How to get unstuck. */
  description: string | null;
  /** Graph's code (`Authorization_RequestDenied`), or ours or the socket's where no answer came. */
  code: string;
  httpStatus: number | null;
  /** Graph's; Microsoft's support asks for it. */
  requestId: string | null;
  clientRequestId: string | null;
  /** Whom the request was about, where it was about one user. */
  user: string | null;
  task: PermissionTask | null;
  /** Milliseconds that Graph asked to wait; null where it did not. */
  retryAfterMs: number | null;
}

const brand = 'n8n-nodes-microsoft365-licenses/GraphError';

/**
 * Anything that went wrong between us and Graph. Recognise it with `isGraphError`: where two copies of the package are
 * loaded, `instanceof` fails.
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

  /** The same failure, said of a user. */
  withUser(user: string): GraphError {
    return new GraphError({ ...this.toJSON(), user });
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

/** Something between us and a whole answer is missing; `code` is ours. */
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
