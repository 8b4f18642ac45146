import { randomUUID } from 'node:crypto';
import { type Answer, jsonAnswer } from '../answer';
import type { Incoming } from '../incoming';
import type { EmulatorState } from '../state';
import { issueAccessToken } from './accessToken';
import type { RegisteredApp } from './apps';
import { assertionType, verifyClientAssertion } from './clientAssertion';
import {
  disabledApp,
  expiredSecret,
  identityHeaders,
  malformedAssertion,
  missingCredential,
  missingParameter,
  missingServicePrincipal,
  scopeWithoutDefault,
  unknownApp,
  unknownResource,
  unsupportedGrant,
  wrongSecret,
} from './errors';
import { isKnownResource } from './resources';
import { requireTenant } from './tenantName';

/**
 * `POST /{tenant}/oauth2/v2.0/token` with the client credentials grant. Throws IdentityError.
 *
 * Microsoft's page: "Microsoft identity platform and the OAuth 2.0 client credentials flow".
 */
export async function serveToken(
  state: EmulatorState,
  tenantName: string,
  incoming: Incoming,
): Promise<Answer> {
  const form = new URLSearchParams(incoming.body.toString('utf8'));
  const basic = basicCredentials(incoming.headers.authorization);
  requireTenant(state.tenant.organization, tenantName);

  const grant = required(form, 'grant_type');
  if (grant !== 'client_credentials') throw unsupportedGrant(grant);
  const clientId = basic?.clientId ?? required(form, 'client_id');
  const resource = requestedResource(state, required(form, 'scope'));
  const app = state.apps.find(clientId);
  const registration = registrationOf(state, clientId);
  if (registration === undefined) throw unknownApp(clientId, state.tenant.organization.displayName);
  if (app === undefined) throw missingServicePrincipal(clientId, state.tenant.organization.id);
  if (app.disabled || registration.disabled) throw disabledApp(app.clientId, app.displayName);

  const now = state.now();
  const by = await authenticateApp(
    state,
    registration,
    form,
    basic?.secret ?? form.get('client_secret') ?? '',
    now,
  );
  const lifetime = state.options.tokenLifetime;
  const token = await issueAccessToken(state.signingKey, {
    app,
    tenantId: state.tenant.organization.id,
    resource,
    by,
    now,
    lifetime,
  });
  return jsonAnswer(
    200,
    { token_type: 'Bearer', expires_in: lifetime, ext_expires_in: lifetime, access_token: token },
    identityHeaders(randomUUID()),
  );
}

/** The app where it was registered, whose secrets and certificates hold in every tenant that it is installed in. */
function registrationOf({ tenants }: EmulatorState, clientId: string): RegisteredApp | undefined {
  return tenants
    .all()
    .map(({ apps }) => apps.find(clientId))
    .find((app) => app !== undefined);
}

/** `https://graph.microsoft.com/.default` names the resource `https://graph.microsoft.com`. */
function requestedResource(state: EmulatorState, scope: string): string {
  if (!scope.endsWith('/.default')) throw scopeWithoutDefault(scope);
  const resource = scope.slice(0, -'/.default'.length).replace(/\/$/, '');
  if (!isKnownResource(resource, state.options.cloud, state.origin)) {
    throw unknownResource(resource, state.tenant.organization.displayName);
  }
  return resource;
}

async function authenticateApp(
  state: EmulatorState,
  app: RegisteredApp,
  form: URLSearchParams,
  secret: string,
  now: Date,
): Promise<'secret' | 'certificate'> {
  const assertion = form.get('client_assertion') ?? '';
  if (assertion !== '') {
    if (form.get('client_assertion_type') !== assertionType) throw malformedAssertion();
    await verifyClientAssertion(assertion, app, tokenAddresses(state), now);
    return 'certificate';
  }
  if (secret === '') throw missingCredential();
  const match = app.secrets.find((candidate) => candidate.value === secret);
  if (match === undefined) throw wrongSecret(app.clientId);
  if (match.expires !== null && match.expires <= now) throw expiredSecret(app.clientId);
  return 'secret';
}

/** The audiences that an assertion may name: this endpoint by any of its names. */
function tokenAddresses(state: EmulatorState): string[] {
  const { id, verifiedDomains } = state.tenant.organization;
  const hosts = [
    'https://login.microsoftonline.com',
    'https://login.microsoftonline.us',
    'https://login.partner.microsoftonline.cn',
    'https://login.chinacloudapi.cn',
    state.origin,
  ];
  const tenants = [id, ...verifiedDomains.map((domain) => domain.name)];
  return hosts.flatMap((host) => tenants.map((tenant) => `${host}/${tenant}/oauth2/v2.0/token`));
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name)?.trim() ?? '';
  if (value === '') throw missingParameter(name);
  return value;
}

/** RFC 6749, 2.3.1: both halves are form-encoded before Base64. */
function basicCredentials(authorization: string | undefined): { clientId: string; secret: string } | null {
  const encoded = /^Basic\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return null;
  const [clientId = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { clientId: formDecode(clientId), secret: formDecode(secret.join(':')) };
}

function formDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
