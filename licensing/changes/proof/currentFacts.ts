import { toUserFacts } from '../../candidates/userFacts';
import type { HeldLicense, UserFacts } from '../../candidates/rules/rule';
import { multiply, parseDecimal } from '../../money/decimal';
import { unknownPrice, type SeatPrice } from '../../money/seatPrices';
import { ActivityIndex } from '../../usage/activityIndex';
import { MEASURED_SERVICES } from '../../usage/services';
import type { UsageEvidence } from '../../usage/usageEvidence';
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

const nothing: UsageEvidence = {
  activity: new ActivityIndex(),
  desktop: null,
  copilot: null,
  mailboxes: null,
  signIns: false,
};

/** SKU id in lower case -> what a seat costs. */
export type Seats = ReadonlyMap<string, SeatPrice>;

export function currentFacts(
  removal: ProposedRemoval,
  sources: ProofSources,
  seats: Seats = itemSeats(removal),
): CurrentFacts {
  const { license, user, held, item, recheckActivity } = removal;
  const { mailboxes = null } = sources.evidence ?? {};
  // What kind of mailbox it is, is no activity.
  const known = (recheckActivity ? sources.evidence : null) ?? { ...nothing, mailboxes };
  const signInActivity = recheckActivity ? user.account?.signInActivity : undefined;
  const evidence = { ...known, signIns: signInActivity !== undefined };
  const facts = toUserFacts(
    {
      ...user.account,
      signInActivity,
      userPrincipalName: nameInReports(removal, evidence.activity),
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
      evidence,
      seats,
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
function itemSeats({ item }: ProposedRemoval): Seats {
  return new Map(
    [...pricesOfItem(item)].map(([skuId, { monthlyCost, currency }]) => [
      skuId,
      seatAt(monthlyCost, currency),
    ]),
  );
}

export function seatAt(monthlyCost: number, currency: string): SeatPrice {
  return { ...unknownPrice, monthlyCost, annualCost: multiply(parseDecimal(monthlyCost), 12), currency };
}

function directIn({ licenses }: UserFacts, skuId: string): HeldLicense | undefined {
  const direct = directOf(licenses, skuId);
  return licenses.find((license) => license === direct);
}
