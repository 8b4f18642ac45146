import { responseError } from './responseError';
import { GraphError, incompleteError } from './graphError';
import { lowerCaseNames, requestIdOf } from './headers';
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

/** The response to one request of a batch. `error` is set where `status` is not 2xx, or a GET came back without an object. */
export interface BatchResponse<T = unknown> {
  id: string;
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: T;
  error: GraphError | null;
  /** Of this request; where Graph gives none, of the round trip. */
  requestId: string | null;
}

/** Most requests that Graph takes in one round trip ("Combine multiple HTTP requests using JSON batching"). */
export const largestBatch = 20;

/** @throws GraphError `InvalidBatch`: too many requests, none, or two with the same id. */
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

/** Graph refuses a request inside a batch that has a body and no content type. */
function withContentType(request: BatchRequest): BatchRequest {
  if (request.body === undefined) return request;
  return { ...request, headers: { 'Content-Type': 'application/json', ...request.headers } };
}

/**
 * The responses by id; Graph returns them in any order. A request with two answers that contradict each other has the
 * error `BatchAnswersContradict`, a GET without an object in its body `UnreadableAnswer`, both of kind `incomplete`.
 * @throws GraphError of kind `incomplete` where a response is missing, unreadable, or belongs to no request
 */
export function matchResponses(
  roundTrip: TransportResponse,
  requests: readonly BatchRequest[],
  task: PermissionTask,
  now: number,
): Map<string, BatchResponse> {
  const reads = new Set(requests.filter(({ method }) => method === 'GET').map(({ id }) => id));
  const responses = new Map<string, BatchResponse>();
  for (const response of readResponses(roundTrip, task, now)) {
    const other = responses.get(response.id);
    const isContradiction = other !== undefined && other.status !== response.status;
    const readable = reads.has(response.id) ? withReadableBody(response, task) : response;
    responses.set(
      response.id,
      isContradiction ? { ...response, error: contradiction(response, task) } : readable,
    );
  }
  const missing = requests.filter(({ id }) => !responses.has(id));
  if (missing.length > 0 || responses.size !== requests.length) {
    throw incompleteError({
      code: 'BatchAnswerMissing',
      task,
      httpStatus: roundTrip.status,
      requestId: requestIdOf(roundTrip.headers),
      message: `Microsoft Graph answered ${responses.size} of the ${requests.length} requests of a batch; what became of the others is unknown.`,
    });
  }
  return responses;
}

function withReadableBody(response: BatchResponse, task: PermissionTask): BatchResponse {
  const { status, body, error, requestId } = response;
  if (error !== null || (typeof body === 'object' && body !== null)) return response;
  const unreadable = incompleteError({
    code: 'UnreadableAnswer',
    task,
    httpStatus: status,
    requestId,
    message: 'The answer of Microsoft Graph to one request of a batch has no content.',
  });
  return { ...response, error: unreadable };
}

function contradiction({ requestId }: BatchResponse, task: PermissionTask): GraphError {
  return incompleteError({
    code: 'BatchAnswersContradict',
    task,
    requestId,
    message:
      'Microsoft Graph answered one request of a batch twice, and differently; what became of it is unknown.',
  });
}

function readResponses(roundTrip: TransportResponse, task: PermissionTask, now: number): BatchResponse[] {
  const entries = (roundTrip.body as { responses?: unknown } | null | undefined)?.responses;
  const unreadable = incompleteError({
    code: 'UnreadableBatch',
    task,
    httpStatus: roundTrip.status,
    requestId: requestIdOf(roundTrip.headers),
    message: 'The answer to a batch is not readable; what became of its requests is unknown.',
  });
  if (!Array.isArray(entries)) throw unreadable;
  return entries.map((entry: unknown) => {
    const { id, status, headers: rawHeaders, body } = (entry ?? {}) as Record<string, unknown>;
    if (typeof id !== 'string' || typeof status !== 'number') throw unreadable;
    const headers = lowerCaseNames(rawHeaders ?? {});
    const isSuccess = status >= 200 && status < 300;
    return {
      id,
      status,
      headers,
      body,
      error: isSuccess ? null : responseError({ status, headers, body }, { task }, now),
      requestId: requestIdOf(headers) ?? requestIdOf(roundTrip.headers),
    };
  });
}
