import { createHash } from 'node:crypto';
import { resolveCloud, type Cloud } from './clouds';
import { isGuid } from '../http/odata';
import { invalidCredential } from './tokenError';

/** The credential as n8n stores it; an expression may give a field any type. */
export interface CredentialFields {
  authentication?: unknown;
  tenantId?: unknown;
  clientId?: unknown;
  clientSecret?: unknown;
  certificate?: unknown;
  privateKey?: unknown;
  passphrase?: unknown;
  cloud?: unknown;
  loginUrl?: unknown;
  graphUrl?: unknown;
}

export type ClientCredential =
  | { authentication: 'clientSecret'; clientSecret: string }
  | { authentication: 'certificate'; certificate: string; privateKey: string; passphrase: string };

export interface TokenCredential {
  /** GUID or verified domain. */
  tenantId: string;
  /** GUID. */
  clientId: string;
  cloud: Cloud;
  identity: ClientCredential;
}

/** The tenant, app and cloud that a token is for. */
export type TokenAudience = Pick<TokenCredential, 'tenantId' | 'clientId' | 'cloud'>;

const domain = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i;

/** The tenant of Microsoft accounts, in which no app signs in by itself ("Microsoft identity platform and OpenID Connect"). */
const consumerTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** Whether the text may name one tenant: a GUID or a domain; `common`, `organizations` and `consumers` are neither. */
export function isTenantName(text: string): boolean {
  return (isGuid(text) && text.toLowerCase() !== consumerTenant) || domain.test(text);
}

/** @throws TokenError of kind `invalid`, which names the field. */
export function readTokenAudience(fields: CredentialFields): TokenAudience {
  const tenantId = text(fields.tenantId);
  const clientId = text(fields.clientId);
  if (!isTenantName(tenantId)) {
    throw invalidCredential(
      'InvalidTenantId',
      `The Tenant ID of the credential ${quoted(tenantId)} is neither a GUID nor a domain. Copy "Directory (tenant) ID" from the app's overview in the Microsoft Entra admin center, or give a verified domain such as contoso.onmicrosoft.com.`,
    );
  }
  if (!isGuid(clientId)) {
    throw invalidCredential(
      'InvalidClientId',
      `The Client ID of the credential ${quoted(clientId)} is not a GUID. Copy "Application (client) ID" from the app's overview in the Microsoft Entra admin center.`,
    );
  }
  const cloud = resolveCloud({
    cloud: text(fields.cloud) || 'global',
    loginUrl: text(fields.loginUrl),
    graphUrl: text(fields.graphUrl),
  });
  return { tenantId, clientId, cloud };
}

/** @throws TokenError of kind `invalid`, which names the field. */
export function readTokenCredential(fields: CredentialFields): TokenCredential {
  const { tenantId, clientId, cloud } = readTokenAudience(fields);
  return { tenantId, clientId, cloud, identity: readIdentity(fields) };
}

/** The credential fields that are hashed into the fingerprint, in this order. */
const fingerprintedFields = [
  'authentication',
  'tenantId',
  'clientId',
  'clientSecret',
  'certificate',
  'privateKey',
  'passphrase',
  'cloud',
  'loginUrl',
  'graphUrl',
] as const satisfies ReadonlyArray<keyof CredentialFields>;

/**
 * SHA-256 of the fields that a token was issued for, stored beside the token: n8n keeps one token per credential, even
 * where the tenant is an expression or a field was edited since.
 */
export function credentialFingerprint(fields: CredentialFields): string {
  const texts = fingerprintedFields.map((name) => {
    const value = fields[name];
    return typeof value === 'string' ? value : '';
  });
  return createHash('sha256').update(texts.join('\n')).digest('hex');
}

/** What no text may repeat. */
export function secretsOf({ identity }: Pick<TokenCredential, 'identity'>): string[] {
  return identity.authentication === 'clientSecret'
    ? [identity.clientSecret]
    : [identity.privateKey, identity.passphrase];
}

function readIdentity(fields: CredentialFields): ClientCredential {
  if (text(fields.authentication) === 'certificate') {
    const certificate = text(fields.certificate);
    const privateKey = text(fields.privateKey);
    if (certificate === '')
      throw invalidCredential(
        'MissingCertificate',
        'The Certificate of the credential is empty. Paste the certificate as PEM text, which begins with -----BEGIN CERTIFICATE-----.',
      );
    if (privateKey === '')
      throw invalidCredential(
        'MissingPrivateKey',
        'The Private Key of the credential is empty. Paste the private key of the certificate as PEM text, which begins with -----BEGIN PRIVATE KEY----- or -----BEGIN ENCRYPTED PRIVATE KEY-----.',
      );
    return {
      authentication: 'certificate',
      certificate,
      privateKey,
      passphrase: typeof fields.passphrase === 'string' ? fields.passphrase : '',
    };
  }
  const clientSecret = text(fields.clientSecret);
  if (clientSecret === '') {
    throw invalidCredential(
      'MissingClientSecret',
      'The Client Secret of the credential is empty. Create one under Certificates & secrets of the app registration and paste its value.',
    );
  }
  return { authentication: 'clientSecret', clientSecret };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function quoted(value: string): string {
  return value === '' ? 'is empty, which' : `("${value.slice(0, 80)}")`;
}
