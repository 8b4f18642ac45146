import { GraphError } from '../../../graph/errors';
import type { TokenFailureFields } from '../../../graph/tokenFailure';

/** What the credential's `preAuthentication` says of a token that could not be had, wherever n8n has wrapped it. */
export function credentialFailure(error: unknown): GraphError | null {
  for (let current = error; current instanceof Error; current = current.cause) {
    const failure = (current as { extra?: { tokenFailure?: TokenFailureFields } }).extra?.tokenFailure;
    if (failure !== undefined) {
      return new GraphError({
        kind: failure.kind === 'unreachable' ? 'unreachable' : 'refused',
        code: failure.code,
        message: current.message,
        requestId: failure.traceId,
        clientRequestId: failure.correlationId,
      });
    }
  }
  return null;
}
