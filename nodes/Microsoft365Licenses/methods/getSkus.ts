import type { SubscribedSku } from '@microsoft/microsoft-graph-types';
import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { getSubscribedSkus } from '../../../graph/licenses/subscribedSkus';
import { createProductCatalog, type ProductCatalog } from '../../../licensing/products/catalog';
import { builtInProductTable } from '../../../licensing/products/productTable';
import { toNodeError } from '../../n8n/errors';
import { connect } from '../../n8n/graphClient';

/** The tenant's assignable SKUs by name, each with its part number and free seats. */
export async function getSkus(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
  try {
    const { graph } = await connect(this);
    const skus = await getSubscribedSkus(graph);
    const catalog = createProductCatalog({ table: builtInProductTable() });
    return skus
      .filter(({ appliesTo }) => appliesTo !== 'Company')
      .map((sku) => toChoice(sku, catalog))
      .sort((left, right) => left.name.localeCompare(right.name, 'en'));
  } catch (error) {
    throw toNodeError(this.getNode(), error);
  }
}

function toChoice(sku: SubscribedSku, catalog: ProductCatalog): INodePropertyOptions {
  const { skuId, skuPartNumber, name } = catalog.describe(sku.skuId ?? '', sku.skuPartNumber ?? null);
  const purchased = (sku.prepaidUnits?.enabled ?? 0) + (sku.prepaidUnits?.warning ?? 0);
  return {
    name: name === skuPartNumber ? name : `${name} (${skuPartNumber})`,
    value: skuId,
    description: `${purchased - (sku.consumedUnits ?? 0)} of ${purchased} seats free`,
  };
}
