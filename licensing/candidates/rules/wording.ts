import type { Sku } from '../../products/sku';

/** `Microsoft 365 E3`, `Visio Plan 2 and Project Plan 3`, `A, B and C`. */
export function listNames(skus: ReadonlyArray<Pick<Sku, 'name'>>): string {
  return listOf([...new Set(skus.map(({ name }) => name))]);
}

export function listOf(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

export function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

/** The SKU fields of a license, for `evidence`. */
export function skuOf({ skuId, skuPartNumber, name, family }: Sku): Sku {
  return { skuId, skuPartNumber, name, family };
}
