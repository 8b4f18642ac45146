import type { DirectoryRole, TenantGroup } from '../../tenant/model';

/**
 * A group's properties that the emulator knows. Only a Microsoft 365 group can hide its members; `domain` is that of its
 * mail address. `licenseProcessingState` and the licenses come with $select only.
 */
export function writeGroup(group: TenantGroup, domain: string): Record<string, unknown> {
  const isUnified = group.visibility === 'HiddenMembership';
  const mailNickname = group.displayName.replace(/[^A-Za-z0-9]/g, '');
  return {
    id: group.id,
    deletedDateTime: null,
    description: null,
    displayName: group.displayName,
    groupTypes: isUnified ? ['Unified'] : [],
    isAssignableToRole: group.isAssignableToRole ?? null,
    mail: isUnified ? `${mailNickname.toLowerCase()}@${domain}` : null,
    mailEnabled: isUnified,
    mailNickname,
    onPremisesSyncEnabled: null,
    securityEnabled: !isUnified,
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
