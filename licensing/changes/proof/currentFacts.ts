import { toUserFacts } from '../../candidates/userFacts';
import type { HeldLicense, UserFacts } from '../../candidates/rules/rule';
import { parseDecimal } from '../../money/decimal';
import type { PriceList } from '../../money/prices';
import { foldId } from '../../products/foldId';
import { ActivityIndex } from '../../usage/activityIndex';
import { MEASURED_SERVICES } from '../../usage/services';
import { directOf } from '../heldLicenses';
import { inactivityOf } from '../inputItem/inactivity';
import { pricesOfItem } from '../inputItem/prices';
import { proposedSettings } from '../inputItem/proposedReasons';
import type { ProofSources, ProposedRemoval } from './removalProof';

/** The facts about the user as they are now, made as Find Candidates makes them. */
export interface CurrentFacts {
  facts: UserFacts;
  /** The license that is to go, as one of `facts.licenses`; undefined if the assignment does not work. */
  license: HeldLicense | undefined;
}

const noActivity = new ActivityIndex();

export function currentFacts(
  removal: ProposedRemoval,
  sources: ProofSources,
  prices = itemPrices(removal),
): CurrentFacts {
  const { license, user, held, item, recheckActivity } = removal;
  const activity = recheckActivity ? (sources.activity ?? noActivity) : noActivity;
  const facts = toUserFacts(
    {
      ...user.account,
      userPrincipalName: nameInReports(removal, activity),
      licenseAssignmentStates: held.map((assignment) => ({
        skuId: assignment.skuId,
        assignedByGroup: assignment.groupId,
        state: assignment.state,
        error: assignment.error ?? 'None',
        disabledPlans: assignment.disabledPlans,
        lastUpdatedDateTime: assignment.assignedDate,
      })),
    },
    {
      ...sources.facts,
      activity,
      prices,
      threshold: proposedSettings(item).inactiveDays,
      services: inactivityOf(item, license.skuId).services ?? MEASURED_SERVICES,
    },
  );
  return { facts, license: directIn(facts, license.skuId) };
}

/** The usage reports may still have the name under which the user was found. */
export function nameInReports({ user, item }: ProposedRemoval, activity: ActivityIndex): string {
  const isRenamed = !activity.find(user.userId) && typeof item.userId === 'string';
  return isRenamed && activity.find(String(item.userId)) ? String(item.userId) : user.userId;
}

/** The prices that the item carries. */
export function itemPrices({ item }: ProposedRemoval): PriceList {
  const costs = pricesOfItem(item);
  return {
    find(skuId) {
      const cost = costs.get(foldId(skuId));
      if (!cost) return null;
      return {
        unitPrice: parseDecimal(cost.monthlyCost),
        currency: cost.currency,
        paymentFrequency: 'monthly',
      };
    },
  };
}

function directIn({ licenses }: UserFacts, skuId: string): HeldLicense | undefined {
  const direct = directOf(licenses, skuId);
  return licenses.find((license) => license === direct);
}
