import { foldId } from '../../products/foldId';

/** The `json` of an input item, as whoever made or edited it left it. */
export type InputItem = Readonly<Record<string, unknown>>;

/** The objects in a list; what is no list has none. */
export function objectsIn(value: unknown): InputItem[] {
  if (!Array.isArray(value)) return [];
  return value.filter((entry): entry is InputItem => typeof entry === 'object' && entry !== null);
}

/**
 * The item's entry of a SKU. Find Candidates lists a SKU twice if the user has it directly and by group; the one to
 * remove comes first then.
 */
export function licenseEntry(item: InputItem, skuId: string): InputItem | undefined {
  const entries = objectsIn(item.licenses).filter(
    (entry) => typeof entry.skuId === 'string' && foldId(entry.skuId) === foldId(skuId),
  );
  return entries.find(({ action }) => action === 'remove') ?? entries[0];
}
