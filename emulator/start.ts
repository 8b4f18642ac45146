import type { AddressInfo } from 'node:net';
import { credentialsFor } from './credentials';
import type { EmulatedTenant, Emulator } from './emulator';
import { FaultBook } from './faults/faultBook';
import { VerifiedTokens } from './graph/authentication';
import { knownPermissions } from './graph/routes';
import { Throttle } from './graph/throttle';
import { addTenant } from './furtherTenant';
import { AppRegistry, newSecret } from './identity/apps';
import { createCertificate } from './identity/certificate';
import { createSigningKey } from './identity/signingKey';
import { type EmulatorOptions, resolveOptions } from './options';
import { Pause } from './pause';
import { RequestLog } from './requestLog';
import { createServer } from './server';
import type { EmulatorState } from './state';
import { sampleTenant } from './sampleTenant';
import type { Tenant } from './tenant/tenant';
import { TenantList } from './tenantList';
import { Traffic } from './traffic';

/** Starts a Microsoft 365 tenant on 127.0.0.1; resolves when it answers. Throws RangeError on senseless options. */
export async function startEmulator(given: EmulatorOptions = {}): Promise<Emulator> {
  const { tenant: ready } = given;
  const options = resolveOptions(
    ready === undefined || given.now !== undefined ? given : { ...given, now: clockOf(ready) },
  );
  const { now } = options;
  const tenant = ready ?? sampleTenant(options, options);
  const [signingKey, certificate] = await Promise.all([
    createSigningKey(),
    createCertificate('n8n license management', now()),
  ]);

  const clientSecret = options.clientSecret ?? newSecret();
  const apps = new AppRegistry();
  const app = apps.register({
    clientId: options.clientId,
    displayName: 'n8n license management',
    secrets: [{ value: clientSecret }],
    certificates: [certificate.certificate],
    permissions: options.permissions === 'all' ? knownPermissions() : [...options.permissions],
    consent: options.consent,
  });

  const pause = new Pause();
  const state: EmulatorState = {
    options,
    tenant,
    apps,
    signingKey,
    tokens: new VerifiedTokens(signingKey.publicKey),
    throttle: new Throttle(options.throttling),
    faults: new FaultBook(),
    requests: new RequestLog(),
    traffic: new Traffic(),
    memory: new Map(),
    origin: '',
    now,
    wait: (milliseconds) => pause.wait(milliseconds),
    get tenants() {
      return tenants;
    },
    addTenant: (added) => addTenant(state, app, added),
    reset() {
      state.faults.clear();
      state.requests.clear();
      state.traffic.clear();
      for (const { throttle, memory } of tenants.all()) {
        throttle.reset();
        memory.clear();
      }
    },
  };
  const tenants = new TenantList(state);
  const server = createServer(state);
  await server.listen({ host: '127.0.0.1', port: options.port });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  state.origin = url;
  for (const one of given.tenants ?? []) state.addTenant(one);
  const facing = (own: EmulatorState): EmulatedTenant => ({
    tenant: own.tenant,
    apps: own.apps,
    ...credentialsFor(url, own.tenant, app, { clientSecret, certificate }),
  });

  return {
    url,
    loginUrl: url,
    graphUrl: url,
    ...credentialsFor(url, tenant, app, { clientSecret, certificate }),
    tenant,
    get tenants() {
      return tenants.all().map(facing);
    },
    addTenant: (added) => facing(state.addTenant(added)),
    apps,
    faults: state.faults,
    requests: state.requests,
    reset: () => state.reset(),
    async stop() {
      pause.end();
      server.server.closeAllConnections();
      await server.close();
    },
  };
}

/** A ready tenant brings its own time. */
function clockOf(tenant: Tenant): () => Date {
  return () => new Date(tenant.now());
}
