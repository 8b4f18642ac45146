import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Answer, jsonAnswer } from '../answer';
import type { Incoming } from '../incoming';
import type { EmulatorState } from '../state';
import { remember } from './request';
import { decodePath } from './routeTable';
import { openRoutes } from './routes';

/** Answers an address that needs no token, such as a report download; null where it is none. */
export async function serveOpen(state: EmulatorState, incoming: Incoming): Promise<Answer | null> {
  const match = openRoutes
    .matches(decodePath(incoming.path))
    .find(({ route }) => route.method === incoming.method);
  if (match === undefined) return null;
  const { status, headers, body } = await match.route.handle({
    tenant: state.tenant,
    options: state.options,
    now: () => state.now(),
    params: match.params,
    query: incoming.query,
    headers: incoming.headers,
    origin: state.origin,
    requestId: randomUUID(),
    memory: (key, create) => remember(state.memory, key, create),
    wait: (milliseconds) => state.wait(milliseconds),
  });
  if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body) || body instanceof Readable) {
    return { status, headers: { ...headers }, ...(body === undefined ? {} : { body }) };
  }
  return jsonAnswer(status, body, headers);
}
