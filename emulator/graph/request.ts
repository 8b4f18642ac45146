import { randomUUID } from 'node:crypto';
import type { Incoming } from '../incoming';
import type { EmulatorState } from '../state';
import type { Caller } from './authentication';
import { invalidQuery } from './errors';
import type { GraphContext, GraphMethod, GraphVersion } from './handler';

/** A Graph request, alone or inside a batch, before it is known to whom it goes. */
export interface GraphRequest {
  incoming: Incoming;
  version: GraphVersion;
  /** Behind the version. */
  path: string;
  requestId: string;
  clientRequestId: string;
}

export function openRequest(incoming: Incoming): GraphRequest {
  const [, version, path = ''] = /^\/(v1\.0|beta)(\/.*)?$/i.exec(incoming.path) ?? [];
  const requestId = randomUUID();
  return {
    incoming,
    version: version?.toLowerCase() === 'beta' ? 'beta' : 'v1.0',
    path: path.length > 1 ? path.replace(/\/$/, '') : path,
    requestId,
    clientRequestId: incoming.headers['client-request-id'] ?? requestId,
  };
}

/** What the handler gets to see. Throws GraphError where the body is not JSON. */
export function contextOf(
  state: EmulatorState,
  request: GraphRequest,
  caller: Caller,
  params: Record<string, string>,
): GraphContext {
  const { incoming, version } = request;
  const origin = publicOrigin(incoming) ?? state.origin;
  return {
    tenant: state.tenant,
    options: state.options,
    app: caller,
    now: () => state.now(),
    version,
    method: incoming.method as GraphMethod,
    path: request.path,
    params,
    query: incoming.query,
    headers: incoming.headers,
    body: jsonBody(incoming),
    requestId: request.requestId,
    clientRequestId: request.clientRequestId,
    origin,
    root: `${origin}/${version}`,
    memory: (key, create) => remember(state.memory, key, create),
    wait: (milliseconds) => state.wait(milliseconds),
  };
}

/** The origin that the client believes to talk to, where a gateway in between says so (X-Forwarded-Proto and -Host). */
export function publicOrigin({ headers }: Incoming): string | undefined {
  const host = headers['x-forwarded-host'];
  return host === undefined ? undefined : `${headers['x-forwarded-proto'] ?? 'https'}://${host}`;
}

/** The value kept under the key, made where there is none yet. */
export function remember<T>(memory: Map<string, unknown>, key: string, create: () => T): T {
  if (!memory.has(key)) memory.set(key, create());
  // Each key belongs to the one family of handlers that made the value.
  return memory.get(key) as T;
}

export function jsonBody(incoming: Incoming): unknown {
  if (incoming.body.length === 0) return undefined;
  if (!/^application\/json\b/i.test(incoming.headers['content-type'] ?? '')) {
    throw invalidQuery('Entity only allows writes with a JSON Content-Type header.');
  }
  try {
    return JSON.parse(incoming.body.toString('utf8'));
  } catch {
    throw invalidQuery(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  }
}
