import { createPrivateKey, sign, verify, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { DateTime } from 'luxon';
import { readPemBlocks } from './pem';
import type { ClientCredential } from './credential';
import { invalidCredential } from './tokenError';

/** MSAL signs the client assertion with it. */
export interface ClientCertificate {
  /** SHA-256 of the certificate, hexadecimal. Without colons: with them MSAL sends a wrong thumbprint. */
  thumbprintSha256: string;
  /** PKCS #8, not encrypted. */
  privateKey: string;
}

/** @throws TokenError of kind `invalid`: unreadable, wrong passphrase, no pair, no RSA key, expired, not yet valid. */
export function readClientCertificate(
  identity: Extract<ClientCredential, { authentication: 'certificate' }>,
  now: number,
): ClientCertificate {
  const privateKey = readPrivateKey(identity.privateKey, identity.passphrase);
  const certificate = pickCertificate(readCertificates(identity.certificate), privateKey);
  assertSigns(privateKey, certificate);
  assertValidAt(certificate, DateTime.fromMillis(now, { zone: 'utc' }));
  return {
    thumbprintSha256: certificate.fingerprint256.replaceAll(':', ''),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function readCertificates(pasted: string): X509Certificate[] {
  const blocks = readPemBlocks(pasted).filter(({ label }) => label === 'CERTIFICATE');
  try {
    if (blocks.length > 0) return blocks.map(({ text }) => new X509Certificate(text));
  } catch {
    // The error below replaces OpenSSL's ("wrong tag"), which does not help the user.
  }
  throw invalidCredential(
    'UnreadableCertificate',
    'The Certificate of the credential cannot be read. Paste the whole certificate as PEM text, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----; a .pfx or .cer file must be converted to PEM first.',
  );
}

function readPrivateKey(pasted: string, passphrase: string): KeyObject {
  const block = readPemBlocks(pasted).find(({ label }) => label.endsWith('PRIVATE KEY'));
  if (block === undefined) throw unreadableKey();
  if (block.isEncrypted && passphrase === '') {
    throw invalidCredential(
      'MissingPassphrase',
      'The Private Key of the credential is encrypted. Fill in its passphrase.',
    );
  }
  const key = decodeKey(block.text, block.isEncrypted ? passphrase : undefined);
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) {
    throw invalidCredential(
      'UnsuitableKey',
      'The Private Key of the credential is not an RSA key of at least 2048 bits. Create a certificate with such a key and register it for the app.',
    );
  }
  return key;
}

function decodeKey(text: string, passphrase: string | undefined): KeyObject {
  try {
    return createPrivateKey({ key: text, format: 'pem', passphrase });
  } catch {
    // OpenSSL does not distinguish a wrong passphrase from a damaged key reliably.
    if (passphrase === undefined) throw unreadableKey();
    throw invalidCredential(
      'WrongPassphrase',
      'The Private Key of the credential could not be decrypted: its passphrase is wrong, or the key is damaged. Check the passphrase and paste the key again.',
    );
  }
}

function pickCertificate(certificates: X509Certificate[], privateKey: KeyObject): X509Certificate {
  const match = certificates.find((certificate) => certificate.checkPrivateKey(privateKey));
  if (match !== undefined) return match;
  throw invalidCredential(
    'KeyMismatch',
    'The Certificate and the Private Key of the credential do not belong together. Paste the private key that this certificate was made with.',
  );
}

/** OpenSSL reads a key with a damaged private part, and compares its public part alone with the certificate. */
function assertSigns(privateKey: KeyObject, certificate: X509Certificate): void {
  const probe = Buffer.from('probe');
  try {
    if (verify('sha256', probe, certificate.publicKey, sign('sha256', probe, privateKey))) return;
  } catch {
    // The error below replaces OpenSSL's, which does not help the user.
  }
  throw unreadableKey();
}

function assertValidAt(certificate: X509Certificate, now: DateTime): void {
  const from = DateTime.fromMillis(Date.parse(certificate.validFrom), { zone: 'utc' });
  const to = DateTime.fromMillis(Date.parse(certificate.validTo), { zone: 'utc' });
  if (now > to) {
    throw invalidCredential(
      'ExpiredCertificate',
      `The Certificate of the credential expired on ${to.toISODate()}. Create a new one, register it for the app under Certificates & secrets, and paste it here.`,
    );
  }
  if (now < from) {
    throw invalidCredential(
      'CertificateNotYetValid',
      `The Certificate of the credential is valid only from ${from.toISO()} on. Wait until then, or check the clock of the machine that runs n8n.`,
    );
  }
}

function unreadableKey() {
  return invalidCredential(
    'UnreadablePrivateKey',
    'The Private Key of the credential cannot be read. Paste the whole key as PEM text, from -----BEGIN PRIVATE KEY----- to -----END PRIVATE KEY----- (or ENCRYPTED PRIVATE KEY, or RSA PRIVATE KEY).',
  );
}
