import type { Transport, TransportRequest, TransportResponse } from '../../graph/http/transport';
import { credentialName, type GraphCaller, type OpenCredential } from './credential';
import { discard, HttpExchange, mintAgainOn, requestOptions, type Deadlines } from './httpExchange';

/** An answer, and the token that was sent for it. */
interface Sent {
  answer: TransportResponse;
  accessToken: string;
}

/**
 * Graph's requests over n8n's HTTP helpers: proxies, the stored token and its storing stay n8n's business. Each request has
 * a deadline for its whole answer.
 */
export function n8nTransport(node: GraphCaller, credential: OpenCredential, longest?: Deadlines): Transport {
  const { data } = credential;
  let minting: Promise<unknown> | null = null;
  const exchange = new HttpExchange(node, () => [data.accessToken, data.clientSecret], longest);

  const send = async (request: TransportRequest): Promise<Sent> => {
    const before = data.accessToken;
    const answer = await exchange.settle(request, (signal) =>
      node.helpers.httpRequestWithAuthentication.call(
        withCancelSignal(node, signal),
        credentialName,
        // Every answer comes back as it is. n8n could renew a refused token by itself, but older lines do so for 401 alone,
        // or not at all where other failures are to come back, and they throw the second refusal without its answer.
        { ...requestOptions(request), ignoreHttpStatusErrors: true },
        { credentialsDecrypted: credential },
      ),
    );
    return { answer, accessToken: before === '' ? data.accessToken : before };
  };

  /** Where no token could be had, none of the others needs to ask for it again. */
  const rethrowWithoutToken = (error: unknown) => {
    if (data.accessToken === '') throw error;
  };

  const sendWithToken = async (request: TransportRequest): Promise<Sent> => {
    if (data.accessToken !== '') return send(request);
    // Without a token, n8n mints one for the first request; those beside it wait for it, or each would mint its own.
    if (minting !== null) {
      await minting.catch(rethrowWithoutToken);
      return send(request);
    }
    const first = send(request);
    minting = first;
    return first;
  };

  /** Unless another request has had it renewed meanwhile. */
  const forget = (accessToken: string) => {
    if (data.accessToken !== accessToken) return;
    data.accessToken = '';
    minting = null;
  };

  return async (request) => {
    if (request.authentication === 'none') return exchange.sendAsIs(request);
    const { answer, accessToken } = await sendWithToken(request);
    if (!mintAgainOn.includes(answer.status)) return answer;
    discard(answer);
    forget(accessToken);
    return (await sendWithToken(request)).answer;
  };
}

/** The node, with another cancel signal: n8n's authenticated requests listen to that one and to no other. */
function withCancelSignal(node: GraphCaller, signal: AbortSignal): GraphCaller {
  return Object.create(node, { getExecutionCancelSignal: { value: () => signal } }) as GraphCaller;
}
