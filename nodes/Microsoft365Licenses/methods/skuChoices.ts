import type { SubscribedSku } from '@microsoft/microsoft-graph-types';
import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { getSubscribedSkus } from '../../../graph/licenses/subscribedSkus';
import { createProductCatalog, type ProductCatalog } from '../../../licensing/products/catalog';
import { builtInProductTable } from '../../../licensing/products/productTable';
import { toNodeError } from '../../n8n/errors';
import { connect } from '../../n8n/graphClient';

export interface SkuChoice {
  /** Name and part number. */
  name: string;
  /** SKU id. */
  value: string;
  /** The free seats. */
  description: string;
}

/** The tenant's assignable SKUs by name, each with its part number and free seats. */
export async function readSkuChoices(node: ILoadOptionsFunctions): Promise<SkuChoice[]> {
  try {
    const { graph } = await connect(node);
    const skus = await getSubscribedSkus(graph);
    const catalog = createProductCatalog({ table: builtInProductTable() });
    return skus
      .filter(({ appliesTo }) => appliesTo !== 'Company')
      .map((sku) => toChoice(sku, catalog))
      .sort((left, right) => left.name.localeCompare(right.name, 'en'));
  } catch (error) {
    throw toNodeError(node.getNode(), error);
  }
}

function toChoice(sku: SubscribedSku, catalog: ProductCatalog): SkuChoice {
  const { skuId, skuPartNumber, name } = catalog.describe(sku.skuId ?? '', sku.skuPartNumber ?? null);
  const purchased = (sku.prepaidUnits?.enabled ?? 0) + (sku.prepaidUnits?.warning ?? 0);
  return {
    name: name === skuPartNumber ? name : `${name} (${skuPartNumber})`,
    value: skuId,
    description: seatsText(purchased, sku.consumedUnits ?? 0),
  };
}

function seatsText(purchased: number, assigned: number): string {
  const free = purchased - assigned;
  if (free > 0) return `${free} of ${purchased} seats free`;
  if (free === 0) return `None of ${purchased} seats free`;
  return `No seat free: ${assigned} are assigned, and ${purchased} were bought`;
}
