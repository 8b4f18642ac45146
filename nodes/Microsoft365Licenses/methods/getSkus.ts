import { NodeOperationError, type ILoadOptionsFunctions, type INodePropertyOptions } from 'n8n-workflow';
import { isGraphError } from '../../../graph/http/graphError';
import { toNodeError } from '../../n8n/errors';
import { readSkuChoices } from './skuChoices';

/**
 * For a choice of several SKUs.
 * @throws {NodeOperationError} with all that is known in its message: of an error here n8n's editor shows the message alone,
 * and of a NodeApiError no more than "[object Object]"
 */
export async function getSkus(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
  try {
    return await readSkuChoices(this);
  } catch (error) {
    const { message, description, cause } = toNodeError(this.getNode(), error);
    // A tooltip has no room for the codes.
    const advice = isGraphError(cause) ? cause.description : description;
    throw new NodeOperationError(this.getNode(), [message, advice].filter(Boolean).join(' '));
  }
}
