import type { AssignedLicense } from '../roster/assignedLicense';
import type { Sku } from '../products/sku';
import type { KeptLicense, KeptReason } from './change';

/** Display names of groups by id; a group whose name is not known is left out. */
export type GroupNames = ReadonlyMap<string, string>;

interface KeptDetails {
  text: string;
  isRefusal?: boolean;
}

export function kept(
  { skuId, skuPartNumber, name, family }: Sku,
  reason: KeptReason,
  details: KeptDetails,
): KeptLicense {
  return {
    ...{ skuId, skuPartNumber, name, family, reason },
    ...{ text: details.text, groupId: null, groupName: null, isRefusal: details.isRefusal ?? false },
  };
}

/** An inherited license can only go with the group; the doomed call is never sent. */
export function keptInherited(
  license: AssignedLicense,
  groupNames: GroupNames,
  isRefusal: boolean,
): KeptLicense {
  const groupName = groupNames.get(license.groupId ?? '') ?? null;
  const group = groupName === null ? `group ${license.groupId ?? '(unknown)'}` : `group "${groupName}"`;
  return {
    ...kept(license, 'inheritedFromGroup', {
      text: `${license.name} comes from ${group}: take the user out of that group, or the license off the group.`,
      isRefusal,
    }),
    groupId: license.groupId,
    groupName,
  };
}
