import { ConnectionError } from '../../graph/http/transport';

/** Longest time for a whole answer, in milliseconds. A file may be long, so it gets more. */
export const deadlines = { json: 5 * 60_000, stream: 20 * 60_000 } as const;

/**
 * Sends a request with a signal that ends it once its whole answer has not come in time, or where `cancel` fires. n8n's
 * own timeout is for a silence: a body that drips is never silent.
 * @throws ConnectionError `ETIMEDOUT` after the deadline; what `send` rejects with
 */
export async function withDeadline<T extends { body?: unknown }>(
  milliseconds: number,
  cancel: AbortSignal | undefined,
  send: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const late = new ConnectionError('ETIMEDOUT', 'the whole answer did not come in time');
  const abort = () => controller.abort();
  const timer = setTimeout(() => controller.abort(late), milliseconds);
  const settle = () => {
    clearTimeout(timer);
    cancel?.removeEventListener('abort', abort);
  };
  cancel?.addEventListener('abort', abort);
  if (cancel?.aborted) abort();
  try {
    const answer = await send(controller.signal);
    // A stream goes on after its headers, and n8n ends it by the same signal.
    if (isStream(answer.body)) answer.body.once('close', settle);
    else settle();
    return answer;
  } catch (error) {
    settle();
    throw controller.signal.reason === late ? late : error;
  }
}

function isStream(body: unknown): body is { once(event: 'close', listener: () => void): void } {
  return typeof body === 'object' && body !== null && 'pipe' in body && 'once' in body;
}
