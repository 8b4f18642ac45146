import { GraphError } from '../../graph/http/graphError';
import type { TokenErrorFields } from '../../graph/token/tokenError';

/** What the credential's `preAuthentication` says of a token that could not be had, wherever n8n has wrapped it. */
export function credentialFailure(error: unknown): GraphError | null {
  for (const wrapped of causesOf(error)) {
    const { extra, message } = wrapped as {
      extra?: { tokenFailure?: TokenErrorFields };
      message?: unknown;
    };
    const failure = extra?.tokenFailure;
    if (failure !== undefined) return tokenFailure({ ...failure, message: String(message) });
  }
  return null;
}

/** Why there is no token, as an error of a request to Graph. */
export function tokenFailure(failure: TokenErrorFields & { message: string }): GraphError {
  return new GraphError({
    kind: failure.kind === 'unreachable' ? 'unreachable' : 'refused',
    code: failure.code,
    message: failure.message,
    requestId: failure.traceId,
    clientRequestId: failure.correlationId,
  });
}

/** An error and what it wraps, outermost first. */
export function* causesOf(error: unknown): Generator<object, void, undefined> {
  const seen = new Set<object>();
  let current = error;
  while (typeof current === 'object' && current !== null && !seen.has(current)) {
    seen.add(current);
    yield current;
    current = (current as { cause?: unknown }).cause;
  }
}
