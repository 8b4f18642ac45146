import type { DirectoryRole, TenantGroup } from '../../tenant/model';
import type { Tenant } from '../../tenant/tenant';
import { securityIdentifier } from '../securityIdentifier';

/**
 * A group's properties that the emulator knows. Only a Microsoft 365 group can hide its members. All of
 * them are as old as the tenant. `licenseProcessingState` and the licenses come with $select only.
 */
export function writeGroup(group: TenantGroup, tenant: Tenant): Record<string, unknown> {
  const isUnified = group.visibility === 'HiddenMembership';
  const mailNickname = group.displayName.replace(/[^A-Za-z0-9]/g, '');
  return {
    id: group.id,
    createdDateTime: tenant.organization.createdDateTime,
    deletedDateTime: null,
    description: null,
    displayName: group.displayName,
    groupTypes: isUnified ? ['Unified'] : [],
    isAssignableToRole: group.isAssignableToRole ?? null,
    mail: isUnified ? `${mailNickname.toLowerCase()}@${tenant.defaultDomain}` : null,
    mailEnabled: isUnified,
    mailNickname,
    onPremisesSyncEnabled: null,
    securityEnabled: !isUnified,
    securityIdentifier: securityIdentifier(group.id),
    visibility: group.visibility ?? null,
    assignedLicenses: group.assignedLicenses,
    licenseProcessingState:
      group.licenseProcessingState === undefined && group.assignedLicenses.length === 0
        ? null
        : { state: group.licenseProcessingState ?? 'ProcessingComplete' },
  };
}

const onlyWhenSelected = ['assignedLicenses', 'licenseProcessingState'];

/** The properties that a group shows when nothing is selected. */
export function withoutSelectable(group: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(group).filter(([name]) => !onlyWhenSelected.includes(name)));
}

export function writeRole(role: DirectoryRole): Record<string, unknown> {
  return {
    id: role.id,
    deletedDateTime: null,
    description: null,
    displayName: role.displayName,
    roleTemplateId: role.roleTemplateId,
  };
}
