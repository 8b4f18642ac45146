import { foldId } from '../../products/foldId';
import { enabledPlans, type ServicePlan, type SkuServicePlans } from '../../products/servicePlans';
import type { Finding, HeldLicense, Rule, RuleSettings, UserFacts, Verdict } from './rule';
import { listNames, listOf, skuOf } from './wording';

interface Containment {
  inner: HeldLicense;
  outer: HeldLicense;
  /** How many service plans the inner SKU has. */
  servicePlans: number;
  /** Plans that are on in the inner license and off in the outer one: removal would turn them off. */
  lostPlans: ServicePlan[];
}

/**
 * A license all of whose service plans are in another license of the user. Source: the live service plans of "List
 * subscribedSkus". Of two licenses with the same plans the user keeps one: the one from a group, else the cheaper one,
 * else the one whose part number comes first.
 */
export const overlap = {
  code: 'overlap',
  label: 'Overlap',
  description: 'Another license of the user has all its service plans',
  isDefault: true,
  confidence: 'high',
  restsOnInactivity: false,
  evaluate({ licenses }: UserFacts, settings: RuleSettings): Finding | null {
    const containments = licenses.flatMap((inner) => bestContainment(inner, licenses, settings) ?? []);
    if (containments.length === 0) return null;
    return {
      text: `${listNames(containments.map(({ inner }) => inner))} is contained in ${listNames(containments.map(({ outer }) => outer))}, which the user also holds.`,
      evidence: {
        licenses: containments.map(({ inner, outer, servicePlans, lostPlans }) => ({
          ...skuOf(inner),
          containedIn: skuOf(outer),
          servicePlans,
          plansOffInOther: lostPlans.map(({ servicePlanName }) => servicePlanName),
        })),
      },
      verdicts: containments.map(toVerdict),
    };
  },
} as const satisfies Rule;

function toVerdict({ inner, outer, servicePlans, lostPlans }: Containment): Verdict {
  return {
    license: inner,
    because: `All ${servicePlans} of its service plans are in ${outer.name}, which the user also holds.`,
    doubt:
      lostPlans.length === 0
        ? null
        : `${outer.name} has ${listOf(lostPlans.map(({ servicePlanName }) => servicePlanName))} turned off for this user, who would lose it.`,
    reliesOn: outer,
  };
}

/**
 * Prefers a containing license that loses the user no plan; of those one that no other license contains, because a
 * contained one is proposed for removal itself.
 */
function bestContainment(
  inner: HeldLicense,
  licenses: readonly HeldLicense[],
  settings: RuleSettings,
): Containment | null {
  const containments = licenses.flatMap((outer) => containmentOf(inner, outer, licenses, settings) ?? []);
  const lossless = containments.filter(({ lostPlans }) => lostPlans.length === 0);
  const choice = lossless.length > 0 ? lossless : containments;
  const outermost = choice.filter(
    ({ outer }) => !choice.some((other) => containmentOf(outer, other.outer, licenses, settings) !== null),
  );
  return outermost.sort(groupsFirst)[0] ?? null;
}

function groupsFirst({ outer: one }: Containment, { outer: other }: Containment): number {
  const byGroup = Number(other.assignedVia === 'group') - Number(one.assignedVia === 'group');
  return byGroup || compareText(one.skuId, other.skuId);
}

function containmentOf(
  inner: HeldLicense,
  outer: HeldLicense,
  licenses: readonly HeldLicense[],
  { plans }: RuleSettings,
): Containment | null {
  const innerSku = plans.get(foldId(inner.skuId));
  const outerSku = plans.get(foldId(outer.skuId));
  if (!innerSku || !outerSku || innerSku === outerSku || !outerSku.working || innerSku.plans.size === 0)
    return null;
  if (![...innerSku.plans.keys()].every((id) => outerSku.plans.has(id))) return null;
  if (innerSku.plans.size === outerSku.plans.size && isKeptOver(inner, outer, licenses)) return null;
  return {
    inner,
    outer,
    servicePlans: innerSku.plans.size,
    lostPlans: plansLost(inner, innerSku, outer, outerSku),
  };
}

/** Whether the user keeps `one` of two licenses with the same plans. */
function isKeptOver(one: HeldLicense, other: HeldLicense, licenses: readonly HeldLicense[]): boolean {
  const isInherited = ({ skuId }: HeldLicense) =>
    licenses.some((license) => license.skuId === skuId && license.assignedVia === 'group');
  if (isInherited(one) !== isInherited(other)) return isInherited(one);
  const difference = one.currency === other.currency ? (one.monthlyCost ?? 0) - (other.monthlyCost ?? 0) : 0;
  return (
    (difference ||
      compareText(one.skuPartNumber, other.skuPartNumber) ||
      compareText(one.skuId, other.skuId)) < 0
  );
}

function plansLost(
  inner: HeldLicense,
  innerSku: SkuServicePlans,
  outer: HeldLicense,
  outerSku: SkuServicePlans,
): ServicePlan[] {
  const enabledInOuter = new Set(
    enabledPlans(outerSku, outer.disabledPlans).map(({ servicePlanId }) => foldId(servicePlanId)),
  );
  return enabledPlans(innerSku, inner.disabledPlans).filter(
    ({ servicePlanId }) => !enabledInOuter.has(foldId(servicePlanId)),
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
