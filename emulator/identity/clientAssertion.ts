import { X509Certificate } from 'node:crypto';
import { compactVerify, decodeJwt, decodeProtectedHeader } from 'jose';
import { type RegisteredApp, sha1Thumbprint, sha256Thumbprint } from './apps';
import {
  assertionForOtherApp,
  assertionForOtherAudience,
  assertionOutOfTime,
  badAssertionSignature,
  certificateNotRegistered,
  malformedAssertion,
} from './errors';

export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Clock difference that Entra forgives, in seconds. */
const toleratedSkew = 300;

/**
 * Checks a client assertion against the app's registered certificates: thumbprint (`x5t#S256`, or the legacy `x5t`),
 * signature (PS256 or RS256), audience, issuer, subject and time. Throws IdentityError.
 *
 * Microsoft's page: "Microsoft identity platform application authentication certificate credentials".
 */
export async function verifyClientAssertion(
  assertion: string,
  app: RegisteredApp,
  audiences: readonly string[],
  now: Date,
): Promise<void> {
  const { header, claims } = read(assertion);
  const certificate = app.certificates.find(
    (pem) =>
      header['x5t#S256'] === sha256Thumbprint(pem) ||
      (header.x5t !== undefined && header.x5t === sha1Thumbprint(pem)),
  );
  if (certificate === undefined) throw certificateNotRegistered(app.clientId);
  try {
    await compactVerify(assertion, new X509Certificate(certificate).publicKey, {
      algorithms: ['PS256', 'RS256'],
    });
  } catch {
    throw badAssertionSignature(app.clientId);
  }
  if (claims.iss !== app.clientId || claims.sub !== app.clientId) throw assertionForOtherApp();
  if (typeof claims.aud !== 'string' || !audiences.includes(claims.aud)) throw assertionForOtherAudience();
  const seconds = now.getTime() / 1000;
  if (typeof claims.exp !== 'number') throw malformedAssertion();
  const from = claims.nbf ?? claims.iat ?? 0;
  if (seconds > claims.exp + toleratedSkew || seconds < from - toleratedSkew) {
    throw assertionOutOfTime(now, new Date(from * 1000), new Date(claims.exp * 1000));
  }
}

function read(assertion: string) {
  try {
    return { header: decodeProtectedHeader(assertion), claims: decodeJwt(assertion) };
  } catch {
    throw malformedAssertion();
  }
}
