export interface GraphErrorParts {
  status: number;
  code: string;
  message: string;
  headers?: Record<string, string>;
  /** Members of `innerError` beside date, request-id and client-request-id. */
  innerError?: Record<string, unknown>;
  details?: unknown[];
}

/** Thrown by any stage of a Graph request; becomes the JSON error body. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;
  readonly innerError: Record<string, unknown>;
  readonly details: unknown[] | undefined;

  constructor(parts: GraphErrorParts) {
    super(parts.message);
    this.name = 'GraphError';
    this.status = parts.status;
    this.code = parts.code;
    this.headers = parts.headers ?? {};
    this.innerError = parts.innerError ?? {};
    this.details = parts.details;
  }
}

/** The body as Graph sends it. `date` has no zone: Graph's own habit. */
export function graphErrorBody(error: GraphError, at: Date, requestId: string, clientRequestId: string) {
  return {
    error: {
      code: error.code,
      message: error.message,
      ...(error.details === undefined ? {} : { details: error.details }),
      innerError: {
        ...error.innerError,
        date: at.toISOString().slice(0, 19),
        'request-id': requestId,
        'client-request-id': clientRequestId,
      },
    },
  };
}
