import { listOf } from '../../candidates/rules/wording';
import { foldId } from '../../products/foldId';
import type { AssignedLicense } from '../../roster/assignedLicense';
import type { KeptLicense, LicenseChange } from '../change';
import { directOf, inheritedOf, samePlans } from '../heldLicenses';
import { describeGroup, kept, type GroupNames } from '../keptLicense';
import { without } from './carriedPlans';

export interface RestorationSettings {
  groupNames: GroupNames;
  /** SKU ids in lower case that the user had from a group before the removal: the direct assignment was a second one. */
  givenByGroupBefore: ReadonlySet<string>;
  /** What people call a service plan. */
  planName(servicePlanId: string): string;
}

/**
 * Assigns the removed licenses again, with the plans that were off. A license that the user has back so is left alone,
 * directly or by a group that did not give it before.
 */
export function planRestoration(
  held: readonly AssignedLicense[],
  removed: readonly AssignedLicense[],
  settings: RestorationSettings,
): LicenseChange {
  const change: LicenseChange = { remove: [], add: [], kept: [] };
  const remarks: string[] = [];
  for (const license of removed) {
    const back = backAlready(held, license, settings);
    if (back) change.kept.push(back);
    else {
      change.add.push(license);
      remarks.push(...overridden(held, license, settings));
    }
  }
  if (remarks.length > 0) change.remarks = remarks;
  return change;
}

function backAlready(
  held: readonly AssignedLicense[],
  license: AssignedLicense,
  settings: RestorationSettings,
): KeptLicense | null {
  const direct = directOf(held, license.skuId);
  if (direct && samePlans(direct.disabledPlans, license.disabledPlans))
    return kept(direct, 'alreadyAssigned', { text: `The user has ${direct.name} back already.` });
  const group = direct ? undefined : groupsSince(held, license, settings).find(isInSameForm(license));
  if (!group) return null;
  const groupName = describeGroup(group.groupId, settings.groupNames);
  const text = `The user has ${group.name} from ${groupName} now, with the same service plans.`;
  return {
    ...kept(group, 'alreadyAssigned', { text }),
    groupId: group.groupId,
    groupName: settings.groupNames.get(group.groupId ?? '') ?? null,
  };
}

function isInSameForm({ disabledPlans }: AssignedLicense) {
  return (group: AssignedLicense) =>
    group.state === 'Active' && samePlans(group.disabledPlans, disabledPlans);
}

/** The group assignments of the SKU that came after the removal. */
function groupsSince(
  held: readonly AssignedLicense[],
  { skuId }: AssignedLicense,
  { givenByGroupBefore }: RestorationSettings,
): AssignedLicense[] {
  return givenByGroupBefore.has(foldId(skuId)) ? [] : inheritedOf(held, skuId);
}

function overridden(
  held: readonly AssignedLicense[],
  license: AssignedLicense,
  settings: RestorationSettings,
): string[] {
  const direct = directOf(held, license.skuId);
  if (direct) {
    const names = (plans: readonly string[]) => listOf(plans.map((plan) => settings.planName(plan)));
    const turnedOn = names(without(direct.disabledPlans, license.disabledPlans));
    const turnedOff = names(without(license.disabledPlans, direct.disabledPlans));
    const changes = [turnedOn && `${turnedOn} turned on`, turnedOff && `${turnedOff} turned off`];
    const list = listOf(changes.filter((part) => part !== ''));
    return [`${license.name} has been assigned again since; as before its removal, it has ${list}.`];
  }
  return groupsSince(held, license, settings).map(({ groupId }) => {
    const groupName = describeGroup(groupId, settings.groupNames);
    return `The user has ${license.name} from ${groupName} as well now, with other service plans turned off or not active.`;
  });
}
