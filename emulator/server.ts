import { randomUUID } from 'node:crypto';
import { type FastifyInstance, type FastifyRequest, fastify } from 'fastify';
import { type Answer, jsonAnswer } from './answer';
import { controlPrefix, serveControl } from './control';
import { withFaults } from './faults/apply';
import { type GraphOutcome, serveGraph } from './graph/lifecycle';
import { serveOpen } from './graph/openAddress';
import { serveIdentity } from './identity/routes';
import { type Incoming, splitAddress } from './incoming';
import { describeAnswer, describeRequest } from './requestLog';
import { send } from './send';
import type { EmulatorState } from './state';

/** Largest request body that is read. */
const bodyLimit = 8 * 1024 * 1024;

/** An HTTP server that gives every address to the emulator. `state` may still be without its origin. */
export function createServer(state: EmulatorState): FastifyInstance {
  const server = fastify({
    bodyLimit,
    forceCloseConnections: true,
    // A path that is not well encoded goes the way of all others: each part of the emulator has its own words for it.
    rewriteUrl: () => '/',
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.all('/', async (request, reply) => {
    reply.hijack();
    const incoming = incomingOf(request);
    if (!incoming.path.startsWith(controlPrefix)) state.traffic.count(reply.raw);
    const answer = await exchange(state, incoming);
    await send(reply.raw, answer, state.now(), (milliseconds) => state.wait(milliseconds));
  });
  return server;
}

/** One exchange, from the request to the answer and its line in the log. */
async function exchange(main: EmulatorState, incoming: Incoming): Promise<Answer> {
  if (incoming.path.startsWith(controlPrefix)) return serveControl(main, incoming);
  const state = main.tenants.addressed(incoming);
  const tenantId = state.tenant.organization.id;
  const entry = state.requests.add({ ...describeRequest(incoming), tenantId });
  const strike = () => state.faults.strike(incoming, tenantId);
  const { answer, fault } = await withFaults(state, incoming, strike, async (served) => {
    const outcome = await serve(state, served);
    Object.assign(entry, { clientId: outcome.clientId, requestId: outcome.requestId });
    if (outcome.items !== undefined) entry.items = outcome.items;
    return outcome.answer;
  });
  Object.assign(entry, describeAnswer(answer), { fault, endedAt: performance.now() });
  return answer;
}

async function serve(state: EmulatorState, incoming: Incoming): Promise<GraphOutcome> {
  if (/^\/(v1\.0|beta)(\/|$)/i.test(incoming.path)) return serveGraph(state, incoming);
  const answer =
    (await serveIdentity(state, incoming)) ?? (await serveOpen(state, incoming)) ?? nowhere(incoming);
  return { answer, requestId: '', clientId: null };
}

/** Graph answers an unknown version with 400, other hosts with 404; here one server is both. */
function nowhere(incoming: Incoming): Answer {
  return jsonAnswer(
    404,
    {
      error: {
        code: 'NotFound',
        message: `Nothing of the identity platform or of Microsoft Graph is at ${incoming.method} ${incoming.path}.`,
      },
    },
    { 'request-id': randomUUID() },
  );
}

function incomingOf(request: FastifyRequest): Incoming {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const address = splitAddress(request.originalUrl);
  return {
    method: request.method,
    ...address,
    headers,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
  };
}
