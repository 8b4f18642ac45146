import { comparedAsProducts } from './productTiers';
import { contentOf, type HeldPlan, type HeldSku } from './skuContent';
import { audienceOf, isBusinessEdition, isNeverContained, isRestricted, schoolStaff } from './skuRights';

/** Why two licenses are not compared plan by plan. */
export type NotComparable =
  | 'sameSku'
  /** One of them is made for a room, a device, a resource account or a robot. */
  | 'otherKindOfAccount'
  /** Nothing that the inner brings is on for this user. */
  | 'nothingIsOn'
  /** The inner is worth more than its plans show (a higher product tier, an enterprise suite, a wider audience). */
  | 'worthMore';

/** Null where the plans of both may be compared. `innerPlans`: those that are on and count. */
export function whyNotComparable(
  inner: HeldSku,
  outer: HeldSku,
  innerPlans: readonly HeldPlan[],
): NotComparable | null {
  if (inner.skuId.toLowerCase() === outer.skuId.toLowerCase()) return 'sameSku';
  const kinds = [contentOf(inner).accountKind, contentOf(outer).accountKind];
  if (kinds.some((kind) => kind !== 'person')) return 'otherKindOfAccount';
  if (innerPlans.length === 0) return 'nothingIsOn';
  if (isNeverContained(inner.skuId) || comparedAsProducts(inner.skuId, outer.skuId) === 'lower')
    return 'worthMore';
  if (isForNarrowerAudience(inner, outer)) return 'worthMore';
  if (isRestricted(outer.skuPartNumber)) return 'worthMore';
  const isEnterpriseTeamwork =
    !isBusinessEdition(inner.skuPartNumber) &&
    (contentOf(inner).isSuite ||
      innerPlans.some(({ workload, isCarried }) => workload.id === 'teams' && !isCarried));
  return isEnterpriseTeamwork && isBusinessEdition(outer.skuPartNumber) ? 'worthMore' : null;
}

/** Whoever holds a license for school staff may use it, so that it replaces all but a whole commercial suite. */
function isForNarrowerAudience(inner: HeldSku, outer: HeldSku): boolean {
  const audience = audienceOf(outer.skuPartNumber);
  if (audience >= audienceOf(inner.skuPartNumber)) return false;
  return audience < schoolStaff || contentOf(inner).isSuite;
}
