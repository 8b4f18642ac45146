import { Readable } from 'node:stream';
import type { Answer } from '../answer';
import { graphAudiences } from '../identity/resources';
import type { Incoming } from '../incoming';
import type { LoggedBatchItem } from '../requestLog';
import type { EmulatorState } from '../state';
import { TenantError } from '../tenant/tenantError';
import { type Caller, type TokenCheck, authenticate } from './authentication';
import { runBatch } from './batch';
import { defect, insufficientPrivileges, notEmulated } from './errors';
import { GraphError, graphErrorBody } from './graphError';
import type { GraphAnswer, GraphRoute } from './handler';
import { answerKey, keepable, keptAnswersKey, noKeptAnswers } from './keptAnswers';
import { type GraphRequest, contextOf, openRequest, remember } from './request';
import { dispatch } from './routeTable';
import { graphRoutes } from './routes';
import { resourceUnitsOf } from './throttle';

const jsonContentType =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** What the log wants to know about a request once it is over. */
export interface GraphOutcome {
  answer: Answer;
  requestId: string;
  clientId: string | null;
  items?: LoggedBatchItem[];
}

/**
 * The life of a Graph request from the wire: latency, token, then either its own stages or, for a batch, those of
 * every item.
 */
export async function serveGraph(state: EmulatorState, incoming: Incoming): Promise<GraphOutcome> {
  await state.wait(state.options.latency);
  const request = openRequest(incoming);
  let caller: Caller | undefined;
  let items: LoggedBatchItem[] | undefined;
  const answer = await conclude(state, request, async () => {
    const authenticated = await authenticate(tokenCheckOf(state), incoming.headers.authorization);
    caller = authenticated;
    const stages = (one: GraphRequest, isStep: boolean) => runStages(state, one, authenticated, isStep);
    if (!isBatch(request)) return stages(request, false);
    // The items share the round trip and the token; each passes every other stage by itself.
    const batch = await runBatch(state, request, (item) => conclude(state, item, () => stages(item, true)));
    items = batch.log;
    return { status: 200, body: { responses: batch.responses } };
  });
  return { answer, requestId: request.requestId, clientId: caller?.clientId ?? null, items };
}

function tokenCheckOf(state: EmulatorState): TokenCheck {
  const audiences = graphAudiences(state.options.cloud, state.origin);
  return { tokens: state.tokens, audiences, now: state.now() };
}

function isBatch({ incoming, path }: GraphRequest): boolean {
  return incoming.method === 'POST' && /^\/(\$|%24)batch$/i.test(path);
}

/** Dispatch, quota, permission, query options, handler. `isStep`: one request of a batch. Throws GraphError. */
async function runStages(
  state: EmulatorState,
  request: GraphRequest,
  caller: Caller,
  isStep: boolean,
): Promise<GraphAnswer> {
  const { incoming, version, path } = request;
  const { route, params } = dispatch(graphRoutes, incoming.method, version, path);
  const headers = admit(state, route, request, caller);
  authorise(route, caller);
  checkQueryOptions(route, request);
  const make = () => route.handle(contextOf(state, request, caller, params));
  const keeps = state.options.keepAnswers && route.method === 'GET' && !isStep;
  const answer = await (keeps ? keptOrMade(state, answerKey(request, caller), make) : make());
  if (route.method !== 'GET') state.memory.delete(keptAnswersKey);
  return { ...answer, headers: { ...headers, ...answer.headers } };
}

async function keptOrMade(
  state: EmulatorState,
  key: string,
  make: () => GraphAnswer | Promise<GraphAnswer>,
): Promise<GraphAnswer> {
  const { answers } = remember(state.memory, keptAnswersKey, noKeptAnswers);
  const known = answers.get(key);
  if (known !== undefined) return known;
  const answer = await make();
  const again = keepable(answer, jsonContentType);
  if (again !== null) answers.set(key, again);
  return again ?? answer;
}

function admit(
  state: EmulatorState,
  route: GraphRoute,
  request: GraphRequest,
  caller: Caller,
): Record<string, string> {
  const resourceUnits = resourceUnitsOf(route, request.incoming.query);
  if (resourceUnits === 0) return {};
  return state.throttle.admit({
    clientId: caller.clientId,
    tenantId: state.tenant.organization.id,
    users: state.tenant.userCount,
    resourceUnits,
    write: route.method !== 'GET',
    now: state.now(),
  });
}

function authorise(route: GraphRoute, caller: Caller): void {
  const sufficient = route.permissions;
  if (sufficient.length === 0 || sufficient.some((permission) => caller.permissions.has(permission))) return;
  throw (route.permissionMissing ?? insufficientPrivileges)();
}

/** Graph's own options that the handler does not honour are refused by name; others are ignored, as Graph does. */
function checkQueryOptions(route: GraphRoute, request: GraphRequest): void {
  for (const name of request.incoming.query.names()) {
    if (name.startsWith('$') && !route.queryOptions.includes(name)) {
      throw notEmulated(`The query option ${name} of ${route.method} ${route.pattern}`);
    }
  }
}

/** The end of every life: the answer as it goes out, or the error in Graph's form. */
async function conclude(
  state: EmulatorState,
  request: GraphRequest,
  serve: () => Promise<GraphAnswer>,
): Promise<Answer> {
  const common = {
    'Cache-Control': 'no-cache',
    'request-id': request.requestId,
    'client-request-id': request.clientRequestId,
  };
  try {
    const { status, headers, body } = await serve();
    if (body === undefined) return { status, headers: { ...common, ...headers } };
    if (typeof body === 'string' || Buffer.isBuffer(body) || body instanceof Readable) {
      return { status, headers: { ...common, ...headers }, body };
    }
    return {
      status,
      headers: { ...common, 'Content-Type': jsonContentType, 'OData-Version': '4.0', ...headers },
      body: JSON.stringify(body),
    };
  } catch (thrown) {
    const error = asGraphError(thrown);
    return {
      status: error.status,
      headers: { ...common, 'Content-Type': 'application/json', ...error.headers },
      body: JSON.stringify(graphErrorBody(error, state.now(), request.requestId, request.clientRequestId)),
    };
  }
}

function asGraphError(thrown: unknown): GraphError {
  if (thrown instanceof GraphError) return thrown;
  if (thrown instanceof TenantError) {
    const headers: Record<string, string> =
      thrown.retryAfter === null ? {} : { 'Retry-After': String(thrown.retryAfter) };
    return new GraphError({ status: thrown.status, code: thrown.code, message: thrown.message, headers });
  }
  return defect(thrown);
}
