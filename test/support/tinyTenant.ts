import { createGraphClient } from '../../graph/http/client';
import type { GraphClient } from '../../graph/http/client';
import type { BatchRequest } from '../../graph/http/batch';
import { ConnectionError, type TransportRequest, type TransportResponse } from '../../graph/http/transport';

/** The licenses of a user: disabled plans by the id of a direct SKU, and the SKUs that a group gives. */
export interface TinyUser {
  direct: Record<string, string[]>;
  inherited: string[];
  /** State of the inherited ones. Default: `Active`. */
  inheritedState?: string;
  /** Properties of the account that differ from those of an ordinary member. */
  account?: { accountEnabled?: boolean; userType?: string };
}

/** Failures of one write in a batch; of those that end in `After`, the write is made all the same. */
export type StepTrouble =
  | 'throttled'
  | 'unavailable'
  | 'unavailableAfter'
  | 'failed'
  | 'failedAfter'
  | 'concurrent409'
  | 'concurrent400'
  | 'gateway'
  | 'gatewayAfter'
  | 'forbidden'
  | 'noLocation';
/** Failures of a whole batch with writes; of `cutAfter` and `badGateway`, the writes are made all the same. */
export type TripTrouble = 'cutBefore' | 'cutAfter' | 'throttled' | 'badGateway';

export interface TinyTenant {
  graph: GraphClient;
  users: Map<string, TinyUser>;
  /** Every assignLicense that was made, in order. */
  writes: Array<{
    userId: string;
    addLicenses: Array<{ skuId: string; disabledPlans: string[] }>;
    removeLicenses: string[];
  }>;
  /** Number of writes that arrived, made or not. */
  tried: () => number;
  /** Number of users that were read, each as often as it was. */
  usersRead: () => number;
  cancelWhen: (isCancelled: () => boolean) => void;
}

export const tinyGroup = '99999999-0000-4000-8000-000000000001';

interface StepResponse {
  status: number;
  headers?: Record<string, string>;
  body: unknown;
}

/**
 * The smallest tenant for license writes: a few users, SKUs and one group, a clock that moves only by waiting, and
 * failures of Graph in the given order.
 */
export function tinyTenant(
  users: Record<string, TinyUser>,
  {
    skus = [] as object[],
    steps = [] as Array<StepTrouble | null>,
    trips = [] as Array<TripTrouble | null>,
    /** Reads show users as they were so many milliseconds ago. */
    lagMs = 0,
  } = {},
): TinyTenant {
  const state = new Map(Object.entries(structuredClone(users)));
  const writes: TinyTenant['writes'] = [];
  let clock = Date.parse('2026-11-20T08:00:00Z');
  let tried = 0;
  let usersRead = 0;
  let trip = 0;
  let isCancelled = () => false;
  /** What users were before each write, with the time of the write. */
  const past = new Map<string, Array<{ until: number; user: TinyUser }>>();

  const assign = (userId: string, body: TinyTenant['writes'][number]): StepResponse => {
    const user = state.get(userId);
    if (!user) return refusal(404, 'Request_ResourceNotFound', `Resource '${userId}' does not exist.`);
    const missing = body.removeLicenses.find((skuId) => !(skuId in user.direct));
    if (missing) return refusal(400, 'Request_BadRequest', 'User does not have a corresponding license.');
    past.set(userId, [...(past.get(userId) ?? []), { until: clock, user: structuredClone(user) }]);
    const removed = new Set(body.removeLicenses);
    user.direct = Object.fromEntries(Object.entries(user.direct).filter(([skuId]) => !removed.has(skuId)));
    for (const { skuId, disabledPlans } of body.addLicenses) user.direct[skuId] = [...disabledPlans];
    writes.push({ userId, addLicenses: body.addLicenses, removeLicenses: body.removeLicenses });
    const assignedLicenses = [...Object.keys(user.direct), ...user.inherited].map((skuId) => ({ skuId }));
    return { status: 200, body: { id: userId, assignedLicenses } };
  };

  const seen = (id: string): TinyUser | undefined =>
    past.get(id)?.find(({ until }) => until > clock - lagMs)?.user ?? state.get(id);

  const write = (step: BatchRequest, userId: string): StepResponse => {
    const trouble = steps[tried++] ?? null;
    const assignNow = () => assign(userId, step.body as TinyTenant['writes'][number]);
    switch (trouble) {
      case null:
        return assignNow();
      case 'throttled':
        return {
          ...refusal(429, 'TooManyRequests', 'Please retry again later.'),
          headers: { 'Retry-After': '3' },
        };
      case 'unavailable':
        return refusal(503, 'UnknownError', '');
      case 'unavailableAfter':
        assignNow();
        return refusal(503, 'UnknownError', '');
      case 'failed':
        return refusal(500, 'InternalServerError', '');
      case 'failedAfter':
        assignNow();
        return refusal(500, 'InternalServerError', '');
      case 'forbidden':
        return refusal(
          403,
          'Authorization_RequestDenied',
          'Insufficient privileges to complete the operation.',
        );
      case 'noLocation':
        return refusal(
          400,
          'Request_BadRequest',
          'License assignment cannot be done for user with invalid usage location.',
        );
      case 'concurrent409':
        return refusal(409, 'Directory_ConcurrencyViolation', 'Please wait briefly and retry.');
      case 'concurrent400':
        return refusal(400, 'Directory_ConcurrencyViolation', 'Please wait briefly and retry.');
      case 'gateway':
        return refusal(504, 'GatewayTimeout', '');
      case 'gatewayAfter':
        assignNow();
        return refusal(504, 'GatewayTimeout', '');
    }
  };

  const handleStep = (step: BatchRequest): StepResponse => {
    const [, kind, id = ''] = /^\/(users|groups)\/([^/?]+)/.exec(step.url) ?? [];
    if (step.method === 'POST') return write(step, id);
    if (kind === 'groups') return { status: 200, body: { id, displayName: 'Tiny group' } };
    usersRead++;
    const user = seen(id);
    return user
      ? { status: 200, body: toGraphUser(id, user) }
      : refusal(404, 'Request_ResourceNotFound', 'No such user.');
  };

  const handleBatch = (requests: BatchRequest[]): TransportResponse => {
    const done = new Map<string, StepResponse>();
    for (const request of requests) {
      const isBehindFailure = request.dependsOn?.some((id) => (done.get(id)?.status ?? 0) >= 400);
      const behind = refusal(424, 'FailedDependency', 'The operation depends on one that failed.');
      done.set(request.id, isBehindFailure ? behind : handleStep(request));
    }
    const responses = [...done].map(([id, step]) => ({ id, headers: {}, ...step })).reverse();
    return { status: 200, headers: { 'request-id': 'batch-1' }, body: { responses } };
  };

  const transport = async ({ url, body }: TransportRequest): Promise<TransportResponse> => {
    if (url.endsWith('/subscribedSkus')) return { status: 200, headers: {}, body: { value: skus } };
    if (url.includes('/directory/subscriptions')) return { status: 200, headers: {}, body: { value: [] } };
    // An app that may read users, SKUs and subscriptions, and neither reports nor roles.
    if (body === undefined) return { status: 403, headers: {}, body: {} };
    const { requests } = body as { requests: BatchRequest[] };
    const trouble = requests.some(({ method }) => method === 'POST') ? (trips[trip++] ?? null) : null;
    if (trouble === 'cutBefore') throw new ConnectionError('ECONNRESET', 'socket hang up');
    if (trouble === 'throttled')
      return { ...refusal(429, 'TooManyRequests', ''), headers: { 'retry-after': '2' } };
    const response = handleBatch(requests);
    if (trouble === 'cutAfter') throw new ConnectionError('ECONNRESET', 'socket hang up');
    if (trouble === 'badGateway') return { ...refusal(502, 'BadGateway', ''), headers: {} };
    return response;
  };

  const graph = createGraphClient({
    origin: 'https://graph.microsoft.com',
    transport,
    now: () => clock,
    random: () => 0.5,
    isCancelled: () => isCancelled(),
    sleep: async (milliseconds) => {
      clock += milliseconds;
      return Promise.resolve();
    },
  });
  return {
    graph,
    users: state,
    writes,
    tried: () => tried,
    usersRead: () => usersRead,
    cancelWhen: (when) => (isCancelled = when),
  };
}

export function toGraphUser(id: string, { direct, inherited, inheritedState = 'Active', account }: TinyUser) {
  const row = { state: 'Active', error: 'None', lastUpdatedDateTime: '2026-01-01T00:00:00Z' };
  return {
    id,
    userPrincipalName: `${id.slice(0, 8)}@contoso.com`,
    displayName: 'Somebody',
    givenName: 'Some',
    surname: 'Body',
    accountEnabled: true,
    userType: 'Member',
    createdDateTime: '2024-01-01T00:00:00Z',
    ...account,
    mail: null,
    usageLocation: 'DE',
    licenseAssignmentStates: [
      ...Object.entries(direct).map(([skuId, disabledPlans]) => ({
        ...row,
        skuId,
        disabledPlans,
        assignedByGroup: null,
      })),
      ...inherited.map((skuId) => ({
        ...row,
        skuId,
        state: inheritedState,
        disabledPlans: [],
        assignedByGroup: tinyGroup,
      })),
    ],
  };
}

function refusal(status: number, code: string, message: string): StepResponse {
  return { status, body: { error: { code, message, innerError: { 'request-id': 'req-1' } } } };
}
