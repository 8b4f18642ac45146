import { responseError } from './responseError';
import { GraphError, incompleteError } from './graphError';
import type { PermissionTask } from '../permissions';
import type { TransportResponse } from './transport';

export interface BatchRequest {
  id: string;
  method: 'GET' | 'POST' | 'PATCH';
  /** Relative to the version root, query included: `/users/{id}?$select=id`. */
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
  dependsOn?: string[];
}

/** An answer inside a batch. `error` is set exactly when `status` is not 2xx. */
export interface BatchResponse<T = unknown> {
  id: string;
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: T;
  error: GraphError | null;
  /** The step's own, or that of the round trip. */
  requestId: string | null;
}

/** Microsoft Graph's limit for one round trip (JSON batching). */
export const largestBatch = 20;

/** @throws GraphError `InvalidBatch`: too many requests, none, or two of one id. */
export function batchBody(requests: readonly BatchRequest[]): { requests: BatchRequest[] } {
  const ids = new Set(requests.map(({ id }) => id.toLowerCase()));
  if (requests.length === 0 || requests.length > largestBatch || ids.size !== requests.length) {
    throw new GraphError({
      kind: 'refused',
      code: 'InvalidBatch',
      message: `A batch takes 1 to ${largestBatch} requests with different ids; this one has ${requests.length} requests and ${ids.size} ids.`,
    });
  }
  return { requests: requests.map((request) => withContentType(request)) };
}

/** A batch step with a body must name its type, or Graph refuses the step. */
function withContentType(request: BatchRequest): BatchRequest {
  if (request.body === undefined) return request;
  return { ...request, headers: { 'Content-Type': 'application/json', ...request.headers } };
}

/**
 * Answers by id, whatever their order.
 * @throws GraphError of kind `incomplete` where an answer is missing, unreadable or not asked for.
 */
export function matchResponses(
  response: TransportResponse,
  requests: readonly BatchRequest[],
  task: PermissionTask,
  now: number,
): Map<string, BatchResponse> {
  const answers = new Map(readAnswers(response, task, now).map((answer) => [answer.id, answer]));
  const missing = requests.filter(({ id }) => !answers.has(id));
  if (missing.length > 0 || answers.size !== requests.length) {
    throw incompleteError({
      code: 'BatchAnswerMissing',
      task,
      httpStatus: response.status,
      requestId: response.headers['request-id'] ?? null,
      message: `Microsoft Graph answered ${answers.size} of the ${requests.length} requests of a batch; what became of the others is unknown.`,
    });
  }
  return answers;
}

function readAnswers(response: TransportResponse, task: PermissionTask, now: number): BatchResponse[] {
  const responses = (response.body as { responses?: unknown } | null | undefined)?.responses;
  const unreadable = incompleteError({
    code: 'UnreadableBatch',
    task,
    httpStatus: response.status,
    requestId: response.headers['request-id'] ?? null,
    message: 'The answer to a batch is not readable; what became of its requests is unknown.',
  });
  if (!Array.isArray(responses)) throw unreadable;
  return responses.map((entry: unknown) => {
    const { id, status, headers, body } = (entry ?? {}) as Record<string, unknown>;
    if (typeof id !== 'string' || typeof status !== 'number') throw unreadable;
    const answer = { id, status, headers: lowerCaseNames(headers), body };
    const isSuccess = status >= 200 && status < 300;
    return {
      ...answer,
      error: isSuccess ? null : responseError(answer, { task }, now),
      requestId: answer.headers['request-id'] ?? response.headers['request-id'] ?? null,
    };
  });
}

function lowerCaseNames(headers: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}
