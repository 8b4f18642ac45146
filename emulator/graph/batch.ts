import { Readable } from 'node:stream';
import type { Answer } from '../answer';
import { withFaults } from '../faults/apply';
import { type Incoming, splitAddress } from '../incoming';
import { type LoggedBatchItem, describeAnswer, describeRequest } from '../requestLog';
import type { EmulatorState } from '../state';
import { type BatchItem, parseBatch } from './batchBody';
import { failedDependency, malformedBatch } from './errors';
import { graphErrorBody } from './graphError';
import { type GraphRequest, jsonBody, openRequest } from './request';

/** Headers of the batch that hold for its items too. ConsistencyLevel is none of them. */
const inheritedHeaders = ['client-request-id', 'x-forwarded-host', 'x-forwarded-proto'];

export interface BatchItemResponse {
  id: string;
  status: number;
  headers: Record<string, string>;
  body?: unknown;
}

/**
 * Runs the items of a batch through `serve`: those that depend on nothing side by side, the others when what they
 * depend on is done; behind a failed one they are answered 424. The answers come in another order than the requests,
 * as Graph leaves it open. Throws GraphError where the batch as a whole is malformed.
 *
 * Microsoft's page: "Combine multiple HTTP requests using JSON batching".
 */
export async function runBatch(
  state: EmulatorState,
  batch: GraphRequest,
  serve: (item: GraphRequest) => Promise<Answer>,
): Promise<{ responses: BatchItemResponse[]; log: LoggedBatchItem[] }> {
  const items = parseBatch(jsonBody(batch.incoming));
  const log: LoggedBatchItem[] = [];
  const responses: BatchItemResponse[] = [];
  const strike = state.faults.openBatch(
    items.map((item) => incomingOf(batch, item)),
    state.tenant.organization.id,
  );
  const running = new Map<BatchItem, Promise<BatchItemResponse>>();

  const outcome = (item: BatchItem): Promise<BatchItemResponse> => {
    const known = running.get(item);
    if (known !== undefined) return known;
    const started = run(item);
    running.set(item, started);
    return started;
  };
  const run = async (item: BatchItem): Promise<BatchItemResponse> => {
    const incoming = incomingOf(batch, item);
    const entry: LoggedBatchItem = { id: item.id, ...describeRequest(incoming) };
    log.push(entry);
    const before = await Promise.all(item.dependsOn.map(outcome));
    const request = openRequest(incoming);
    Object.assign(entry, { startedAt: performance.now(), requestId: request.requestId });
    const { answer, fault, double } = before.some(({ status }) => status >= 400)
      ? { answer: behindFailure(state, request), fault: null, double: null }
      : await withFaults(
          state,
          incoming,
          () => strike(items.indexOf(item)),
          (served) => serve({ ...request, incoming: served }),
        );
    Object.assign(entry, describeAnswer(answer), { fault, endedAt: performance.now() });
    const response = responseOf(item, answer);
    const other = double === null ? [] : [responseOf(item, double.answer)];
    responses.unshift(...(double?.place === 'behind' ? [response, ...other] : [...other, response]));
    return response;
  };
  await Promise.all(items.map(outcome));
  const place = new Map(items.map(({ id }, index) => [id, index]));
  log.sort((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0));
  return { responses, log };
}

function responseOf({ id }: BatchItem, answer: Answer): BatchItemResponse {
  return { id, status: answer.status, headers: answer.headers, body: bodyOf(answer) };
}

function behindFailure(state: EmulatorState, request: GraphRequest): Answer {
  const error = failedDependency();
  const body = graphErrorBody(error, state.now(), request.requestId, request.clientRequestId);
  return {
    status: error.status,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}

/** The item as the request that it stands for; the batch's own version applies. */
function incomingOf(batch: GraphRequest, item: BatchItem): Incoming {
  const { path, query } = splitAddress(item.url);
  return {
    method: item.method,
    path: `/${batch.version}${path}`,
    query,
    headers: { ...inherited(batch.incoming.headers), ...item.headers },
    body: item.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(item.body)),
  };
}

function inherited(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    inheritedHeaders.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
}

function bodyOf(answer: Answer): unknown {
  if (answer.body === undefined) return undefined;
  if (answer.body instanceof Readable) throw malformedBatch('A streamed answer cannot be part of a batch.');
  const bytes = Buffer.from(answer.body);
  if (!/json/i.test(answer.headers['Content-Type'] ?? '')) return bytes.toString('base64');
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return bytes.toString();
  }
}
