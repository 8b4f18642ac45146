import { foldId } from '../../products/foldId';
import { objectsIn, type InputItem } from './licenseEntries';

/** SKU ids in lower case that a group gave the user before the change, by `before` of an item of Reclaim. */
export function groupSkuIdsBefore(item: InputItem): ReadonlySet<string> {
  return new Set(
    objectsIn(item.before)
      .filter(({ groupId }) => typeof groupId === 'string')
      .flatMap(({ skuId }) => (typeof skuId === 'string' ? [foldId(skuId)] : [])),
  );
}
