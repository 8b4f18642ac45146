import type { Transport, TransportRequest, TransportResponse } from '../../graph/http/transport';
import type { GraphCaller, OpenCredential } from './credential';
import { discard, HttpExchange, mintAgainOn } from './httpExchange';
import type { TenantTokens } from './tenantTokens';

/**
 * Graph's requests to a tenant that is not the credential's own. n8n stores one token on a credential, and nothing here
 * reads or writes that one: the token is requested for this tenant, and renewed where Graph refuses it.
 */
export function tenantTransport(
  node: GraphCaller,
  { data }: OpenCredential,
  tokens: TenantTokens,
): Transport {
  const exchange = new HttpExchange(node, () => [data.accessToken, data.clientSecret]);

  const sendWith = async (accessToken: string, request: TransportRequest): Promise<TransportResponse> => {
    data.accessToken = accessToken;
    const headers = { ...request.headers, Authorization: `Bearer ${accessToken}` };
    return exchange.sendAsIs({ ...request, headers });
  };

  return async (request) => {
    if (request.authentication === 'none') return exchange.sendAsIs(request);
    const accessToken = await tokens.current();
    const answer = await sendWith(accessToken, request);
    if (!mintAgainOn.includes(answer.status)) return answer;
    discard(answer);
    return sendWith(await tokens.renewed(accessToken), request);
  };
}
