import { ConfidentialClientApplication, LogLevel } from '@azure/msal-node';
import type { Configuration } from '@azure/msal-node';
import { isGuid } from '../http/odata';
import { readClientCertificate } from './certificate';
import { readTokenClaims } from './claims';
import {
  fingerprintedFields,
  readTokenCredential,
  credentialFingerprint,
  withoutSecrets,
} from './credential';
import type { CredentialFields, TokenCredential } from './credential';
import { isTokenError, TokenError } from './tokenError';
import { tokenNetwork } from './msalNetwork';
import type { TokenExchangeRecord, TokenHttp } from './msalNetwork';
import { tokenRefused } from './entraErrors';

export { isTokenError, fingerprintedFields };

export interface AcquiredToken {
  accessToken: string;
  /** A mark of the fields that it was minted with. */
  issuedFor: string;
}

/**
 * A token for Microsoft Graph by the client credentials flow, minted anew at every call: n8n keeps it, not MSAL.
 * @throws TokenError, always: other errors may hold the request, and with it the secret.
 */
export async function acquireToken(
  fields: CredentialFields,
  http: TokenHttp,
  now: () => number = Date.now,
): Promise<AcquiredToken> {
  const credential = readTokenCredential(fields);
  const record: TokenExchangeRecord = { response: null, failure: null };
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: credential.clientId,
      authority: `${credential.cloud.authority}/${credential.tenantId}`,
      ...clientAuthentication(credential, now()),
    },
    system: {
      networkClient: tokenNetwork(http, credential.cloud, record),
      loggerOptions: { logLevel: LogLevel.Error, piiLoggingEnabled: false, loggerCallback: () => undefined },
    },
  });
  const accessToken = await client
    .acquireTokenByClientCredential({ scopes: [credential.cloud.scope] })
    .then((result) => result?.accessToken ?? '')
    .catch((error: unknown) => {
      throw explainFailure(error, record, credential);
    });
  assertUsable(accessToken, credential);
  return { accessToken, issuedFor: credentialFingerprint(fields) };
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
  { response, failure }: TokenExchangeRecord,
  credential: TokenCredential,
): TokenError {
  const known = [failure, error].find(isTokenError);
  if (known !== undefined) return known;
  if (failure === null && response !== null && response.status >= 400) {
    return tokenRefused({ httpStatus: response.status, body: response.body }, credential);
  }
  const cause = failure ?? error;
  const reason = cause instanceof Error ? withoutSecrets(cause.message, credential) : 'unknown reason';
  return new TokenError(`No token could be requested: ${reason}. Check the fields of the credential.`, {
    kind: failure === null ? 'invalid' : 'unreachable',
    code: 'TokenRequestFailed',
  });
}

/**
 * Microsoft, "Access tokens in the Microsoft identity platform": the format of a token for Graph is Graph's own and may
 * change, so one that cannot be read is left to Graph to judge.
 */
function assertUsable(accessToken: string, { tenantId, clientId, cloud }: TokenCredential): void {
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
      `The token is for the tenant ${claims.tenantId}, the credential names ${tenantId}. Check the Login URL of the credential.`,
      { kind: 'refused', code: 'ForeignTenantToken' },
    );
  }
  if (claims.roles.length === 0) {
    throw new TokenError(
      `The app ${clientId} may not do anything yet, as no application permission has been granted: add LicenseAssignment.Read.All, User.Read.All and Reports.Read.All (and what else your workflows need) to the app registration under API permissions > Microsoft Graph > Application permissions, and grant admin consent (delegated permissions do not work).`,
      { kind: 'refused', code: 'NoApplicationPermission' },
    );
  }
}
