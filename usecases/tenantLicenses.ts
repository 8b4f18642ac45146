import type { SubscribedSku } from '@microsoft/microsoft-graph-types';
import type { GraphClient } from '../graph/http/client';
import { isGraphError } from '../graph/http/graphError';
import { getSubscribedSkus } from '../graph/licenses/subscribedSkus';
import type { IExecuteFunctions } from 'n8n-workflow';
import { toNodeError } from '../nodes/n8n/errors';
import { showHint } from '../nodes/n8n/hints';

/**
 * The tenant's SKUs for naming licences; null where the app may not read them, which a hint says: names then come from
 * the built-in table only.
 */
export async function readSkusForNames(
  node: IExecuteFunctions,
  graph: GraphClient,
): Promise<SubscribedSku[] | null> {
  try {
    return await getSubscribedSkus(graph);
  } catch (error) {
    if (!isGraphError(error) || error.httpStatus !== 403) throw toNodeError(node.getNode(), error);
    showHint(
      node,
      'The app may not read the licenses of the tenant, so license names come from the built-in table and a license that it does not know shows its id. Grant LicenseAssignment.Read.All to name every license.',
      'warning',
    );
    return null;
  }
}
