import { containment, type ContainmentCaution } from '../../products/containment';
import { licenseWorth } from '../../products/licenseWorth';
import { enabledPlansOf, type HeldPlan, type HeldSku } from '../../products/skuContent';
import { audienceOf } from '../../products/skuRights';
import { highestTierName } from '../../products/workloads/tierIndex';
import { workloads, type Workload } from '../../products/workloads/workload';
import type { MailboxUsage } from '../../usage/usageEvidence';
import { judgeLoss, type LossVerdict } from './loss';
import type { DowngradeLosses } from './proposal';
import type { WorkloadUse } from './workloadUse';

/** What is known of the use of the license that would go. */
export interface KnownUse {
  useOf(workload: Workload): WorkloadUse;
  mailbox: MailboxUsage | null;
}

/** How a user's use of one license fits into another one. */
export interface Fit {
  keeps: string[];
  loses: DowngradeLosses;
  isFrontlineOnly: boolean;
}

/** These never take the place of a license that works. */
const disqualifying: readonly ContainmentCaution[] = ['temporary', 'addOn', 'pending'];

/**
 * Null where something that is used, or may be, would be lost; and where nothing shows that the user needs less: a person
 * who uses all that is measured of E5 is no case for E3, only because nobody measures the rest.
 */
export function fitOf(source: HeldSku, target: HeldSku, known: KnownUse): Fit | null {
  if (audienceOf(target.skuPartNumber) < audienceOf(source.skuPartNumber)) return null;
  // Replace carries disabled plans over.
  const inTarget = { ...target, disabledPlans: source.disabledPlans ?? [] };
  const { notComparable, cautions, lost } = containment(source, inTarget);
  if (notComparable !== null || cautions.some((caution) => disqualifying.includes(caution))) return null;

  const targetPlans = enabledPlansOf(inTarget).filter(({ isLimited }) => !isLimited);
  const principal = licenseWorth(source).principal;
  const keeps: string[] = [];
  const loses: DowngradeLosses = { silent: [], notMeasured: [] };
  let isProven = !lost.some(({ workload }) => !workload.isRetired);
  for (const workload of workloads) {
    const lostPlans = lost.filter((plan) => plan.workload === workload && !workload.isRetired);
    const remaining = targetPlans.filter((plan) => plan.workload === workload && plan.role === 'main');
    const use = known.useOf(workload);
    const verdict = lostPlans.length === 0 ? null : judgeLoss(lostPlans, remaining, use, known.mailbox);
    if (verdict === 'needed') return null;
    if (principal.includes(workload)) {
      if (isKept(verdict)) keeps.push(keptName(workload, verdict === null ? source : inTarget));
      isProven ||= use === 'silent' && workload.id !== USED_BY_FEW;
    }
    if (verdict === null) continue;
    const isSilent = verdict === 'silent' || verdict === 'roomInLowerTier';
    isProven ||= verdict === 'roomInLowerTier';
    (isSilent ? loses.silent : loses.notMeasured).push(lostName(workload, lostPlans, remaining));
  }
  return isProven ? { keeps, loses, isFrontlineOnly: cautions.includes('frontline') } : null;
}

/** Most people of most tenants never open Viva Engage: its silence shows no small need. */
const USED_BY_FEW = 'yammer';

function isKept(verdict: LossVerdict | null): boolean {
  return verdict === null || verdict === 'roomInLowerTier' || verdict === 'enoughForFiles';
}

function keptName(workload: Workload, held: HeldSku): string {
  return tierName(enabledPlansOf(held).filter((plan) => plan.workload === workload)) ?? workload.name;
}

/** `Intune`; `Entra ID P2 (Entra ID P1 stays)`; `SharePoint (lower tier)`. */
function lostName(workload: Workload, lost: readonly HeldPlan[], remaining: readonly HeldPlan[]): string {
  const name = tierName(lost) ?? workload.name;
  if (remaining.length === 0 || !lost.some(({ role }) => role === 'main')) return name;
  const stays = tierName(remaining);
  return stays === null ? `${name} (lower tier)` : `${name} (${stays} stays)`;
}

function tierName(plans: readonly HeldPlan[]): string | null {
  return highestTierName(plans.map(({ servicePlanId }) => servicePlanId));
}
