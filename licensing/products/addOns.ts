import { addOnPrerequisites, type AddOnPrerequisite, type Need } from './addOnPrerequisites';
import { enabledPlansOf, type HeldSku } from './skuContent';
import { isFrontline } from './skuRights';
import { planIdsNamed } from './workloads/planTable';
import { replacement } from './workloads/tierIndex';

/** Another license that would lose what it needs. */
export interface BrokenAddOn {
  sku: HeldSku;
  /** What it would miss, by name. */
  needs: readonly string[];
}

/** The other licenses of a user that need what this one brings, and what no other one brings. */
export function addOnsBrokenBy(inner: HeldSku, held: readonly HeldSku[]): BrokenAddOn[] {
  const others = held.filter(({ skuId }) => skuId !== inner.skuId);
  return others.flatMap((sku) => {
    const needs = prerequisitesOf(sku).flatMap((prerequisite) => {
      const suppliers = prerequisite.isNotItsOwnBase ? others.filter((other) => other !== sku) : others;
      return prerequisite.needs
        .filter((need) => isMetBy(need, [inner]) && !isMetBy(need, suppliers))
        .map(({ name }) => name);
    });
    return needs.length > 0 ? [{ sku, needs: [...new Set(needs)] }] : [];
  });
}

const rules = addOnPrerequisites.map((rule) => ({
  rule,
  plans: new Set((rule.plans ?? []).flatMap(planIdsNamed)),
}));
const neededPlans = new Map(
  addOnPrerequisites.flatMap(({ needs }) =>
    needs.map((need) => [need, (need.plans ?? []).flatMap(planIdsNamed)]),
  ),
);

function prerequisitesOf(sku: HeldSku): AddOnPrerequisite[] {
  const enabled = enabledPlansOf(sku);
  return rules
    .filter(
      ({ rule, plans }) =>
        (rule.partNumber?.test(sku.skuPartNumber) ?? true) &&
        (rule.plans === undefined || enabled.some(({ servicePlanId }) => plans.has(servicePlanId))),
    )
    .map(({ rule }) => rule);
}

function isMetBy(need: Need, held: readonly HeldSku[]): boolean {
  return held.some((sku) => {
    if (need.frontlineSuite) return isFrontlineSuite(sku);
    return enabledPlansOf(sku).some(
      ({ servicePlanId, workload, role, isLimited }) =>
        (neededPlans.get(need) ?? []).some((plan) => replacement(plan, servicePlanId) !== null) ||
        (role === 'main' && !isLimited && (need.workloads ?? []).includes(workload.id)),
    );
  });
}

/** The F5 add-ons are for frontline workers too, and no base. */
function isFrontlineSuite({ skuPartNumber }: HeldSku): boolean {
  return isFrontline(skuPartNumber) && !/^SPE_F5|_FLW$/i.test(skuPartNumber);
}
