import { enabledPlans, type SkuServicePlans, type ServicePlan } from '../../products/servicePlans';
import type { HeldLicense, Rule, RuleSettings, Verdict } from './rule';
import { listNames, listOf, skuOf } from './wording';

interface Containment {
  inner: HeldLicense;
  outer: HeldLicense;
  servicePlans: number;
  /** Plans that are on in the inner licence and off in the outer one. */
  lost: ServicePlan[];
}

/**
 * A licence all of whose service plans are in another one that the user holds. Source: the live service plans of "List
 * subscribedSkus", never a list of our own. Where two licences have the same plans, one stays: the one from a group,
 * else the cheaper one, else the one whose part number comes first.
 */
export const overlap: Rule = ({ licenses }, settings) => {
  const found = licenses.flatMap((inner) => best(inner, licenses, settings) ?? []);
  if (found.length === 0) return null;
  return {
    code: 'overlap',
    text: `${listNames(found.map(({ inner }) => inner))} is contained in ${listNames(found.map(({ outer }) => outer))}, which the user also holds.`,
    evidence: {
      licenses: found.map(({ inner, outer, servicePlans, lost }) => ({
        ...skuOf(inner),
        containedIn: skuOf(outer),
        servicePlans,
        plansOffInOther: lost.map(({ servicePlanName }) => servicePlanName),
      })),
    },
    verdicts: found.map(({ inner, outer, servicePlans, lost }): Verdict => ({
      license: inner,
      because: `All ${servicePlans} of its service plans are in ${outer.name}, which the user also holds.`,
      doubt:
        lost.length === 0
          ? null
          : `${outer.name} has ${listOf(lost.map(({ servicePlanName }) => servicePlanName))} turned off for this user, who would lose it.`,
      reliesOn: outer,
    })),
  };
};

/**
 * The containing licence to rely on: one that loses the user nothing, and of those one that no other contains, so that
 * it is not itself taken away for the same reason.
 */
function best(
  inner: HeldLicense,
  licenses: readonly HeldLicense[],
  settings: RuleSettings,
): Containment | null {
  const containments = licenses.flatMap((outer) => containment(inner, outer, licenses, settings) ?? []);
  const harmless = containments.filter(({ lost }) => lost.length === 0);
  const choice = harmless.length > 0 ? harmless : containments;
  const outermost = choice.filter(
    ({ outer }) => !choice.some((other) => containment(outer, other.outer, licenses, settings) !== null),
  );
  return outermost.sort(groupsFirst)[0] ?? null;
}

function groupsFirst({ outer: one }: Containment, { outer: other }: Containment): number {
  const byGroup = Number(other.assignedVia === 'group') - Number(one.assignedVia === 'group');
  return byGroup || compareText(one.skuId, other.skuId);
}

function containment(
  inner: HeldLicense,
  outer: HeldLicense,
  licenses: readonly HeldLicense[],
  { plans }: RuleSettings,
): Containment | null {
  const innerSku = plans.get(inner.skuId.toLowerCase());
  const outerSku = plans.get(outer.skuId.toLowerCase());
  if (!innerSku || !outerSku || innerSku === outerSku || !outerSku.working || innerSku.plans.size === 0)
    return null;
  if (![...innerSku.plans.keys()].every((id) => outerSku.plans.has(id))) return null;
  if (innerSku.plans.size === outerSku.plans.size && stays(inner, outer, licenses)) return null;
  return {
    inner,
    outer,
    servicePlans: innerSku.plans.size,
    lost: plansLost(inner, innerSku, outer, outerSku),
  };
}

/** Of two licences with the same plans, whether it is the first that stays. */
function stays(one: HeldLicense, other: HeldLicense, licenses: readonly HeldLicense[]): boolean {
  const inherited = ({ skuId }: HeldLicense) =>
    licenses.some((license) => license.skuId === skuId && license.assignedVia === 'group');
  if (inherited(one) !== inherited(other)) return inherited(one);
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
  const kept = new Set(
    enabledPlans(outerSku, outer.disabledPlans).map(({ servicePlanId }) => servicePlanId.toLowerCase()),
  );
  return enabledPlans(innerSku, inner.disabledPlans).filter(
    ({ servicePlanId }) => !kept.has(servicePlanId.toLowerCase()),
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
