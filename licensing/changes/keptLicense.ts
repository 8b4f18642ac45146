import type { Sku } from '../products/sku';
import type { AssignedLicense } from '../roster/assignedLicense';
import type { KeptLicense, KeptReason } from './change';

/** Display names of groups by id, as far as the app may read them. */
export type GroupNames = ReadonlyMap<string, string>;

interface KeptDetails {
  text: string;
  isRefusal?: boolean;
}

export function kept(sku: Sku, reason: KeptReason, { text, isRefusal = false }: KeptDetails): KeptLicense {
  return {
    skuId: sku.skuId,
    skuPartNumber: sku.skuPartNumber,
    name: sku.name,
    family: sku.family,
    reason,
    text,
    groupId: null,
    groupName: null,
    isRefusal,
  };
}

/** Graph refuses to remove an inherited license from the user, so the call is never sent. */
export function keptInherited(
  license: AssignedLicense,
  groupNames: GroupNames,
  isRefusal: boolean,
): KeptLicense {
  const groupName = groupNames.get(license.groupId ?? '') ?? null;
  const group = describeGroup(license.groupId, groupNames);
  return {
    ...kept(license, 'inheritedFromGroup', {
      text: `${license.name} comes from ${group}: take the user out of that group, or the license off the group.`,
      isRefusal,
    }),
    groupId: license.groupId,
    groupName,
  };
}

/** `group "Sales"`, or `group <id>` if the app may not read its name. */
export function describeGroup(groupId: string | null, groupNames: GroupNames): string {
  const name = groupNames.get(groupId ?? '');
  return name === undefined ? `group ${groupId ?? '(unknown)'}` : `group "${name}"`;
}
