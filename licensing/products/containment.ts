import { whyNotComparable, type NotComparable } from './comparability';
import { contentOf, enabledPlansOf, type HeldSku, type SkuContent, type HeldPlan } from './skuContent';
import { comparedAsProducts, isDesktopClient, isOfAnotherProduct } from './productTiers';
import { isFrontline, isNamedAddOn, isTemporary } from './skuRights';
import { isOnLadder, replacement } from './workloads/tierIndex';

export type ContainmentCaution =
  /** The outer is a trial, for developers only, or ended by Microsoft. */
  | 'temporary'
  /** The outer is for frontline workers only, and the inner is not. */
  | 'frontline'
  /** The outer is an add-on that needs another license beside it, and the inner is none. */
  | 'addOn'
  /** Plans of the outer are not provisioned yet, though those of the inner are. */
  | 'pending';

export interface PlanReplacement {
  from: HeldPlan;
  to: HeldPlan;
}

/** What a user would lose with the inner license while the outer one stays. */
export interface Containment {
  /** True where nothing would be lost. A caution may still ask for a review. */
  isContained: boolean;
  /** Null where the plans were compared. */
  notComparable: NotComparable | null;
  /** Plans of the inner that the outer does not have on, in the same or a higher tier. */
  lost: readonly HeldPlan[];
  /** Plans that another one of the outer replaces, in the same or a higher tier. */
  replaced: readonly PlanReplacement[];
  cautions: readonly ContainmentCaution[];
}

/** What adds up: a second one is more, never too much. */
const additive: ReadonlySet<string> = new Set([
  'capacity',
  'callingCredits',
  'multiGeo',
  'powerAutomateProcess',
  // Every license of Windows 365 is another Cloud PC ("Assign licenses to users", Windows 365).
  'windows365',
  'windows365Shared',
]);

const remembered = new WeakMap<SkuContent, WeakMap<SkuContent, Map<string, Containment>>>();

/**
 * Whether a license is superfluous beside another one of the same user. Every plan of the inner that is on must be on in
 * the outer, or be replaced there by the same or a higher tier (`workloads/tiers`). Foundation plans do not count. A
 * companion (Forms, Bookings) is replaced by any companion of its workload; what an application carries for itself
 * (SharePoint in Project) replaces only what another application carries.
 */
export function containment(inner: HeldSku, outer: HeldSku): Containment {
  const innerContent = contentOf(inner);
  const outerContent = contentOf(outer);
  const byOuter = remembered.get(innerContent) ?? new WeakMap<SkuContent, Map<string, Containment>>();
  remembered.set(innerContent, byOuter);
  const byDisabled = byOuter.get(outerContent) ?? new Map<string, Containment>();
  byOuter.set(outerContent, byDisabled);
  const key = `${String(inner.disabledPlans ?? '')}|${String(outer.disabledPlans ?? '')}`;
  const found = byDisabled.get(key) ?? compare(inner, outer);
  byDisabled.set(key, found);
  return found;
}

/** Two whole suites for one person are always worth a look, whether or not one contains the other. */
export function isSuitePair(one: HeldSku, other: HeldSku): boolean {
  return one.skuId !== other.skuId && contentOf(one).isSuite && contentOf(other).isSuite;
}

function compare(inner: HeldSku, outer: HeldSku): Containment {
  const innerPlans = enabledPlansOf(inner).filter(({ role }) => role !== 'foundation');
  const notComparable = whyNotComparable(inner, outer, innerPlans);
  if (notComparable) return { isContained: false, notComparable, lost: [], replaced: [], cautions: [] };

  const isHigherProduct = comparedAsProducts(inner.skuId, outer.skuId) === 'higher' && isWhole(outer);
  const outerPlans = enabledPlansOf(outer);
  const hasMain = contentOf(inner).plans.some(({ role }) => role === 'main');
  const lost: HeldPlan[] = [];
  const replaced: PlanReplacement[] = [];
  for (const plan of innerPlans) {
    const by = replacementOf(plan, outerPlans, !hasMain);
    if (by) replaced.push({ from: plan, to: by });
    else if (!isHigherProduct || isDesktopClient(plan.servicePlanId)) lost.push(plan);
  }
  const isMore = lost.length === 0 && isOfAnotherProduct(inner.skuId, outer.skuId);
  return {
    isContained: lost.length === 0 && !isMore,
    notComparable: isMore ? 'worthMore' : null,
    lost,
    replaced: replaced.filter(({ from, to }) => from.servicePlanId !== to.servicePlanId),
    cautions: cautionsOf(inner.skuPartNumber, outer.skuPartNumber, replaced),
  };
}

/** A higher product implies what its plans do not show only where none of them is off. */
function isWhole({ disabledPlans, servicePlans }: HeldSku): boolean {
  return !disabledPlans?.length && servicePlans.every((plan) => plan.provisioningStatus !== 'Disabled');
}

function cautionsOf(
  inner: string,
  outer: string,
  replaced: readonly PlanReplacement[],
): ContainmentCaution[] {
  const cautions: ContainmentCaution[] = [];
  if (isTemporary(outer)) cautions.push('temporary');
  if (isFrontline(outer) && !isFrontline(inner)) cautions.push('frontline');
  if (isNamedAddOn(outer) && !isNamedAddOn(inner)) cautions.push('addOn');
  if (replaced.some(({ from, to }) => to.isPending && !from.isPending)) cautions.push('pending');
  return cautions;
}

/**
 * The plan that stands in: the same one where it is there, else the first that has all its rights. `isExact`: a companion
 * is what the SKU is bought for, so that another companion of its workload will not do.
 */
function replacementOf(plan: HeldPlan, outerPlans: readonly HeldPlan[], isExact: boolean): HeldPlan | null {
  if (additive.has(plan.workload.id)) return null;
  const able = outerPlans.filter(({ isLimited }) => plan.isLimited || !isLimited);
  const same = able.find(({ servicePlanId }) => servicePlanId === plan.servicePlanId);
  if (same) return same;
  if (isExact || plan.role === 'main' || isOnLadder(plan.servicePlanId))
    return able.find(({ servicePlanId }) => replacement(plan.servicePlanId, servicePlanId) !== null) ?? null;
  return able.find(({ workload, role }) => workload === plan.workload && role !== 'foundation') ?? null;
}
