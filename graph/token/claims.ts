/** The claims of an app's access token that are used here ("Access token claims reference"). */
export interface TokenClaims {
  tenantId: string | null;
  /** Granted application permissions; empty where none was granted. */
  roles: string[];
}

/** Null where the token is not a JWT. The signature is not verified: Graph does that, and the token came over TLS. */
export function readTokenClaims(accessToken: string): TokenClaims | null {
  const [, payload, signature] = accessToken.split('.');
  if (payload === undefined || signature === undefined) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (typeof claims !== 'object' || claims === null) return null;
    const { tid, roles } = claims as Record<string, unknown>;
    return {
      tenantId: typeof tid === 'string' ? tid : null,
      roles: Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [],
    };
  } catch {
    // The payload is not JSON, so the token is not a JWT.
    return null;
  }
}
