import type { RequestContext } from './responseError';
import { GraphError } from './graphError';
import { ConnectionError, isConnectionError } from './transport';

/** Codes of sockets in words, because n8n replaces a message that contains such a code by a text of its own. */
const meanings: Record<string, string> = {
  CERT_HAS_EXPIRED: 'the certificate of the other side has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate of the other side is not trusted',
  EAI_AGAIN: 'the name of the host could not be looked up at the moment',
  ECONNABORTED: 'no answer came in time',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was closed before the answer was complete',
  EHOSTUNREACH: 'there is no route to the host',
  ENETDOWN: 'there is no network',
  ENETUNREACH: 'there is no network',
  ENOTFOUND: 'the name of the host is unknown',
  EPIPE: 'the connection was closed while the request was being sent',
  ERR_CANCELED: 'the run was stopped',
  ERR_STREAM_PREMATURE_CLOSE: 'the connection was closed before the answer was complete',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate of the other side is for another name',
  ETIMEDOUT: 'no answer came in time',
  SELF_SIGNED_CERT_IN_CHAIN: 'a certificate in the chain is not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the certificate of the other side is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate of the other side is not trusted',
  UND_ERR_BODY_TIMEOUT: 'no answer came in time',
  UND_ERR_CONNECT_TIMEOUT: 'no connection came about in time',
  UND_ERR_HEADERS_TIMEOUT: 'no answer came in time',
  UND_ERR_SOCKET: 'the connection was closed before the answer was complete',
};

/** Codes of sockets, DNS, TLS and HTTP parsing. */
const networkCode =
  /^(E[A-Z_]+|HPE_[A-Z_]+|UND_ERR_[A-Z_]+|CERT_[A-Z_]+|SELF_SIGNED_[A-Z_]+|UNABLE_TO_[A-Z_]+|DEPTH_ZERO_[A-Z_]+)$/;
/** Codes of mistakes in a program, such as `ERR_INVALID_ARG_TYPE`. */
const programMistake = /^ERR_(?!NETWORK|CANCELED|STREAM_PREMATURE_CLOSE|TLS_|SSL_|SOCKET_|FR_TOO_MANY)/;

/** Most causes that are followed: n8n and HTTP libraries wrap an error several times. */
const mostCauses = 6;

/** The first error in the chain of causes that is a failed connection; null where none is. */
export function asConnectionError(error: unknown): ConnectionError | null {
  let current = error;
  for (let depth = 0; depth < mostCauses && typeof current === 'object' && current !== null; depth += 1) {
    if (isConnectionError(current)) return current;
    const { code, httpCode, message, cause } = current as Record<string, unknown>;
    // Messages of the HTTP library for a body that broke off; some of these errors have no code.
    if (/^(aborted|socket hang up|stream has been aborted)$/.test(String(message))) {
      return new ConnectionError('ECONNRESET', String(message));
    }
    // Older lines of n8n drop the cause, and keep its code under another name.
    const failed = [code, httpCode].find(isNetworkCode);
    if (failed !== undefined) return new ConnectionError(failed, connectionProblem(failed));
    current = cause;
  }
  return null;
}

function isNetworkCode(code: unknown): code is string {
  return typeof code === 'string' && networkCode.test(code) && !programMistake.test(code);
}

export function connectionProblem(code: string): string {
  return meanings[code] ?? 'the connection failed';
}

export function unreachableError(
  host: string,
  { code }: ConnectionError,
  context: RequestContext,
): GraphError {
  return new GraphError({
    kind: 'unreachable',
    code,
    message: `Microsoft Graph (${host}) could not be reached: ${connectionProblem(code)}.`,
    description:
      'Check that the machine running n8n can reach this host, also through its proxy and firewall.',
    clientRequestId: context.clientRequestId ?? null,
    task: context.task,
    user: context.user ?? null,
  });
}
