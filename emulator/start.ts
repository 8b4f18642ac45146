import type { AddressInfo } from 'node:net';
import type { CertificateCredential, Emulator, SecretCredential } from './emulator';
import { FaultBook } from './faults/faultBook';
import { VerifiedTokens } from './graph/authentication';
import { knownPermissions } from './graph/routes';
import { Throttle } from './graph/throttle';
import { AppRegistry, type RegisteredApp, newSecret } from './identity/apps';
import { type AppCertificate, createCertificate } from './identity/certificate';
import { createSigningKey } from './identity/signingKey';
import { type EmulatorOptions, resolveOptions } from './options';
import { Pause } from './pause';
import { RequestLog } from './requestLog';
import { createServer } from './server';
import type { EmulatorState } from './state';
import { createTenant } from './tenant/contoso/createTenant';
import type { Tenant } from './tenant/tenant';

/** Starts a Microsoft 365 tenant on 127.0.0.1; resolves when it answers. Throws RangeError on senseless options. */
export async function startEmulator(given: EmulatorOptions = {}): Promise<Emulator> {
  const { tenant: ready } = given;
  const options = resolveOptions(
    ready === undefined || given.now !== undefined ? given : { ...given, now: clockOf(ready) },
  );
  const { now } = options;
  const tenant = ready ?? contoso(options);
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
    memory: new Map(),
    origin: '',
    now,
    wait: (milliseconds) => pause.wait(milliseconds),
    reset() {
      state.faults.clear();
      state.requests.clear();
      state.throttle.reset();
      state.memory.clear();
    },
  };
  const server = createServer(state);
  await server.listen({ host: '127.0.0.1', port: options.port });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  state.origin = url;

  return {
    url,
    loginUrl: url,
    graphUrl: url,
    credential: secretCredential(url, tenant, app, clientSecret),
    certificateCredential: certificateCredential(url, tenant, app, certificate),
    tenant,
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

function contoso({
  users,
  seed,
  now,
  reports,
  eventualConsistency,
}: ReturnType<typeof resolveOptions>): Tenant {
  return createTenant({
    users,
    seed,
    clock: () => now().getTime(),
    displayConcealedNames: reports.concealedNames,
    reportBehaviour: {
      concealedReports: reports.concealedReports,
      noRecipientType: !reports.recipientType,
      copilotRedirects: reports.copilotRedirects,
      noReportService: !reports.service,
    },
    reportRefreshDate: new Date(now().getTime() - reports.refreshLagDays * 86_400_000)
      .toISOString()
      .slice(0, 10),
    staleReadMilliseconds: eventualConsistency,
  });
}

/** A ready tenant brings its own time. */
function clockOf(tenant: Tenant): () => Date {
  return () => new Date(tenant.now());
}

function secretCredential(
  url: string,
  tenant: Tenant,
  app: RegisteredApp,
  clientSecret: string,
): SecretCredential {
  return { authentication: 'clientSecret', ...common(url, tenant, app), clientSecret };
}

function certificateCredential(
  url: string,
  tenant: Tenant,
  app: RegisteredApp,
  { certificate, privateKey }: AppCertificate,
): CertificateCredential {
  return {
    authentication: 'certificate',
    ...common(url, tenant, app),
    certificate,
    privateKey,
    passphrase: '',
  };
}

function common(url: string, tenant: Tenant, app: RegisteredApp) {
  return {
    tenantId: tenant.organization.id,
    clientId: app.clientId,
    cloud: 'custom' as const,
    loginUrl: url,
    graphUrl: url,
  };
}
