import { isGuid } from '../http/odata';
import { withoutSecrets } from '../http/redaction';
import { adminConsentNeeded } from './adminConsent';
import { secretsOf, type TokenCredential } from './credential';
import { TokenError } from './tokenError';

/** The identity platform's error response. */
export interface TokenRefusal {
  httpStatus: number;
  body: unknown;
}

type Explanation = (credential: TokenCredential) => string;

const secretsPage = 'Certificates & secrets of the app registration';

const wrongCloud: Explanation = ({ cloud }) =>
  `The tenant is not in the cloud that the credential names (${cloud.label}). Choose the tenant's cloud in the credential: Global, US Government L4, US Government L5 or China.`;

const busy: Explanation = () =>
  'The Microsoft identity platform is busy at the moment. Try again in a few minutes.';

/** By AADSTS code. Source: "Microsoft Entra authentication and authorization error codes". */
const explanations: Record<number, Explanation> = {
  7000215: ({ identity }) =>
    identity.authentication === 'clientSecret' && isGuid(identity.clientSecret)
      ? `The Client Secret of the credential looks like the ID of a secret, not its value. Create a new secret under ${secretsPage} and paste the text in its column "Value", which is shown only once.`
      : `The Client Secret of the credential is wrong. Paste the value (not the ID) of a secret of this app; it is shown only once, so create a new one under ${secretsPage} if it is lost.`,
  7000222: () =>
    `The Client Secret of the credential has expired. Create a new one under ${secretsPage} and paste its value.`,
  7000218: () =>
    'The identity platform received neither a client secret nor a certificate. Fill in the client secret or the certificate of the credential.',
  700016: (credential) =>
    `The app ${credential.clientId} is not known in the tenant ${credential.tenantId}. Check the Client ID and the Tenant ID; an app of another tenant must first be consented to by an administrator of this one. ${adminConsentNeeded(credential)}`,
  7000229: (credential) =>
    `The app ${credential.clientId} has no service principal in the tenant ${credential.tenantId}. An administrator of the tenant must consent to the app first. ${adminConsentNeeded(credential)}`,
  7000112: ({ clientId }) =>
    `The app ${clientId} is disabled. Enable it in the Microsoft Entra admin center under Enterprise applications > the app > Properties > Enabled for users to sign in.`,
  90002: ({ tenantId, cloud }) =>
    `The tenant ${tenantId} was not found in the cloud ${cloud.label}. Check the Tenant ID and the cloud of the credential.`,
  900023: ({ tenantId }) =>
    `"${tenantId}" is not the name of a tenant. Copy "Directory (tenant) ID" from the app's overview in the Microsoft Entra admin center.`,
  1002012: ({ cloud }) =>
    `The identity platform refused the scope ${cloud.scope}. Check the cloud of the credential.`,
  900144: () =>
    'The request for a token reached the identity platform incomplete. Look at the proxy or gateway between n8n and the identity platform.',
  700027: ({ clientId }) =>
    `The certificate of the credential is not accepted for the app ${clientId}: it is not registered there, or has been removed or has expired. Upload this certificate under ${secretsPage} > Certificates.`,
  700024: () =>
    'The identity platform considers the signed request expired or not yet valid. Check the clock of the machine that runs n8n.',
  70003: () =>
    'The identity platform did not understand the request for a token. Look at the proxy or gateway between n8n and the identity platform.',
  500011: wrongCloud,
  90038: wrongCloud,
  900382: wrongCloud,
  900432: wrongCloud,
  53003: () =>
    'A Conditional Access policy blocks the app. Ask an administrator of the tenant to allow the app from the network of n8n.',
  90033: busy,
  90024: busy,
  90055: busy,
  50196: busy,
};

const busyCodes: readonly number[] = [90033, 90024, 90055, 50196];

/**
 * The message says what happened and what to do, with the ids that Microsoft's support needs. None of the other side's
 * text is in it: a gateway may repeat the request, and with it the secret.
 */
export function tokenRefused({ httpStatus, body }: TokenRefusal, credential: TokenCredential): TokenError {
  const { aadsts, error, traceId, correlationId } = readRefusal(body, secretsOf(credential));
  const isBusy = (aadsts !== null && busyCodes.includes(aadsts)) || httpStatus === 429 || httpStatus >= 500;
  const explanation = (aadsts === null ? undefined : explanations[aadsts]) ?? (isBusy ? busy : undefined);
  const sentence = explanation?.(credential) ?? unknownRefusal(aadsts);
  const code = aadsts === null ? (error ?? `HTTP ${httpStatus}`) : `AADSTS${aadsts}`;
  const references = [code, reference('trace ID', traceId), reference('correlation ID', correlationId)];
  return new TokenError(`${sentence} (${references.filter((part) => part !== null).join(', ')})`, {
    kind: isBusy ? 'unreachable' : 'refused',
    code,
    traceId,
    correlationId,
  });
}

function unknownRefusal(aadsts: number | null): string {
  const where =
    aadsts === null
      ? ''
      : ` Microsoft explains the code at https://login.microsoftonline.com/error?code=${aadsts}.`;
  return `The Microsoft identity platform refused to issue a token.${where} Check the fields of the credential.`;
}

function reference(name: string, value: string | null): string | null {
  return value === null ? null : `${name} ${value}`;
}

/** Source: "Microsoft Entra authentication and authorization error codes" and RFC 6749. */
const oauthErrors: ReadonlySet<unknown> = new Set([
  'access_denied',
  'interaction_required',
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_resource',
  'invalid_scope',
  'invalid_tenant',
  'server_error',
  'temporarily_unavailable',
  'unauthorized_client',
  'unsupported_grant_type',
]);

/** Of each field only what has the form that Microsoft gives it. */
function readRefusal(body: unknown, secrets: readonly string[]) {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const codes: unknown[] = Array.isArray(fields.error_codes) ? fields.error_codes : [];
  const inDescription = /AADSTS(\d{2,8})\b/.exec(text(fields.error_description) ?? '')?.[1];
  const aadsts = [...codes, inDescription].find((code) => /^\d{2,8}$/.test(String(code)));
  const id = (value: unknown) => {
    const found = text(value);
    return found !== null && isGuid(found) && withoutSecrets(found, secrets) === found ? found : null;
  };
  return {
    error: oauthErrors.has(fields.error) ? String(fields.error) : null,
    aadsts: aadsts === undefined ? null : Number(aadsts),
    traceId: id(fields.trace_id),
    correlationId: id(fields.correlation_id),
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
