import { enabledPlans, type ServicePlan } from '../../products/servicePlans';
import type { HeldLicense, Rule, RuleSettings, Verdict } from './rule';
import { listNames, listOf, skuOf } from './wording';

/**
 * The same licence directly and by group: the direct one can go. Source: `licenseAssignmentStates`. It uses one seat
 * either way, so nothing is saved but the confusion.
 */
export const duplicate: Rule = ({ licenses }, settings) => {
  const pairs = licenses.flatMap((direct) => {
    if (direct.assignedVia !== 'direct') return [];
    const inherited = licenses.filter((other) => other.assignedVia === 'group' && sameSku(other, direct));
    const [best] = inherited
      .map((group) => ({ direct, group, lost: plansLost(direct, group, settings) }))
      .sort((one, other) => one.lost.length - other.lost.length);
    return best ? [best] : [];
  });
  if (pairs.length === 0) return null;
  return {
    code: 'duplicate',
    text: `Assigned twice, directly and by group: ${listNames(pairs.map(({ direct }) => direct))}.`,
    evidence: {
      licenses: pairs.map(({ direct, group, lost }) => ({
        ...skuOf(direct),
        groupId: group.groupId,
        plansOnlyInDirect: lost.map(({ servicePlanName }) => servicePlanName),
      })),
    },
    verdicts: pairs.map(({ direct, group, lost }): Verdict => ({
      license: direct,
      because: 'The user has the same licence from a group.',
      doubt:
        lost.length === 0
          ? null
          : `The group's licence has ${listOf(lost.map(({ servicePlanName }) => servicePlanName))} turned off; the user would lose it.`,
      reliesOn: group,
    })),
  };
};

function sameSku(one: HeldLicense, other: HeldLicense): boolean {
  return one.skuId.toLowerCase() === other.skuId.toLowerCase();
}

/** Plans that are on directly and off by group: they would go off. */
function plansLost(direct: HeldLicense, group: HeldLicense, settings: RuleSettings): ServicePlan[] {
  const sku = settings.plans.get(direct.skuId.toLowerCase());
  if (!sku) return [];
  const kept = new Set(enabledPlans(sku, group.disabledPlans));
  return enabledPlans(sku, direct.disabledPlans).filter((plan) => !kept.has(plan));
}
