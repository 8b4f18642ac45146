import { listOf } from '../../candidates/rules/wording';
import type { Sku } from '../../products/sku';
import type { AssignedLicense } from '../../roster/assignedLicense';
import type { KeptLicense, LicenseChange } from '../change';
import { directOf, inheritedOf } from '../heldLicenses';
import { describeGroup, kept, keptInherited, type GroupNames } from '../keptLicense';
import { newAssignment } from './assignment';
import { carriedPlans, missingPlans, without, type PlanTransfer } from './carriedPlans';

export interface Replacement {
  from: Sku;
  to: Sku;
  /** Service plan ids of `from`. */
  sourcePlans: readonly string[];
  /** Service plan ids of `to`. */
  targetPlans: readonly string[];
  /** What people call a service plan. */
  planName(servicePlanId: string): string;
}

/**
 * Replaces one license by another in one call, which Graph does whole or not at all. Plans that are off stay off, and
 * those that are on stay on, as far as the target has them. A user who does not hold `from` directly gets nothing.
 */
export function planReplacement(
  held: readonly AssignedLicense[],
  replacement: Replacement,
  groupNames: GroupNames,
): LicenseChange {
  const { from, to, sourcePlans, targetPlans } = replacement;
  const direct = directOf(held, from.skuId);
  const target = directOf(held, to.skuId);
  if (!direct) {
    const keptTarget = target ? [alreadyAssigned(target, 'directly', replacement)] : [];
    return { remove: [], add: [], kept: [...keptTarget, ...whyNotReplaced(held, from, groupNames)] };
  }
  const transfer = { sourcePlans, targetPlans, disabledInSource: direct.disabledPlans };
  return { remove: [direct], ...planTarget(held, transfer, replacement, groupNames) };
}

/** What is assigned of the target, and what is left as it is. */
function planTarget(
  held: readonly AssignedLicense[],
  transfer: PlanTransfer,
  replacement: Replacement,
  groupNames: GroupNames,
): Omit<LicenseChange, 'remove'> {
  const { to, targetPlans } = replacement;
  const direct = directOf(held, to.skuId);
  const groups = inheritedOf(held, to.skuId).filter(({ state }) => state === 'Active');
  const on = targetPlans.filter((plan) =>
    [...(direct ? [direct] : []), ...groups].some(
      ({ disabledPlans }) => without([plan], disabledPlans).length > 0,
    ),
  );
  if (direct) return planBesideDirect(direct, missingPlans(transfer, on), replacement);
  const [group] = groups;
  if (group) return planBesideGroup(group, on, transfer, replacement, groupNames);
  return { add: [newAssignment(to, carriedPlans(transfer))], kept: [] };
}

/** The user has the target: only what would be lost is turned on in it. */
function planBesideDirect(
  direct: AssignedLicense,
  missing: readonly string[],
  replacement: Replacement,
): Omit<LicenseChange, 'remove'> {
  const { from, to, targetPlans } = replacement;
  if (missing.length === 0) return { add: [], kept: [alreadyAssigned(direct, 'directly', replacement)] };
  // A plan that Microsoft has dropped from the SKU cannot be sent any more.
  const dropped = without(direct.disabledPlans, targetPlans);
  const stillOff = without(direct.disabledPlans, [...missing, ...dropped]);
  const remark = `The user has ${to.name} already; ${names(missing, replacement)} is turned on in it, because ${from.name} brings it.`;
  return { add: [newAssignment(to, stillOff)], kept: [], remarks: [remark] };
}

/** A group gives the target: it is assigned only if the group's plans are too few. `on`: those that groups give. */
function planBesideGroup(
  group: AssignedLicense,
  on: readonly string[],
  transfer: PlanTransfer,
  replacement: Replacement,
  groupNames: GroupNames,
): Omit<LicenseChange, 'remove'> {
  const { from, to } = replacement;
  const groupName = describeGroup(group.groupId, groupNames);
  const carried = carriedPlans(transfer);
  const missing = missingPlans(transfer, on);
  if (missing.length > 0) {
    const remark = `${to.name} comes from ${groupName} as well, but with ${names(missing, replacement)} turned off.`;
    return { add: [newAssignment(to, carried)], kept: [], remarks: [remark] };
  }
  const unchanged = { add: [], kept: [alreadyAssigned(group, `by ${groupName}`, replacement)] };
  const turnedOn = carried.filter((plan) => without(on, [plan]).length < on.length);
  if (turnedOn.length === 0) return unchanged;
  const remark = `${to.name} from ${groupName} has ${names(turnedOn, replacement)} turned on, which was off in ${from.name}.`;
  return { ...unchanged, remarks: [remark] };
}

function names(plans: readonly string[], replacement: Replacement): string {
  return listOf(plans.map((plan) => replacement.planName(plan)));
}

function alreadyAssigned(target: AssignedLicense, way: string, replacement: Replacement): KeptLicense {
  const off = names(target.disabledPlans, replacement);
  const state = off === '' ? '' : `, with ${off} turned off`;
  return kept(target, 'alreadyAssigned', { text: `The user already has ${target.name} ${way}${state}.` });
}

function whyNotReplaced(held: readonly AssignedLicense[], from: Sku, groupNames: GroupNames): KeptLicense[] {
  const inherited = inheritedOf(held, from.skuId);
  if (inherited.length > 0) return inherited.map((license) => keptInherited(license, groupNames, true));
  const text = `The user does not hold ${from.name}, so there is nothing to replace.`;
  return [kept(from, 'notAssigned', { text })];
}
