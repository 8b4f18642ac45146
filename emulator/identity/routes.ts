import { randomUUID } from 'node:crypto';
import { type Answer, jsonAnswer } from '../answer';
import type { Incoming } from '../incoming';
import type { EmulatorState } from '../state';
import { serveKeys, serveOpenIdConfiguration } from './discovery';
import { IdentityError, identityErrorAnswer } from './errors';
import { serveToken } from './tokenEndpoint';

/** Answers an address of the identity platform; null where it is none. */
export async function serveIdentity(state: EmulatorState, incoming: Incoming): Promise<Answer | null> {
  const serve = endpoint(state, incoming);
  if (serve === null) return null;
  try {
    return await serve();
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error;
    return identityErrorAnswer(error, state.now(), incoming.query.get('client-request-id') ?? randomUUID());
  }
}

function endpoint(state: EmulatorState, incoming: Incoming): (() => Answer | Promise<Answer>) | null {
  const [, tenant, resource] =
    /^\/([^/]+)\/(oauth2\/v2\.0\/token|v2\.0\/\.well-known\/openid-configuration|discovery\/v2\.0\/keys)$/i.exec(
      incoming.path,
    ) ?? [];
  if (tenant === undefined || resource === undefined) return null;
  const tenantName = decode(tenant);
  switch (`${incoming.method} ${resource.toLowerCase()}`) {
    case 'POST oauth2/v2.0/token':
      return () => serveToken(state, tenantName, incoming);
    case 'GET v2.0/.well-known/openid-configuration':
      return () => serveOpenIdConfiguration(state, tenantName);
    case 'GET discovery/v2.0/keys':
      return () => serveKeys(state);
    default:
      return () =>
        jsonAnswer(405, {
          error: 'invalid_request',
          error_description: `${incoming.method} is not allowed here.`,
        });
  }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
