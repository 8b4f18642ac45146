import { containment, isSuitePair } from '../products/containment';
import { foldId } from '../products/foldId';
import type { TenantServicePlans } from '../products/servicePlans';
import type { HeldSku } from '../products/skuContent';

/** What the inner of two products is beside the outer one, whoever holds them. */
export interface ProductPair {
  /** The outer product has all that the inner one has. False: they are two suites. */
  isContained: boolean;
  /** Each has all that the other has. */
  isEqual: boolean;
}

const remembered = new WeakMap<TenantServicePlans, Map<string, Map<string, ProductPair | null>>>();

/**
 * Null where the outer product makes the inner one superfluous for nobody: most pairs, and a tenant has few of them, however
 * many users. Compared as products, with all their plans: a dearer license is not contained in a cheaper one because some
 * of its plans are off for a user.
 */
export function productPair(
  innerSkuId: string,
  outerSkuId: string,
  plans: TenantServicePlans,
): ProductPair | null {
  const byInner = remembered.get(plans) ?? new Map<string, Map<string, ProductPair | null>>();
  remembered.set(plans, byInner);
  const byOuter = byInner.get(innerSkuId) ?? new Map<string, ProductPair | null>();
  byInner.set(innerSkuId, byOuter);
  const known = byOuter.get(outerSkuId);
  if (known !== undefined) return known;
  const pair = compare(innerSkuId, outerSkuId, plans);
  byOuter.set(outerSkuId, pair);
  return pair;
}

function compare(innerSkuId: string, outerSkuId: string, plans: TenantServicePlans): ProductPair | null {
  const inner = heldSku({ skuId: innerSkuId, disabledPlans: [] }, plans);
  const outer = heldSku({ skuId: outerSkuId, disabledPlans: [] }, plans);
  if (inner === null || outer === null || inner.skuId === outer.skuId) return null;
  if (plans.get(foldId(outerSkuId))?.working !== true) return null;
  const { isContained } = containment(inner, outer);
  if (!isContained && !isSuitePair(inner, outer)) return null;
  return { isContained, isEqual: isContained && containment(outer, inner).isContained };
}

/** The SKU as a user holds it. Null for one that the tenant no longer has. */
export function heldSku(
  { skuId, disabledPlans }: { skuId: string; disabledPlans: readonly string[] },
  plans: TenantServicePlans,
): HeldSku | null {
  const sku = plans.get(foldId(skuId));
  if (!sku) return null;
  const { skuPartNumber, servicePlans } = sku;
  return { skuId: sku.skuId, skuPartNumber, servicePlans, disabledPlans };
}
