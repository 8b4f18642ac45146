import { ConfidentialClientApplication, LogLevel, type Configuration } from '@azure/msal-node';
import { isGuid } from '../http/odata';
import { withoutCredentials, withoutSecrets } from '../http/redaction';
import { systemTiming, type Timing } from '../http/timing';
import { adminConsentNeeded } from './adminConsent';
import { readClientCertificate } from './certificate';
import { readTokenClaims } from './claims';
import {
  credentialFingerprint,
  readTokenCredential,
  secretsOf,
  type CredentialFields,
  type TokenCredential,
} from './credential';
import { tokenRefused } from './entraErrors';
import { tokenNetwork, type TokenHttp, type TokenRequestRecord } from './msalNetwork';
import { isTokenError, TokenError } from './tokenError';
import { retrying } from './tokenRetry';

export interface AcquiredToken {
  accessToken: string;
  /** The fingerprint of the credential (`credentialFingerprint`). */
  issuedFor: string;
  /** Milliseconds since 1970, by the identity platform's `expires_in`. */
  expiresAt: number;
}

/**
 * A token for Microsoft Graph by the client credentials flow. Every call requests a new one, because n8n stores it, not
 * MSAL. A request that is lost, or that the identity platform is too busy for, goes again. Source: "Microsoft identity platform and the OAuth 2.0 client credentials flow".
 * @throws TokenError and no other error: another may hold the request, and with it the secret.
 */
export async function acquireToken(
  fields: CredentialFields,
  http: TokenHttp,
  overrides: Partial<Timing> = {},
): Promise<AcquiredToken> {
  const timing: Timing = { ...systemTiming, ...overrides };
  const credential = readTokenCredential(fields);
  const record: TokenRequestRecord = { response: null, failure: null };
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: credential.clientId,
      authority: `${credential.cloud.authority}/${credential.tenantId}`,
      ...clientAuthentication(credential, timing.now()),
    },
    system: {
      networkClient: tokenNetwork(retrying(http, timing), credential.cloud, record),
      loggerOptions: { logLevel: LogLevel.Error, piiLoggingEnabled: false, loggerCallback: () => undefined },
    },
  });
  const result = await client
    .acquireTokenByClientCredential({ scopes: [credential.cloud.scope] })
    .catch((error: unknown) => {
      throw explainFailure(error, record, credential);
    });
  const { accessToken = '', expiresOn } = result ?? {};
  assertUsable(accessToken, credential);
  return {
    accessToken,
    issuedFor: credentialFingerprint(fields),
    expiresAt: expiresOn?.getTime() ?? timing.now(),
  };
}

function clientAuthentication(
  { identity }: TokenCredential,
  now: number,
): Pick<Configuration['auth'], 'clientSecret' | 'clientCertificate'> {
  return identity.authentication === 'clientSecret'
    ? { clientSecret: identity.clientSecret }
    : { clientCertificate: readClientCertificate(identity, now) };
}

function explainFailure(
  error: unknown,
  { response, failure }: TokenRequestRecord,
  credential: TokenCredential,
): TokenError {
  const explained = [failure, error].find(isTokenError);
  if (explained !== undefined) return explained;
  if (failure === null && response !== null && response.status >= 400) {
    return tokenRefused({ httpStatus: response.status, body: response.body }, credential);
  }
  const cause = failure ?? error;
  const said = cause instanceof Error ? cause.message : 'unknown reason';
  const reason = withoutCredentials(withoutSecrets(said, secretsOf(credential)));
  return new TokenError(`No token could be requested: ${reason}. Check the fields of the credential.`, {
    kind: failure === null ? 'invalid' : 'unreachable',
    code: 'TokenRequestFailed',
  });
}

/**
 * Microsoft may change the format of tokens for Graph ("Access tokens in the Microsoft identity platform"), so a token
 * that cannot be read here is accepted; Graph judges it.
 */
function assertUsable(accessToken: string, credential: TokenCredential): void {
  const { tenantId, clientId, cloud } = credential;
  if (accessToken === '') {
    throw new TokenError(
      `What ${new URL(cloud.loginUrl).host} sent holds no access token for Microsoft Graph. Check the cloud and the Login URL of the credential.`,
      { kind: 'refused', code: 'NoAccessToken' },
    );
  }
  const claims = readTokenClaims(accessToken);
  if (claims === null) return;
  if (
    isGuid(tenantId) &&
    claims.tenantId !== null &&
    claims.tenantId.toLowerCase() !== tenantId.toLowerCase()
  ) {
    throw new TokenError(
      `The token is for ${isGuid(claims.tenantId) ? `the tenant ${claims.tenantId}` : 'another tenant'}, the credential names ${tenantId}. Check the Login URL of the credential.`,
      { kind: 'refused', code: 'ForeignTenantToken' },
    );
  }
  if (claims.roles.length === 0) {
    throw new TokenError(
      `The app ${clientId} may not do anything yet, as no application permission has been granted: add LicenseAssignment.Read.All, User.Read.All and Reports.Read.All (and what else your workflows need) to the app registration under API permissions > Microsoft Graph > Application permissions, and grant admin consent (delegated permissions do not work). ${adminConsentNeeded(credential)}`,
      { kind: 'refused', code: 'NoApplicationPermission' },
    );
  }
}
