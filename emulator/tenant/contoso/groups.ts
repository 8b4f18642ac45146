import { planIdOf, skuIdOf } from '../catalog/catalogSku';
import type { TenantGroup } from '../model';
import { departments, executiveOffice } from './departments';
import { groupId } from './directoryUser';
import {
  departmentGroup,
  executives,
  groupOfEveryone,
  helpdeskRoleGroup,
  licenceExceptions,
  licensingGroups,
  worksCouncil,
} from './groupNames';

/** Contoso's groups with their members, who are given by the group's name. */
export function contosoGroups(members: ReadonlyMap<string, string[]>): TenantGroup[] {
  const group = (displayName: string, memberIds = members.get(displayName) ?? []): TenantGroup => ({
    id: groupId(displayName),
    displayName,
    memberIds,
    assignedLicenses: [],
  });
  const ofDepartments = [executiveOffice, ...departments.map(({ name }) => name)].map(departmentGroup);
  return [
    ...Object.entries(licensingGroups).map(([name, { sku, disabledPlans }]): TenantGroup => ({
      ...group(name),
      assignedLicenses: [{ skuId: skuIdOf(sku), disabledPlans: disabledPlans.map(planIdOf) }],
    })),
    ...ofDepartments.map((name) => group(name)),
    group(groupOfEveryone, ofDepartments.map(groupId)),
    group(executives),
    group(licenceExceptions, [...(members.get(licenceExceptions) ?? []), groupId(executives)]),
    { ...group(helpdeskRoleGroup), visibility: 'Private', isAssignableToRole: true },
    { ...group(worksCouncil), visibility: 'HiddenMembership' },
  ];
}
