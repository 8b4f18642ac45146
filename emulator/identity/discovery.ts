import { type Answer, jsonAnswer } from '../answer';
import type { EmulatorState } from '../state';
import { requireTenant } from './tenantName';

/** `GET /{tenant}/v2.0/.well-known/openid-configuration`. Throws IdentityError. */
export function serveOpenIdConfiguration(state: EmulatorState, tenantName: string): Answer {
  requireTenant(state.tenant.organization, tenantName, 'invalid_tenant');
  const tenantId = state.tenant.organization.id;
  const root = `${state.origin}/${tenantId}`;
  return jsonAnswer(200, {
    token_endpoint: `${root}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${root}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    authorization_endpoint: `${root}/oauth2/v2.0/authorize`,
    tenant_region_scope: 'EU',
    cloud_instance_name: 'microsoftonline.com',
    msgraph_host: 'graph.microsoft.com',
  });
}

/** `GET /{tenant}/discovery/v2.0/keys`: the public keys of access tokens. */
export function serveKeys(state: EmulatorState): Answer {
  return jsonAnswer(200, { keys: [state.signingKey.publicJwk] });
}
