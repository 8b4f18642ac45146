import { type CryptoKey, errors, jwtVerify } from 'jose';
import { invalidAuthenticationToken } from './errors';

/** Who calls: read from the token, never from the registration. */
export interface Caller {
  clientId: string;
  permissions: ReadonlySet<string>;
}

interface VerifiedToken {
  caller: Caller;
  audience: string;
  /** Seconds since 1970. */
  expires: number;
}

/** Tokens whose signature has been checked once: a run sends the same one thousands of times. */
export class VerifiedTokens {
  private readonly tokens = new Map<string, VerifiedToken>();

  /** `key` is the public half of the key that signs access tokens. */
  constructor(private readonly key: CryptoKey) {}

  async verify(token: string): Promise<VerifiedToken> {
    const known = this.tokens.get(token);
    if (known !== undefined) return known;
    const verified = await checkSignature(this.key, token);
    if (this.tokens.size >= 1000) this.tokens.clear();
    this.tokens.set(token, verified);
    return verified;
  }
}

/** What a bearer token must fit. */
export interface TokenCheck {
  tokens: VerifiedTokens;
  /** Audiences of which the token must name one. */
  audiences: readonly string[];
  now: Date;
}

/** Checks signature, audience and time of the bearer token. Throws GraphError 401. */
export async function authenticate(check: TokenCheck, authorization: string | undefined): Promise<Caller> {
  if (authorization === undefined || authorization.trim() === '')
    throw invalidAuthenticationToken('Access token is empty.');
  const [scheme, token] = authorization.trim().split(/\s+/);
  if (!/^bearer$/i.test(scheme ?? '')) throw invalidAuthenticationToken('Access token is empty.');
  if (token === undefined) throw invalidAuthenticationToken('UnableToParseTokens');

  const verified = await check.tokens.verify(token);
  if (!check.audiences.includes(verified.audience)) {
    throw invalidAuthenticationToken('Access token validation failure. Invalid audience.');
  }
  if (check.now.getTime() / 1000 >= verified.expires)
    throw invalidAuthenticationToken('Lifetime validation failed, the token is expired.');
  return verified.caller;
}

async function checkSignature(key: CryptoKey, token: string): Promise<VerifiedToken> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['RS256'],
      // Time is checked at each use, by the emulator's own clock.
      currentDate: new Date(0),
      clockTolerance: Number.MAX_SAFE_INTEGER,
    });
    return {
      caller: {
        clientId: String(payload.appid),
        permissions: new Set(Array.isArray(payload.roles) ? payload.roles.map(String) : []),
      },
      audience: String(payload.aud),
      expires: payload.exp ?? 0,
    };
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JOSEAlgNotAllowed) {
      throw invalidAuthenticationToken('Access token validation failure. Invalid signature.');
    }
    throw invalidAuthenticationToken(
      "Protocol 'Bearer' failed to validate because The token could not be read.",
    );
  }
}
