import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { readSkuChoices } from './skuChoices';

/** For a locator of one SKU: those with the text anywhere in their name or part number. */
export async function searchSkus(
  this: ILoadOptionsFunctions,
  filter?: string,
): Promise<INodeListSearchResult> {
  const text = filter?.trim().toLowerCase() ?? '';
  const choices = await readSkuChoices(this);
  return { results: choices.filter(({ name }) => name.toLowerCase().includes(text)) };
}
