import { randomBytes } from 'node:crypto';
import type { RegisteredApp } from './apps';
import type { SigningKey } from './signingKey';

export interface TokenRequest {
  app: RegisteredApp;
  tenantId: string;
  /** Resource identifier: the token's audience. */
  resource: string;
  /** How the app proved itself. */
  by: 'secret' | 'certificate';
  now: Date;
  /** Seconds. */
  lifetime: number;
}

/**
 * An app-only token in the v1.0 format that Graph's tokens have. `roles` lists the granted application permissions and
 * is absent where there is none or no consent.
 *
 * Microsoft's page: "Access token claims reference".
 */
export function issueAccessToken(key: SigningKey, request: TokenRequest): Promise<string> {
  const issuedAt = Math.floor(request.now.getTime() / 1000);
  const granted = request.app.consent ? request.app.permissions : [];
  return key.sign({
    aud: request.resource,
    iss: `https://sts.windows.net/${request.tenantId}/`,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + request.lifetime,
    app_displayname: request.app.displayName,
    appid: request.app.clientId,
    appidacr: request.by === 'secret' ? '1' : '2',
    idtyp: 'app',
    oid: request.app.servicePrincipalId,
    sub: request.app.servicePrincipalId,
    tid: request.tenantId,
    ...(granted.length === 0 ? {} : { roles: granted }),
    uti: randomBytes(16).toString('base64url'),
    ver: '1.0',
  });
}
