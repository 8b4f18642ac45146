import { createGraphClient } from '../../graph/http/client';
import type { GraphClient } from '../../graph/http/client';
import type { CloudName } from '../../graph/token/clouds';
import { GraphError } from '../../graph/http/graphError';
import { readTokenClaims } from '../../graph/token/claims';
import { type GraphCaller, openCredential } from './credential';
import { n8nTransport } from './transport';

export interface GrantedAccess {
  tenantId: string;
  clientId: string;
  cloud: CloudName;
  /** Application permissions, of a token minted just now. */
  roles: string[];
}

/**
 * A client for the tenant of the node's credential.
 * @throws GraphError where the credential cannot be right, or names several tenants in one run.
 */
export async function createGraph(node: GraphCaller): Promise<GraphClient> {
  const credential = await openCredential(node);
  return createGraphClient({
    origin: credential.audience.cloud.graphUrl,
    transport: n8nTransport(node, credential),
    isCancelled: () => isCancelled(node),
  });
}

/** Mints a token and reads from it who we are and what we may do. */
export async function readGrantedAccess(node: GraphCaller): Promise<GrantedAccess> {
  const credential = await openCredential(node);
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
