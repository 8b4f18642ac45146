import { randomUUID } from 'node:crypto';
import { type Answer, jsonAnswer } from '../answer';

/** An error of the token endpoint: HTTP status, OAuth error, AADSTS number and the text behind it. */
export class IdentityError extends Error {
  constructor(
    readonly status: number,
    readonly error: string,
    readonly code: number,
    text: string,
  ) {
    super(text);
    this.name = 'IdentityError';
  }
}

export const wrongSecret = (clientId: string) =>
  new IdentityError(
    401,
    'invalid_client',
    7000215,
    `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
  );

export const expiredSecret = (clientId: string) =>
  new IdentityError(
    401,
    'invalid_client',
    7000222,
    `The provided client secret keys for app '${clientId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
  );

export const missingCredential = () =>
  new IdentityError(
    401,
    'invalid_client',
    7000218,
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  );

export const unknownApp = (clientId: string, tenantName: string) =>
  new IdentityError(
    400,
    'unauthorized_client',
    700016,
    `Application with identifier '${clientId}' was not found in the directory '${tenantName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  );

export const disabledApp = (clientId: string, name: string) =>
  new IdentityError(400, 'unauthorized_client', 7000112, `Application '${clientId}'(${name}) is disabled.`);

export const missingServicePrincipal = (clientId: string, tenantId: string) =>
  new IdentityError(
    400,
    'invalid_client',
    7000229,
    `The client application ${clientId} is missing service principal in the tenant ${tenantId}. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119`,
  );

/** The token endpoint says invalid_request; openid-configuration says invalid_tenant. */
export const unknownTenant = (
  tenant: string,
  error: 'invalid_request' | 'invalid_tenant' = 'invalid_request',
) =>
  new IdentityError(
    400,
    error,
    90002,
    `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  );

export const malformedTenant = (tenant: string) =>
  new IdentityError(
    400,
    'invalid_request',
    900023,
    `Specified tenant identifier '${tenant}' is neither a valid DNS name, nor a valid external domain.`,
  );

export const tenantNotSpecific = () =>
  new IdentityError(
    400,
    'invalid_request',
    9001023,
    'The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.',
  );

export const scopeWithoutDefault = (scope: string) =>
  new IdentityError(
    400,
    'invalid_scope',
    1002012,
    `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
  );

export const missingParameter = (name: string) =>
  new IdentityError(
    400,
    'invalid_request',
    900144,
    `The request body must contain the following parameter: '${name}'.`,
  );

export const unsupportedGrant = (grant: string) =>
  new IdentityError(
    400,
    'unsupported_grant_type',
    70003,
    `The app requested an unsupported grant type '${grant}'.`,
  );

export const unknownResource = (resource: string, tenantName: string) =>
  new IdentityError(
    400,
    'invalid_resource',
    500011,
    `The resource principal named ${resource} was not found in the tenant named ${tenantName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
  );

export const certificateNotRegistered = (clientId: string) =>
  new IdentityError(
    401,
    'invalid_client',
    700027,
    `Client assertion contains an invalid signature. [Reason - The key was not found., Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${clientId}'. Review the documentation at https://docs.microsoft.com/en-us/graph/deployments to determine the corresponding service endpoint and https://docs.microsoft.com/en-us/graph/api/application-get?view=graph-rest-1.0&tabs=http to build a query request URL, such as 'https://graph.microsoft.com/beta/applications/${clientId}'].`,
  );

export const badAssertionSignature = (clientId: string) =>
  new IdentityError(
    401,
    'invalid_client',
    700027,
    `Client assertion contains an invalid signature. [Reason - The key used is expired or the signature does not fit the key., Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${clientId}'.].`,
  );

export const assertionOutOfTime = (now: Date, from: Date, until: Date) =>
  new IdentityError(
    401,
    'invalid_client',
    700024,
    `Client assertion is not within its valid time range. Current time: ${now.toISOString()}, assertion valid from ${from.toISOString()}, expiry time of assertion ${until.toISOString()}. Review the documentation at https://docs.microsoft.com/azure/active-directory/develop/active-directory-certificate-credentials .`,
  );

export const assertionForOtherAudience = () =>
  new IdentityError(
    401,
    'invalid_client',
    700023,
    'Client assertion audience claim does not match Realm issuer. Review the documentation at https://docs.microsoft.com/azure/active-directory/develop/active-directory-certificate-credentials .',
  );

export const assertionForOtherApp = () =>
  new IdentityError(
    401,
    'invalid_client',
    700021,
    "Client assertion application identifier doesn't match 'client_id' parameter. Review the documentation at https://docs.microsoft.com/azure/active-directory/develop/active-directory-certificate-credentials .",
  );

export const malformedAssertion = () =>
  new IdentityError(401, 'invalid_client', 50027, 'JWT token is invalid or malformed.');

export const otherCloud = () =>
  new IdentityError(
    400,
    'invalid_request',
    900382,
    'Confidential Client is not supported in Cross Cloud request.',
  );

export const transientFailure = (status = 503) =>
  new IdentityError(
    status,
    'temporarily_unavailable',
    90033,
    'A transient error has occurred. Please try again.',
  );

export const tooManyTokenRequests = () =>
  new IdentityError(
    429,
    'temporarily_unavailable',
    90055,
    'The server has terminated the request because there are too many requests in the tenant. Please try again later.',
  );

/** Errors that no request of ours provokes and only an injected fault shows, by AADSTS number. */
export function injectedError(
  code: number,
  app: { clientId: string; tenantId: string },
): IdentityError | undefined {
  const errors: Record<number, () => IdentityError> = {
    90033: transientFailure,
    90055: tooManyTokenRequests,
    900382: otherCloud,
    7000229: () => missingServicePrincipal(app.clientId, app.tenantId),
  };
  return errors[code]?.();
}

/** The endpoint's JSON error, ids and time woven into the description as Entra does. */
export function identityErrorAnswer(
  error: IdentityError,
  at: Date,
  correlationId: string,
  traceId: string = randomUUID(),
): Answer {
  const timestamp = `${at.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return jsonAnswer(
    error.status,
    {
      error: error.error,
      error_description: `AADSTS${error.code}: ${error.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [error.code],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${error.code}`,
    },
    identityHeaders(randomUUID()),
  );
}

export function identityHeaders(requestId: string): Record<string, string> {
  return {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store, no-cache',
    Pragma: 'no-cache',
    'x-ms-request-id': requestId,
  };
}
