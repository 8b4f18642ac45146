import { type Answer, jsonAnswer } from './answer';
import type { Fault } from './faults/fault';
import type { NewApp } from './identity/apps';
import { keptAnswersKey } from './graph/keptAnswers';
import type { Incoming } from './incoming';
import type { NewTenant } from './options';
import type { EmulatorState } from './state';
import type { DeltaBehaviour } from './tenant/deltaBehaviour';
import type { TenantUser } from './tenant/model';
import { readReportBehaviour } from './tenant/reportBehaviour';
import { TenantError } from './tenant/tenantError';

/** Below this path a test in another process sets the scene and reads what happened. Nothing of it is Microsoft's. */
export const controlPrefix = '/_emulator/';

type Control = (state: EmulatorState, incoming: Incoming, id: string) => unknown;

const controls: Record<string, Control> = {
  'GET requests': (state) => state.requests.all(),
  'DELETE requests': (state) => state.requests.clear(),
  'GET traffic': (state) => state.traffic.totals(),
  'DELETE traffic': (state) => state.traffic.clear(),
  'PATCH latency': (state, incoming) => {
    state.options.latency = readMilliseconds(json(incoming));
  },
  'GET faults': (state) =>
    state.faults.all().map(({ fault, struck }) => ({
      ...fault,
      path: String(fault.path),
      holding: fault.holding === undefined ? undefined : String(fault.holding),
      struck,
    })),
  'POST faults': (state, incoming) => {
    const given = json(incoming) as Fault | Fault[];
    for (const fault of Array.isArray(given) ? given : [given]) state.faults.inject(fault);
  },
  'DELETE faults': (state) => state.faults.clear(),
  'POST reset': (state) => state.reset(),
  'GET tenant': ({ tenant }) => ({
    organization: tenant.organization,
    users: tenant.userCount,
    deletedUsers: tenant.deletedUsers().length,
    reportRefreshDate: tenant.reportRefreshDate,
    reportSettings: tenant.reportSettings,
    skus: tenant.skus().map((sku) => ({ ...sku, consumedUnits: tenant.consumedUnits(sku.skuId) })),
  }),
  'GET tenants': ({ tenants }) => tenants.all().map(describeTenant),
  'POST tenants': (state, incoming) => describeTenant(state.addTenant(json(incoming) as NewTenant)),
  'GET reports': ({ tenant }) => ({
    reportRefreshDate: tenant.reportRefreshDate,
    reportSettings: tenant.reportSettings,
    reportBehaviour: tenant.reportBehaviour,
  }),
  'PATCH reports': ({ tenant }, incoming) => {
    Object.assign(tenant.reportBehaviour, readReportBehaviour(json(incoming)));
  },
  'GET users': ({ tenant }, _incoming, id) => tenant.currentUser(id) ?? tenant.findUser(id),
  'PATCH users': ({ tenant }, incoming, id) => {
    const user = tenant.currentUser(id) ?? tenant.findUser(id);
    return user === null ? null : tenant.setUser(user.id, json(incoming) as Partial<TenantUser>);
  },
  'POST users': ({ tenant }, incoming) =>
    tenant.addUser(json(incoming) as Partial<TenantUser> & Pick<TenantUser, 'userPrincipalName'>),
  'DELETE users': ({ tenant }, _incoming, id) => tenant.deleteUser(tenant.findUser(id)?.id ?? id),
  'PATCH delta': ({ tenant }, incoming) => {
    Object.assign(tenant.deltaBehaviour, json(incoming) as DeltaBehaviour);
  },
  'DELETE delta': ({ tenant }) => {
    tenant.deltaGeneration += 1;
  },
  'GET apps': ({ apps }, _incoming, id) => {
    const app = apps.find(id);
    return app === undefined
      ? null
      : { ...app, secrets: app.secrets.map(({ secretId, expires }) => ({ secretId, expires })) };
  },
  'PATCH apps': ({ apps }, incoming, id) => {
    if (apps.find(id) === undefined) return null;
    apps.update(id, json(incoming) as NewApp);
    return {};
  },
};

/** What changes below these names changes answers of Graph. */
const partsOfTheTenant = new Set(['reports', 'users', 'delta', 'apps']);

function describeTenant({ tenant, apps }: EmulatorState) {
  return {
    tenantId: tenant.organization.id,
    displayName: tenant.organization.displayName,
    domain: tenant.defaultDomain,
    users: tenant.userCount,
    apps: apps.all().map(({ clientId, consent }) => ({ clientId, consent })),
  };
}

/** Answers 204 for what gives nothing, 404 with the list of addresses where there is none. `?tenant=` picks another tenant than the first. */
export function serveControl(main: EmulatorState, incoming: Incoming): Answer {
  const named = incoming.query.get('tenant');
  const state = named === undefined ? main : main.tenants.named(named);
  if (state === null) return jsonAnswer(404, { error: `There is no tenant "${named}".` });
  const [name = '', id = ''] = incoming.path.slice(controlPrefix.length).split('/').map(decodeURIComponent);
  const control = controls[`${incoming.method} ${name}`];
  if (control === undefined)
    return jsonAnswer(404, { error: `Nothing is at ${incoming.path}.`, addresses: Object.keys(controls) });
  try {
    const result = control(state, incoming, id);
    if (incoming.method !== 'GET' && partsOfTheTenant.has(name)) state.memory.delete(keptAnswersKey);
    if (result === null) return jsonAnswer(404, { error: `${id} is not in the tenant.` });
    return result === undefined ? { status: 204, headers: {} } : jsonAnswer(200, result);
  } catch (error) {
    if (error instanceof TenantError || error instanceof SyntaxError || error instanceof RangeError)
      return jsonAnswer(400, { error: error.message });
    throw error;
  }
}

function readMilliseconds(given: unknown): number {
  const { milliseconds } = (given ?? {}) as { milliseconds?: unknown };
  if (typeof milliseconds === 'number' && Number.isFinite(milliseconds) && milliseconds >= 0)
    return milliseconds;
  throw new RangeError('Give {"milliseconds": 0} or more.');
}

function json(incoming: Incoming): unknown {
  return JSON.parse(incoming.body.toString('utf8'));
}
