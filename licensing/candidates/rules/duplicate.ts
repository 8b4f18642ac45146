import { foldId } from '../../products/foldId';
import { enabledPlans, type ServicePlan } from '../../products/servicePlans';
import type { Finding, HeldLicense, Rule, RuleSettings, UserFacts, Verdict } from './rule';
import { listNames, listOf, skuWith } from './wording';

/** A SKU that the user holds twice. */
interface Pair {
  direct: HeldLicense;
  group: HeldLicense;
  /** Plans that are on in the direct assignment and off in the group's: removal would turn them off. */
  lostPlans: ServicePlan[];
}

/**
 * The license is assigned directly and by a group as well: the direct one can go. Source: `licenseAssignmentStates`. The user has one
 * seat either way, so the removal saves no money.
 */
export const duplicate = {
  code: 'duplicate',
  label: 'Duplicate',
  description: 'The license is assigned directly and by a group as well',
  isDefault: true,
  confidence: 'high',
  supposesAbsence: false,
  restsOnInactivity: false,
  evaluate({ licenses }: UserFacts, settings: RuleSettings): Finding | null {
    const pairs = licenses.flatMap((license) => pairOf(license, licenses, settings) ?? []);
    if (pairs.length === 0) return null;
    return {
      text: `Assigned twice, directly and by group: ${listNames(pairs.map(({ direct }) => direct))}.`,
      evidence: {
        licenses: pairs.map(({ direct, group, lostPlans }) =>
          skuWith(direct, {
            groupId: group.groupId,
            plansOnlyInDirect: lostPlans.map(({ servicePlanName }) => servicePlanName),
          }),
        ),
      },
      verdicts: pairs.map(({ direct, group, lostPlans }): Verdict => ({
        license: direct,
        because: 'The user has the same license from a group.',
        doubt: doubtOfGroup(group) ?? doubtOfLoss(lostPlans),
        reliesOn: group,
      })),
    };
  },
} as const satisfies Rule;

/** An assignment with an error may give the user less than the direct one does, or nothing before long. */
function doubtOfGroup({ state }: HeldLicense): string | null {
  return state === 'Active' ? null : `The group's license is in the state ${state ?? 'unknown'}.`;
}

function doubtOfLoss(lostPlans: readonly ServicePlan[]): string | null {
  if (lostPlans.length === 0) return null;
  return `The group's license has ${listOf(lostPlans.map(({ servicePlanName }) => servicePlanName))} turned off; the user would lose it.`;
}

/** Of several groups that give the SKU, one that works; of those, the one whose assignment loses the user the fewest plans. */
function pairOf(
  direct: HeldLicense,
  licenses: readonly HeldLicense[],
  settings: RuleSettings,
): Pair | undefined {
  if (direct.assignedVia !== 'direct') return undefined;
  const [best] = licenses
    .filter(({ assignedVia, skuId }) => assignedVia === 'group' && foldId(skuId) === foldId(direct.skuId))
    .map((group): Pair => ({ direct, group, lostPlans: plansLost(direct, group, settings) }))
    .sort(
      (one, other) =>
        Number(other.group.state === 'Active') - Number(one.group.state === 'Active') ||
        one.lostPlans.length - other.lostPlans.length,
    );
  return best;
}

function plansLost(direct: HeldLicense, group: HeldLicense, settings: RuleSettings): ServicePlan[] {
  const sku = settings.plans.get(foldId(direct.skuId));
  if (!sku) return [];
  const enabledByGroup = new Set(enabledPlans(sku, group.disabledPlans));
  return enabledPlans(sku, direct.disabledPlans).filter((plan) => !enabledByGroup.has(plan));
}
