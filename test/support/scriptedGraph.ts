import { createGraphClient } from '../../graph/http/client';
import type { GraphClient } from '../../graph/http/client';
import type { TransportRequest, TransportResponse } from '../../graph/http/transport';

export type ScriptedAnswer = Partial<TransportResponse> | Error;

export interface ScriptedGraph {
  graph: GraphClient;
  /** What crossed the wire, in order. */
  requests: TransportRequest[];
  /** Milliseconds waited, each wait summed over its slices. */
  waited: () => number;
  cancel: () => void;
}

export const origin = 'https://graph.microsoft.com';

/** A Graph that gives the scripted answers in turn, whatever is asked, and a clock that moves only by waiting. */
export function scriptedGraph(
  answers: ReadonlyArray<ScriptedAnswer | ((request: TransportRequest) => ScriptedAnswer)>,
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
      const scripted = answers[requests.length];
      requests.push(request);
      if (scripted === undefined)
        throw new Error(`Nothing is scripted for request ${requests.length}: ${request.url}`);
      const answer = typeof scripted === 'function' ? scripted(request) : scripted;
      if (answer instanceof Error) throw answer;
      return { status: 200, headers: {}, body: {}, ...answer };
    },
  });
  return { graph, requests, waited: () => clock, cancel: () => (isCancelled = true) };
}

export function graphError(
  status: number,
  code: string,
  message = 'Said by Graph.',
  headers: Record<string, string> = {},
) {
  const innerError = { date: '2026-11-20T08:00:00', 'request-id': 'req-1', 'client-request-id': 'client-1' };
  return { status, headers, body: { error: { code, message, innerError } } };
}

/** What an awaited failure was; fails the test where nothing failed. */
export async function failureOf(work: Promise<unknown>): Promise<unknown> {
  const nothing = Symbol('no failure');
  const failure: unknown = await work.then(
    () => nothing,
    (error: unknown) => error,
  );
  if (failure === nothing) throw new Error('A failure was expected, and there was none.');
  return failure;
}
