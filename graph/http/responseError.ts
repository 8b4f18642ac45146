import { GraphError } from './graphError';
import type { GraphErrorFields } from './graphError';
import { readRequestId, requestIdOf } from './headers';
import { permissionRequirements } from '../permissions';
import type { PermissionTask } from '../permissions';
import { withoutCredentials } from './redaction';
import { parseRetryAfter } from './retryPolicy';

/** A response that is not 2xx, to a request or to one request of a batch. */
export interface FailedResponse {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

export interface RequestContext {
  task: PermissionTask;
  user?: string;
  clientRequestId?: string;
}

interface GraphErrorBody {
  code: string;
  message: string;
  requestId: string | null;
  clientRequestId: string | null;
}

/**
 * The one place that turns a response into an error; it keeps Graph's code, request id and wait. What the other side says
 * is shown only in the form that Graph gives it: a gateway may repeat the request, and with it a token.
 */
export function responseError(response: FailedResponse, context: RequestContext, now: number): GraphError {
  const { status, headers } = response;
  const { task, user = null } = context;
  const { code, message: graphMessage, requestId, clientRequestId } = readErrorBody(response);
  const { kind, message, description } = explain({ code, graphMessage, httpStatus: status, task, user });
  return new GraphError({
    kind,
    message,
    description,
    code,
    httpStatus: status,
    requestId: requestId ?? requestIdOf(headers),
    // Ours, not what comes back as such.
    clientRequestId: context.clientRequestId ?? clientRequestId,
    user,
    task,
    retryAfterMs: parseRetryAfter(headers['retry-after'], now),
  });
}

function readErrorBody({ status, body }: FailedResponse): GraphErrorBody {
  const error = property(body, 'error');
  const inner = property(error, 'innerError') ?? property(error, 'innererror');
  // Report APIs put their own error, as JSON text, into the message of an "UnknownError".
  const nested = property(parseJson(text(property(error, 'message'))), 'error');
  return {
    code: codeIn(nested) ?? codeIn(error) ?? `HTTP ${status}`,
    message: messageIn(nested) ?? messageIn(error) ?? '',
    requestId: readRequestId(property(inner, 'request-id')),
    clientRequestId: readRequestId(property(inner, 'client-request-id')),
  };
}

/** Graph's codes are words without spaces. */
function codeIn(error: unknown): string | null {
  const code = text(property(error, 'code'));
  return code !== null && /^[\w.-]{1,100}$/.test(code) && withoutCredentials(code) === code ? code : null;
}

const longestMessage = 1_000;

function messageIn(error: unknown): string | null {
  const message = text(property(error, 'message'));
  return message === null ? null : withoutCredentials(message).slice(0, longestMessage);
}

interface ExplainInput {
  code: string;
  /** Empty where Graph sent none. */
  graphMessage: string;
  httpStatus: number;
  task: PermissionTask;
  user: string | null;
}

function explain({
  code,
  graphMessage,
  httpStatus,
  task,
  user,
}: ExplainInput): Pick<GraphErrorFields, 'kind' | 'message' | 'description'> {
  const quoted = graphMessage === '' ? '' : ` Microsoft Graph said: ${graphMessage}`;
  if (code === 'Authentication_RequestFromNonPremiumTenantOrB2CTenant') {
    return {
      kind: 'refused',
      message: 'Sign-in activity cannot be read: the tenant has no Microsoft Entra ID P1 or P2 license.',
      description:
        'Switch the option for sign-in activity off, or buy one Microsoft Entra ID P1 license for the tenant.',
    };
  }
  switch (httpStatus) {
    case 401:
      return {
        kind: 'refused',
        message: `Microsoft Graph did not accept the token of the credential (${code}).`,
        description: `Open the credential, check its tenant and cloud, and test it.${quoted}`,
      };
    case 403:
      return {
        kind: 'refused',
        message: `The app may not do this: ${permissionRequirements[task].task} (${code}).`,
        description: `${howToGrant(task)}${quoted}`,
      };
    case 404:
      return {
        kind: 'refused',
        message:
          user === null
            ? `Microsoft Graph did not find the requested object (${code}).`
            : `User "${user}" was not found in this tenant (${code}).`,
        description:
          user === null
            ? quoted.trim() || null
            : 'Give the object id or the user principal name of an existing user; an e-mail address or alias is not enough.',
      };
    case 429:
      return {
        kind: 'unreachable',
        message: `Microsoft Graph is refusing further requests of this app for a while (${code}).`,
        description: `Run it again later, less often, or with fewer workflows at the same time.${quoted}`,
      };
    default:
      return httpStatus >= 500
        ? {
            kind: 'unreachable',
            message: `Microsoft Graph is out of order at the moment (${[...new Set([`HTTP ${httpStatus}`, code])].join(', ')}).`,
            description: `Run it again later; Microsoft 365 admin center > Health > Service health lists known incidents.${quoted}`,
          }
        : {
            kind: 'refused',
            message: `Microsoft Graph refused the request${user === null ? '' : ` for user "${user}"`}: ${graphMessage || `HTTP ${httpStatus}`} (${code})`,
            description:
              code === 'Request_UnsupportedQuery' || code === 'BadRequest'
                ? 'Check the filter and the field names in the parameters of the node.'
                : null,
          };
  }
}

function howToGrant(task: PermissionTask): string {
  const [least, ...others] = permissionRequirements[task].needsOneOf;
  const alternatives = others.length === 0 ? '' : ` (or ${others.join(', ')})`;
  return (
    `Add the application permission ${least}${alternatives} in the Microsoft Entra admin center under ` +
    'App registrations > your app > API permissions > Microsoft Graph > Application permissions, then press "Grant admin consent".'
  );
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function parseJson(value: string | null): unknown {
  if (!value?.startsWith('{')) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    // The text only looks like JSON: it is the message itself.
    return undefined;
  }
}
