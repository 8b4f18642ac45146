import { isGraphError, type GraphError } from '../graph/http/graphError';

/** What an output item carries as `error`. */
export interface FailureDetails {
  message: string;
  description: string | null;
  /** Graph's code, or ours; null where Graph was not involved. */
  code: string | null;
  httpStatus: number | null;
  requestId: string | null;
  /** The user that it was about; null where it was about no single user. */
  user: string | null;
}

/** `user`: the user that the item was about, for failures that name none. */
export function failureDetails(error: unknown, user: string | null = null): FailureDetails {
  const graph = graphErrorOf(error);
  return {
    message: error instanceof Error ? error.message : String(error),
    description: descriptionOf(error) ?? graph?.description ?? null,
    code: graph?.code ?? null,
    httpStatus: graph?.httpStatus ?? null,
    requestId: graph?.requestId ?? null,
    user: graph?.user ?? user,
  };
}

/** How to get unstuck, where the error says so. */
export function descriptionOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('description' in error)) return null;
  return typeof error.description === 'string' && error.description !== '' ? error.description : null;
}

function graphErrorOf(error: unknown): GraphError | null {
  if (isGraphError(error)) return error;
  return error instanceof Error && isGraphError(error.cause) ? error.cause : null;
}

/** A use case that stops for a reason of its own: what happened, and how to get unstuck. */
export class UseCaseError extends Error {
  constructor(
    message: string,
    readonly description: string,
  ) {
    super(message);
    this.name = 'UseCaseError';
  }
}

/** One input item stops the whole run; `cause` says why. */
export class ItemFailure extends Error {
  constructor(
    readonly itemIndex: number,
    override readonly cause: Error,
  ) {
    super(cause.message);
    this.name = 'ItemFailure';
  }
}

/** The thrown value as an error. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
