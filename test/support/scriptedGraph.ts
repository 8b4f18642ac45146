import { createGraphClient } from '../../graph/http/client';
import type { GraphClient } from '../../graph/http/client';
import type { TransportRequest, TransportResponse } from '../../graph/http/transport';

export type ScriptedResponse = Partial<TransportResponse> | Error;

export interface ScriptedGraph {
  graph: GraphClient;
  /** In the order in which they were sent. */
  requests: TransportRequest[];
  /** Milliseconds waited in all. */
  waited: () => number;
  cancel: () => void;
}

export const origin = 'https://graph.microsoft.com';

/** A Graph that sends the scripted responses in turn, to any request, and a clock that moves only by waiting. */
export function scriptedGraph(
  responses: ReadonlyArray<ScriptedResponse | ((request: TransportRequest) => ScriptedResponse)>,
  { random = () => 0, cancelAfterMs = Infinity }: { random?: () => number; cancelAfterMs?: number } = {},
): ScriptedGraph {
  const requests: TransportRequest[] = [];
  let clock = 0;
  let isCancelled = false;
  const graph = createGraphClient({
    origin,
    now: () => clock,
    random,
    isCancelled: () => isCancelled || clock >= cancelAfterMs,
    async sleep(milliseconds) {
      clock += milliseconds;
    },
    async transport(request) {
      const scripted = responses[requests.length];
      requests.push(request);
      if (scripted === undefined)
        throw new Error(`Nothing is scripted for request ${requests.length}: ${request.url}`);
      const response = typeof scripted === 'function' ? scripted(request) : scripted;
      if (response instanceof Error) throw response;
      return { status: 200, headers: {}, body: {}, ...response };
    },
  });
  return { graph, requests, waited: () => clock, cancel: () => (isCancelled = true) };
}

export function graphError(
  status: number,
  code: string,
  message = 'Message of Graph.',
  headers: Record<string, string> = {},
) {
  const innerError = { date: '2026-11-20T08:00:00', 'request-id': 'req-1', 'client-request-id': 'client-1' };
  return { status, headers, body: { error: { code, message, innerError } } };
}

/** The error that `work` rejects with; fails the test where it does not reject. */
export async function failureOf(work: Promise<unknown>): Promise<unknown> {
  const nothing = Symbol('no failure');
  const failure: unknown = await work.then(
    () => nothing,
    (error: unknown) => error,
  );
  if (failure === nothing) throw new Error('A failure was expected, and there was none.');
  return failure;
}
