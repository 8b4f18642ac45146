import { type Answer, jsonAnswer } from '../answer';
import { type GraphError, graphErrorBody } from '../graph/graphError';
import { openRequest } from '../graph/request';
import type { Incoming } from '../incoming';
import type { EmulatorState } from '../state';

/** A Graph error without the stages that lead to one. */
export function errorAnswer(state: EmulatorState, incoming: Incoming, error: GraphError): Answer {
  const { requestId, clientRequestId } = openRequest(incoming);
  return jsonAnswer(error.status, graphErrorBody(error, state.now(), requestId, clientRequestId), {
    'request-id': requestId,
    'client-request-id': clientRequestId,
    ...error.headers,
  });
}
