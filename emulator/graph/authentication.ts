import { errors, jwtVerify } from 'jose';
import { graphAudiences } from '../identity/resources';
import type { EmulatorState } from '../state';
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

  async verify(state: EmulatorState, token: string): Promise<VerifiedToken> {
    const known = this.tokens.get(token);
    if (known !== undefined) return known;
    const verified = await checkSignature(state, token);
    if (this.tokens.size >= 1000) this.tokens.clear();
    this.tokens.set(token, verified);
    return verified;
  }
}

/** Checks signature, audience and time of the bearer token. Throws GraphError 401. */
export async function authenticate(state: EmulatorState, authorization: string | undefined): Promise<Caller> {
  if (authorization === undefined || authorization.trim() === '')
    throw invalidAuthenticationToken('Access token is empty.');
  const [scheme, token] = authorization.trim().split(/\s+/);
  if (!/^bearer$/i.test(scheme ?? '')) throw invalidAuthenticationToken('Access token is empty.');
  if (token === undefined) throw invalidAuthenticationToken('UnableToParseTokens');

  const verified = await state.tokens.verify(state, token);
  if (!graphAudiences(state.options.cloud, state.origin).includes(verified.audience)) {
    throw invalidAuthenticationToken('Access token validation failure. Invalid audience.');
  }
  const now = state.now().getTime() / 1000;
  if (now >= verified.expires)
    throw invalidAuthenticationToken('Lifetime validation failed, the token is expired.');
  return verified.caller;
}

async function checkSignature(state: EmulatorState, token: string): Promise<VerifiedToken> {
  try {
    const { payload } = await jwtVerify(token, state.signingKey.publicKey, {
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
