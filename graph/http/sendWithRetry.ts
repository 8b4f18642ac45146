import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { responseError } from './responseError';
import type { RequestContext } from './responseError';
import { unreachableError } from './connectionError';
import { cancelledError, isGraphError, type GraphError } from './graphError';
import { decideRetry } from './retryPolicy';
import { isConnectionError } from './transport';
import type { Transport, TransportRequest, TransportResponse } from './transport';
import { delay } from './timing';
import type { Timing } from './timing';

export interface RetriedRequest extends TransportRequest, RequestContext {
  /** Whether sending it twice does no harm, as with every read. */
  repeatable: boolean;
  /** Statuses besides 2xx that are no failure. */
  accept?: readonly number[];
}

export type SendWithRetry = (request: RetriedRequest) => Promise<TransportResponse>;

/**
 * Sends a request as often as the retry policy allows: cancelled? -> send -> accepted? -> retry? -> wait -> again.
 * @throws GraphError, and each rejection of the transport that is no `ConnectionError`.
 */
export function createSendWithRetry(transport: Transport, timing: Timing): SendWithRetry {
  return async (request) => {
    for (let tries = 1; ; tries += 1) {
      const outcome = await tryOnce(transport, request, timing);
      if (!isGraphError(outcome)) return outcome;
      const verdict = decideRetry({
        failed: outcome,
        tries,
        repeatable: request.repeatable,
        random: timing.random,
      });
      if (!verdict.retry) throw outcome.withReason(verdict.because);
      await delay(verdict.waitMs, timing);
    }
  };
}

async function tryOnce(
  transport: Transport,
  request: RetriedRequest,
  timing: Timing,
): Promise<TransportResponse | GraphError> {
  if (timing.isCancelled()) throw cancelledError();
  const clientRequestId = randomUUID();
  const { method, url, body, authentication, responseType, task, user } = request;
  const headers = { ...request.headers, 'client-request-id': clientRequestId };
  try {
    const response = await transport({ method, url, headers, body, authentication, responseType });
    const isAccepted =
      (response.status >= 200 && response.status < 300) || request.accept?.includes(response.status);
    if (isAccepted) return response;
    if (response.body instanceof Readable) response.body.destroy();
    return responseError(response, { task, user, clientRequestId }, timing.now());
  } catch (error) {
    if (timing.isCancelled()) throw cancelledError();
    if (!isConnectionError(error)) throw error;
    return unreachableError(new URL(url).host, error, { task, user, clientRequestId });
  }
}
