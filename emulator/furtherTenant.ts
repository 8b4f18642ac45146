import { knownPermissions } from './graph/routes';
import { Throttle } from './graph/throttle';
import { AppRegistry, type RegisteredApp } from './identity/apps';
import type { NewTenant } from './options';
import { sampleTenant } from './sampleTenant';
import type { EmulatorState } from './state';

/** Adds a tenant in which the emulator's app is installed as `given` says. Throws RangeError where it is there already. */
export function addTenant(main: EmulatorState, app: RegisteredApp, given: NewTenant): EmulatorState {
  const options = { ...main.options, premium: given.premium ?? main.options.premium };
  const seed = given.seed ?? main.options.seed + main.tenants.all().length;
  const tenant =
    given.tenant ?? sampleTenant(options, { name: given.name, users: given.users ?? options.users, seed });
  const { id, verifiedDomains } = tenant.organization;
  for (const name of [id, ...verifiedDomains.map((domain) => domain.name)])
    if (main.tenants.named(name) !== null) throw new RangeError(`There is a tenant "${name}" already.`);
  const own = {
    ...main,
    options,
    tenant,
    apps: appsOf(app, given),
    throttle: new Throttle(given.throttling ?? options.throttling),
    memory: new Map<string, unknown>(),
  };
  main.tenants.add(own);
  return own;
}

/** The app's service principal in the tenant: secrets and certificates are those of its registration. */
function appsOf(app: RegisteredApp, { consent = true, permissions }: NewTenant): AppRegistry {
  const apps = new AppRegistry();
  if (consent === 'notInstalled') return apps;
  apps.register({
    clientId: app.clientId,
    displayName: app.displayName,
    secrets: [],
    permissions: [...(permissions ?? knownPermissions())],
    consent,
  });
  return apps;
}
