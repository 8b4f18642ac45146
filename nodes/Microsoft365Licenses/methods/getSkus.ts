import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { readSkuChoices } from './skuChoices';

/** For a choice of several SKUs. */
export async function getSkus(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
  return readSkuChoices(this);
}
