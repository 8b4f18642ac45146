import { GraphError } from './graphError';

/**
 * Every error that the emulated Graph can answer, each code written once. Texts are those that the service sends;
 * `lifecycle.ts` wraps them with date, request-id and client-request-id.
 */

const advancedQueryHint =
  'Try adding $count=true query parameter and ConsistencyLevel:eventual header. ' +
  'Refer to https://aka.ms/graph-docs/advanced-queries for more information';

/** 400 of a license write, a malformed body and the like; the message is the service's own sentence. */
export const badRequest = (message: string) =>
  new GraphError({ status: 400, code: 'Request_BadRequest', message });

/** 400 of a license write for somebody without a usage location that licensing knows. */
export const invalidUsageLocation = () =>
  badRequest('License assignment cannot be done for user with invalid usage location.');

/** 400 of a query that the directory does not support. */
export const unsupportedQuery = (message: string) =>
  new GraphError({ status: 400, code: 'Request_UnsupportedQuery', message });

/** 400 of a request that is an advanced query without `ConsistencyLevel: eventual` and `$count=true`. */
export const advancedQueryRequired = (what: string) =>
  unsupportedQuery(
    `${what} is not supported because the required parameters might be missing. ${advancedQueryHint}`,
  );

/** 400 of any advanced query in a tenant without them. Microsoft's page: the same, on B2C tenants; the text is ours. */
export const noAdvancedQueries = () =>
  unsupportedQuery('Advanced query capabilities are not available in this tenant.');

/** 400 of $expand in an advanced query. Microsoft's page: "Advanced query capabilities"; the text is ours. */
export const expandInAdvancedQuery = () =>
  unsupportedQuery("The query option '$expand' is not supported in advanced queries.");

/** 400 of /me with a token that belongs to no user. */
export const delegatedOnly = () =>
  invalidQuery('/me request is only valid with delegated authentication flow.');

/** 400 of the OData layer itself: syntax, unknown property or query option. */
export const invalidQuery = (message: string) => new GraphError({ status: 400, code: 'BadRequest', message });

/** 400 of a page token, by each code that is seen. Microsoft's page: "Paging Microsoft Graph data in your app". */
const pageTokenTexts = {
  Directory_ExpiredPageToken: 'The specified page token value is invalid or has expired.',
  DirectoryPageTokenNotFoundException: 'The page token was not found.',
  Request_BadRequest: 'The page token is not valid.',
};

export const expiredPageToken = (code: keyof typeof pageTokenTexts = 'Directory_ExpiredPageToken') =>
  new GraphError({ status: 400, code, message: pageTokenTexts[code] });

/** 400 of a delta token that has expired, or that nobody knows. */
export const forgottenSyncState = () =>
  new GraphError({
    status: 400,
    code: 'syncStateNotFound',
    message: 'The sync state generation is not found; continue with a full sync.',
  });

/** 410 of a delta token whose generation was given up: `location` begins the full sync. */
export const deltaReset = (location: string) =>
  new GraphError({
    status: 410,
    code: 'resyncRequired',
    message: 'Resync required. Use the URL in the Location header to begin a full sync.',
    headers: { Location: location },
  });

export const resourceNotFound = (id: string) =>
  new GraphError({
    status: 404,
    code: 'Request_ResourceNotFound',
    message: `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  });

/** 400 for an address that names no resource at all. */
export const segmentNotFound = (segment: string) =>
  new GraphError({
    status: 400,
    code: 'BadRequest',
    message: `Resource not found for the segment '${segment}'.`,
  });

/** 403 where the app lacks every permission that would do. */
export const insufficientPrivileges = () =>
  new GraphError({
    status: 403,
    code: 'Authorization_RequestDenied',
    message: 'Insufficient privileges to complete the operation.',
  });

/** 403 of the usage reports and of /admin/reportSettings: the reporting service's own error, quoted. */
export const reportPermissionMissing = () =>
  new GraphError({
    status: 403,
    code: 'UnknownError',
    message: JSON.stringify({ error: { code: 'S2SUnauthorized', message: 'Invalid permission.' } }),
  });

/** 404 of the usage reports where the reporting service has no data of the tenant: its own error, quoted. */
export const reportServiceMissing = (tenantId: string) =>
  new GraphError({
    status: 404,
    code: 'UnknownError',
    message: JSON.stringify({
      error: {
        code: 'UnknownTenantId',
        message: `We do not recognize this tenant ID ${tenantId}. Please double-check the tenant ID and try again.`,
      },
    }),
  });

/** 403 of signInActivity without AuditLog.Read.All. */
export const auditLogPermissionMissing = () =>
  new GraphError({
    status: 403,
    code: 'Authentication_MSGraphPermissionMissing',
    message:
      'The principal does not have required Microsoft Graph permission(s): AuditLog.Read.All to call this API. For more information about Microsoft Graph permissions, please visit https://learn.microsoft.com/graph/permissions-overview.',
  });

/** 403 of signInActivity in a tenant without Entra ID P1: the whole /users call fails. */
export const premiumTenantRequired = () =>
  new GraphError({
    status: 403,
    code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
    message: "Neither tenant is B2C or tenant doesn't have premium license",
  });

/** 403 of Privileged Identity Management, which puts its own error into the message. */
export const roleSchedulePermissionMissing = (permissions: readonly string[]) =>
  new GraphError({
    status: 403,
    code: 'UnknownError',
    message: JSON.stringify({
      errorCode: 'PermissionScopeNotGranted',
      message: `Authorization failed due to missing permission scope ${permissions.join(',')}.`,
      instanceAnnotations: [],
    }),
  });

/** 400 of Privileged Identity Management in a tenant without Entra ID P2. */
export const governanceLicenseRequired = () =>
  new GraphError({
    status: 400,
    code: 'AadPremiumLicenseRequired',
    message: 'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.',
  });

export const invalidAuthenticationToken = (message: string) =>
  new GraphError({
    status: 401,
    code: 'InvalidAuthenticationToken',
    message,
    headers: {
      'WWW-Authenticate':
        'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
    },
  });

export const methodNotAllowed = (method: string) =>
  new GraphError({
    status: 405,
    code: 'Request_BadRequest',
    message: `Specified HTTP method is not allowed for the request target: ${method}.`,
  });

/** 409 (400 or 503, as some observers saw) of license writes that overlap in one tenant. */
export const concurrencyViolation = (status: 409 | 400 | 503 = 409, retryAfter?: string | number) =>
  new GraphError({
    status,
    code: 'Directory_ConcurrencyViolation',
    message: 'Error due to concurrent requests being made to the tenant. Please wait briefly and retry.',
    headers: retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) },
  });

export const tooManyRequests = (headers: Record<string, string>) =>
  new GraphError({
    status: 429,
    code: 'TooManyRequests',
    message: 'Please retry again later.',
    innerError: { code: '429', message: 'Please retry after', status: '429' },
    headers,
  });

/** 5xx as observed: code UnknownError with an empty message. */
export const serviceFailure = (status: number, headers: Record<string, string> = {}) =>
  new GraphError({ status, code: 'UnknownError', message: '', headers });

export const batchTooLarge = () =>
  new GraphError({
    status: 400,
    code: 'MaximumValueExceeded',
    message: 'Number of batch request steps exceeds the maximum value of 20.',
  });

/** 424 of a batch item behind a failed one. */
export const failedDependency = () =>
  new GraphError({
    status: 424,
    code: 'FailedDependency',
    message: 'A dependency of this request has failed.',
  });

/** Ours, not Graph's: what exists in Graph and is not emulated, by name. */
export const notEmulated = (what: string) =>
  new GraphError({
    status: 501,
    code: 'NotEmulated',
    message: `${what} exists in Microsoft Graph or might, but this emulator does not do it.`,
  });

/** Ours: a mistake in the emulator itself. Status 500 with the stack, so that a test fails with its cause. */
export const defect = (thrown: unknown) =>
  new GraphError({
    status: 500,
    code: 'EmulatorDefect',
    message: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
  });

/** 400 of a batch whose form is wrong. */
export const malformedBatch = (message: string) => invalidQuery(message);
