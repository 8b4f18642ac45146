import type { Transport, TransportRequest, TransportResponse } from '../../graph/http/transport';
import { credentialName, type GraphCaller, type OpenCredential } from './credential';
import { HttpExchange, mintAgainOn, requestOptions, type Deadlines } from './httpExchange';

/**
 * Graph's requests over n8n's HTTP helpers: proxies, the stored token and its renewal stay n8n's business. Each request
 * has a deadline for its whole answer.
 */
export function n8nTransport(node: GraphCaller, credential: OpenCredential, longest?: Deadlines): Transport {
  let firstMint: Promise<unknown> | null = null;
  const exchange = new HttpExchange(
    node,
    () => [credential.data.accessToken, credential.data.clientSecret],
    longest,
  );

  const sendWithToken = async (request: TransportRequest): Promise<TransportResponse> =>
    exchange.settle(request, (signal) =>
      node.helpers.httpRequestWithAuthentication.call(
        withCancelSignal(node, signal),
        credentialName,
        { ...requestOptions(request), ignoreHttpStatusErrors: { ignore: true, except: mintAgainOn } },
        { preAuthenticationRetryStatusCode: mintAgainOn, credentialsDecrypted: credential },
      ),
    );

  /** Where no token could be had, none of the others needs to ask for it again. */
  const rethrowWithoutToken = (error: unknown) => {
    if (credential.data.accessToken === '') throw error;
  };

  return async (request) => {
    if (request.authentication === 'none') return exchange.sendAsIs(request);
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

/** The node, with another cancel signal: n8n's authenticated requests listen to that one and to no other. */
function withCancelSignal(node: GraphCaller, signal: AbortSignal): GraphCaller {
  return Object.create(node, { getExecutionCancelSignal: { value: () => signal } }) as GraphCaller;
}
