import { createGraphClient, type GraphClient } from '../../graph/http/client';
import { GraphError } from '../../graph/http/graphError';
import type { Transport } from '../../graph/http/transport';
import { readTokenClaims } from '../../graph/token/claims';
import type { TokenAudience } from '../../graph/token/credential';
import { signerOf } from '../../graph/token/recordSignature';
import type { GrantedAccess } from '../../usecases/access/checkAccess';
import { openCredential, type GraphCaller, type OpenCredential } from './credential';
import { tenantTokens } from './tenantTokens';
import { tenantTransport } from './tenantTransport';
import { n8nTransport } from './transport';

/** The node's way to Graph in one tenant, with the credential read once. */
export interface GraphConnection {
  graph: GraphClient;
  /** As the credential names it: a GUID or a domain. */
  tenantId: string;
  /** The tenant with the app and the cloud. */
  audience: TokenAudience;
  /** Signs a text with the secret of the credential. */
  sign: (text: string) => string;
  /**
   * Mints a token and reads the app's identity and permissions from it.
   * @throws {GraphError} where no token comes, or where it cannot be read
   */
  readGrantedAccess(): Promise<GrantedAccess>;
}

/**
 * Opens the tenant of the node's credential.
 * @throws {GraphError} where the credential cannot be right
 */
export async function connect(node: GraphCaller): Promise<GraphConnection> {
  return connectOwn(node, await openCredential(node));
}

/** The tenant whose token n8n stores. */
export function connectOwn(node: GraphCaller, credential: OpenCredential): GraphConnection {
  const { data, audience } = credential;
  return connectionOf(node, credential, n8nTransport(node, credential), async () => {
    data.accessToken = '';
    // n8n mints on the way to a request; what Graph answers to this one does not matter.
    await n8nTransport(
      node,
      credential,
    )({
      method: 'GET',
      url: `${audience.cloud.graphUrl}/v1.0/subscribedSkus?$select=skuId`,
      headers: {},
      authentication: 'bearer',
      responseType: 'json',
    });
    return data.accessToken;
  });
}

/** A tenant whose tokens n8n does not store. */
export function connectTenant(node: GraphCaller, credential: OpenCredential): GraphConnection {
  const timing = { now: () => Date.now(), isCancelled: () => isCancelled(node) };
  const tokens = tenantTokens(node, credential.data, timing);
  return connectionOf(node, credential, tenantTransport(node, credential, tokens), () => tokens.fresh());
}

function connectionOf(
  node: GraphCaller,
  { data, audience }: OpenCredential,
  transport: Transport,
  freshToken: () => Promise<string>,
): GraphConnection {
  const { authentication, clientSecret, privateKey } = data;
  return {
    graph: createGraphClient({
      origin: audience.cloud.graphUrl,
      transport,
      isCancelled: () => isCancelled(node),
    }),
    tenantId: audience.tenantId,
    audience,
    sign: signerOf({ authentication, clientSecret, privateKey }, audience),
    readGrantedAccess: async () => grantedAccess(await freshToken(), audience),
  };
}

/** @throws {GraphError} for a token that cannot be read */
function grantedAccess(accessToken: string, { tenantId, clientId, cloud }: TokenAudience): GrantedAccess {
  const claims = readTokenClaims(accessToken);
  if (claims === null) {
    throw new GraphError({
      kind: 'incomplete',
      code: 'UnreadableToken',
      message: 'The permissions of the app could not be read from its token.',
      description:
        'The token is in a format that only Microsoft Graph reads. The other operations work all the same, and name a permission that is missing.',
    });
  }
  return { tenantId: claims.tenantId ?? tenantId, clientId, cloud: cloud.name, roles: claims.roles };
}

function isCancelled(node: GraphCaller): boolean {
  return 'getExecutionCancelSignal' in node && node.getExecutionCancelSignal()?.aborted === true;
}
