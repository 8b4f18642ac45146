import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { importSPKI, jwtVerify } from 'jose';
import { acquireToken } from '../../../../graph/token/acquireToken';
import { failureOf } from '../../../support/scriptedGraph';
import {
  clientId,
  ellipticKey,
  everythingSaidBy,
  goodToken,
  scriptedIdentity,
  selfSigned,
  tenantId,
} from '../../../support/tokenFixtures';

const passphrase = 'PlantedPassphrase~never-to-be-shown';
const day = 86_400_000;
const now = Date.UTC(2026, 10, 23);

let certificate: string;
let privateKey: string;
let otherKey: string;
let encryptedKey: string;
let legacyKey: string;
let legacyEncryptedKey: string;

beforeAll(async () => {
  ({ certificate, privateKey } = await selfSigned(new Date(now - day), new Date(now + 30 * day)));
  ({ privateKey: otherKey } = await selfSigned(new Date(now - day), new Date(now + 30 * day)));
  const key = createPrivateKey(privateKey);
  encryptedKey = key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString();
  legacyKey = key.export({ type: 'pkcs1', format: 'pem' }).toString();
  legacyEncryptedKey = key
    .export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase })
    .toString();
});

const fields = (changes: object = {}) => ({
  authentication: 'certificate',
  tenantId,
  clientId,
  cloud: 'global',
  certificate,
  privateKey,
  ...changes,
});

/** The signed assertion is checked by another library than the one that made it. */
async function assertionOf(identity: ReturnType<typeof scriptedIdentity>) {
  const publicKey = createPublicKey(certificate).export({ type: 'spki', format: 'pem' }).toString();
  const assertion = identity.form().get('client_assertion') ?? '';
  return jwtVerify(assertion, await importSPKI(publicKey, 'PS256'), {
    audience: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`,
    issuer: clientId,
    subject: clientId,
    // MSAL rounds the present to a full second, upwards too.
    clockTolerance: 1,
  });
}

test('a token by certificate is requested with an assertion that the registered certificate verifies', async () => {
  const identity = scriptedIdentity();
  expect(await acquireToken(fields(), identity.http, { now: () => now })).toMatchObject({
    accessToken: goodToken,
  });
  expect(identity.form().get('client_assertion_type')).toBe(
    'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  );
  expect(identity.form().has('client_secret')).toBe(false);
  const { protectedHeader, payload } = await assertionOf(identity);
  const thumbprint = Buffer.from(new X509Certificate(certificate).fingerprint256.replaceAll(':', ''), 'hex');
  expect(protectedHeader).toMatchObject({ alg: 'PS256', 'x5t#S256': thumbprint.toString('base64url') });
  expect(payload.jti).toEqual(expect.any(String));
});

test.each([
  ['PKCS #8', () => ({ privateKey })],
  ['PKCS #1', () => ({ privateKey: legacyKey })],
  ['encrypted PKCS #8', () => ({ privateKey: encryptedKey, passphrase })],
  ['encrypted PKCS #1', () => ({ privateKey: legacyEncryptedKey, passphrase })],
  ['PKCS #8 without line breaks', () => ({ privateKey: privateKey.replaceAll('\n', ' ') })],
])('a key in %s signs', async (_name, changes) => {
  const identity = scriptedIdentity();
  await acquireToken(fields(changes()), identity.http, { now: () => now });
  expect((await assertionOf(identity)).protectedHeader.alg).toBe('PS256');
});

test('certificate and key may be pasted together in both fields, among the certificates of a chain', async () => {
  const { certificate: issuer } = await selfSigned(new Date(now - day), new Date(now + day));
  const identity = scriptedIdentity();
  const all = `${issuer}\n${certificate}\n${privateKey}`;
  await acquireToken(fields({ certificate: all, privateKey: all }), identity.http, { now: () => now });
  expect((await assertionOf(identity)).protectedHeader.alg).toBe('PS256');
});

describe('is refused before anything is sent, and without showing the key', () => {
  const cases: Array<[string, () => object, string, RegExp]> = [
    [
      'an empty certificate',
      () => ({ certificate: ' ' }),
      'MissingCertificate',
      /Certificate of the credential is empty/,
    ],
    [
      'an empty key',
      () => ({ privateKey: '' }),
      'MissingPrivateKey',
      /Private Key of the credential is empty/,
    ],
    [
      'garbage for the certificate',
      () => ({ certificate: 'garbage' }),
      'UnreadableCertificate',
      /Certificate of the credential cannot be read/,
    ],
    [
      'a damaged certificate',
      () => ({ certificate: certificate.replace(/[A-Za-z0-9+/]{40}\n/, 'AAAA\n') }),
      'UnreadableCertificate',
      /cannot be read/,
    ],
    [
      'the key in place of the certificate',
      () => ({ certificate: privateKey }),
      'UnreadableCertificate',
      /cannot be read/,
    ],
    [
      'garbage for the key',
      () => ({ privateKey: 'garbage' }),
      'UnreadablePrivateKey',
      /Private Key of the credential cannot be read/,
    ],
    [
      'the certificate in place of the key',
      () => ({ privateKey: certificate }),
      'UnreadablePrivateKey',
      /cannot be read/,
    ],
    [
      'half a key',
      () => ({ privateKey: `${privateKey.slice(0, 300)}\n-----END PRIVATE KEY-----` }),
      'UnreadablePrivateKey',
      /cannot be read/,
    ],
    [
      'no passphrase',
      () => ({ privateKey: encryptedKey }),
      'MissingPassphrase',
      /is encrypted\. Fill in its passphrase/,
    ],
    [
      'no passphrase for an old key',
      () => ({ privateKey: legacyEncryptedKey }),
      'MissingPassphrase',
      /is encrypted/,
    ],
    [
      'a wrong passphrase',
      () => ({ privateKey: encryptedKey, passphrase: `${passphrase}!` }),
      'WrongPassphrase',
      /its passphrase is wrong/,
    ],
    [
      'a wrong passphrase for an old key',
      () => ({ privateKey: legacyEncryptedKey, passphrase: `${passphrase}!` }),
      'WrongPassphrase',
      /its passphrase is wrong/,
    ],
    [
      'the key of another certificate',
      () => ({ privateKey: otherKey }),
      'KeyMismatch',
      /do not belong together/,
    ],
    [
      'a key that is not RSA',
      () => ({ privateKey: ellipticKey() }),
      'UnsuitableKey',
      /not an RSA key of at least 2048 bits/,
    ],
  ];

  test.each(cases)('%s', async (_name, changes, code, sentence) => {
    const identity = scriptedIdentity();
    const failure = await failureOf(acquireToken(fields(changes()), identity.http, { now: () => now }));
    expect(failure).toMatchObject({ kind: 'invalid', code, message: expect.stringMatching(sentence) });
    expect(identity.requests).toHaveLength(0);
    const texts = everythingSaidBy(failure);
    expect(texts).not.toContain(passphrase);
    expect(texts).not.toContain(privateKey.split('\n')[3]);
  });

  test('an expired certificate, with its date', async () => {
    const failure = await failureOf(
      acquireToken(fields(), scriptedIdentity().http, { now: () => now + 60 * day }),
    );
    expect(failure).toMatchObject({
      code: 'ExpiredCertificate',
      message: expect.stringContaining('expired on 2026-12-23'),
    });
  });

  test('a certificate of the future', async () => {
    const failure = await failureOf(
      acquireToken(fields(), scriptedIdentity().http, { now: () => now - 2 * day }),
    );
    expect(failure).toMatchObject({
      code: 'CertificateNotYetValid',
      message: expect.stringContaining('from 2026-11-22T00:00:00'),
    });
  });

  test('a key too short', async () => {
    const short = await selfSigned(new Date(now - day), new Date(now + day), 1024);
    expect(
      await failureOf(acquireToken(fields(short), scriptedIdentity().http, { now: () => now })),
    ).toMatchObject({
      code: 'UnsuitableKey',
    });
  });
});
