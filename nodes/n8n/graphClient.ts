import { createGraphClient, type GraphClient } from '../../graph/http/client';
import { GraphError } from '../../graph/http/graphError';
import { readTokenClaims } from '../../graph/token/claims';
import { signerOf } from '../../graph/token/recordSignature';
import type { GrantedAccess } from '../../usecases/access/checkAccess';
import { openCredential, type GraphCaller, type OpenCredential } from './credential';
import { n8nTransport } from './transport';

/** The node's way to Graph, with the credential read once. */
export interface GraphConnection {
  graph: GraphClient;
  /** As the credential names it: a GUID or a domain. */
  tenantId: string;
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
 * @throws {GraphError} where the credential cannot be right, or names several tenants in one run
 */
export async function connect(node: GraphCaller): Promise<GraphConnection> {
  const credential = await openCredential(node);
  const { authentication, clientSecret, privateKey } = credential.data;
  const graph = createGraphClient({
    origin: credential.audience.cloud.graphUrl,
    transport: n8nTransport(node, credential),
    isCancelled: () => isCancelled(node),
  });
  return {
    graph,
    tenantId: credential.audience.tenantId,
    sign: signerOf({ authentication, clientSecret, privateKey }, credential.audience),
    readGrantedAccess: () => readGrantedAccess(node, credential),
  };
}

async function readGrantedAccess(node: GraphCaller, credential: OpenCredential): Promise<GrantedAccess> {
  const { tenantId, clientId, cloud } = credential.audience;
  credential.data.accessToken = '';
  // n8n mints on the way to a request; what Graph answers to this one does not matter.
  await n8nTransport(
    node,
    credential,
  )({
    method: 'GET',
    url: `${cloud.graphUrl}/v1.0/subscribedSkus?$select=skuId`,
    headers: {},
    authentication: 'bearer',
    responseType: 'json',
  });
  const claims = readTokenClaims(credential.data.accessToken);
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
