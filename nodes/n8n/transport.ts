import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { asConnectionError } from '../../graph/http/connectionError';
import { lowerCaseNames } from '../../graph/http/headers';
import { redacted } from '../../graph/http/redaction';
import type { Transport, TransportRequest, TransportResponse } from '../../graph/http/transport';
import { credentialName, type GraphCaller, type OpenCredential } from './credential';
import { causesOf, credentialFailure } from './credentialFailure';
import { deadlines, withDeadline } from './deadline';

/** Longest silence. */
const timeoutMs = 120_000;

/** n8n mints a new token on these and sends the request once more: 403 is what a token from before admin consent gets. */
const mintAgainOn = [401, 403];

/**
 * Graph's requests over n8n's HTTP helpers: proxies, the stored token and its renewal stay n8n's business. Each request
 * has a deadline for its whole answer.
 */
export function n8nTransport(
  node: GraphCaller,
  credential: OpenCredential,
  longest: Readonly<Record<'json' | 'stream', number>> = deadlines,
): Transport {
  let firstMint: Promise<unknown> | null = null;
  const cancel = 'getExecutionCancelSignal' in node ? node.getExecutionCancelSignal() : undefined;

  const sendWithToken = async (request: TransportRequest) =>
    settle(request, (signal) =>
      node.helpers.httpRequestWithAuthentication.call(
        withCancelSignal(node, signal),
        credentialName,
        { ...requestOptions(request), ignoreHttpStatusErrors: { ignore: true, except: mintAgainOn } },
        { preAuthenticationRetryStatusCode: mintAgainOn, credentialsDecrypted: credential },
      ),
    );

  const sendWithoutToken = async (request: TransportRequest) =>
    settle(request, (signal) =>
      node.helpers.httpRequest({
        ...requestOptions(request),
        ignoreHttpStatusErrors: true,
        abortSignal: signal,
      }),
    );

  const settle = async (
    { responseType }: TransportRequest,
    send: (signal: AbortSignal) => Promise<unknown>,
  ): Promise<TransportResponse> => {
    try {
      const sendWhole = async (signal: AbortSignal) => (await send(signal)) as IN8nHttpFullResponse;
      const { statusCode, headers, body } = await withDeadline(longest[responseType], cancel, sendWhole);
      return withoutEcho({ status: statusCode, headers: lowerCaseNames(headers), body }, credential);
    } catch (error) {
      const refused = refusedAnswer(error);
      if (refused !== null) return withoutEcho(refused, credential);
      throw credentialFailure(error) ?? asConnectionError(error) ?? error;
    }
  };

  /** Where no token could be had, none of the others needs to ask for it again. */
  const rethrowWithoutToken = (error: unknown) => {
    if (credential.data.accessToken === '') throw error;
  };

  return async (request) => {
    if (request.authentication === 'none') return sendWithoutToken(request);
    if (credential.data.accessToken !== '') return sendWithToken(request);
    // Without a token, the first request has one minted; those beside it wait for it, or each would mint its own.
    if (firstMint !== null) {
      await firstMint.catch(rethrowWithoutToken);
      return sendWithToken(request);
    }
    const first = sendWithToken(request);
    firstMint = first;
    return first;
  };
}

function requestOptions({ method, url, headers, body, responseType }: TransportRequest): IHttpRequestOptions {
  return {
    method,
    url,
    headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    // As text: n8n leaves out a body that is an empty object.
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(responseType === 'stream' ? { encoding: 'stream' } : {}),
    timeout: timeoutMs,
    returnFullResponse: true,
    // A redirect would carry the token to the other host.
    disableFollowRedirect: true,
  };
}

/**
 * A failure becomes an error that people see, and a gateway may repeat in it what it was sent: the credential's own secrets
 * are taken out first. A batch succeeds as a whole and has its failures inside.
 */
function withoutEcho(answer: TransportResponse, { data }: OpenCredential): TransportResponse {
  const secrets = [data.accessToken, data.clientSecret].filter((secret) => typeof secret === 'string');
  const clean = <Failed extends object>(failed: Failed) => redacted(failed, secrets) as Failed;
  if (answer.status >= 400) return clean(answer);
  const body = answer.body as { responses?: unknown } | null | undefined;
  if (!Array.isArray(body?.responses)) return answer;
  const responses = body.responses.map((step: unknown) => (isFailed(step) ? clean(step) : step));
  return { ...answer, body: { ...body, responses } };
}

function isFailed(step: unknown): step is object {
  const { status } = (step ?? {}) as { status?: unknown };
  return typeof status === 'number' && status >= 400;
}

/** The node, with another cancel signal: n8n's authenticated requests listen to that one and to no other. */
function withCancelSignal(node: GraphCaller, signal: AbortSignal): GraphCaller {
  return Object.create(node, { getExecutionCancelSignal: { value: () => signal } }) as GraphCaller;
}

/** A 401 or 403 that stayed after the token was minted again: n8n throws it, with the whole answer in the cause. */
function refusedAnswer(error: unknown): TransportResponse | null {
  for (const wrapped of causesOf(error)) {
    const { response } = wrapped as { response?: { status?: unknown; headers?: object; data?: unknown } };
    const status = Number(response?.status);
    if (response !== undefined && mintAgainOn.includes(status)) {
      return { status, headers: lowerCaseNames(response.headers ?? {}), body: response.data };
    }
  }
  return null;
}
