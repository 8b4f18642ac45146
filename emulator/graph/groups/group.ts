import type { DirectoryRole, TenantGroup } from '../../tenant/model';

/** A group's properties that the emulator knows; `licenseProcessingState` and the licences come with $select only. */
export function writeGroup(group: TenantGroup): Record<string, unknown> {
  return {
    id: group.id,
    deletedDateTime: null,
    description: null,
    displayName: group.displayName,
    groupTypes: [],
    mail: null,
    mailEnabled: false,
    mailNickname: group.displayName.replace(/[^A-Za-z0-9]/g, ''),
    onPremisesSyncEnabled: null,
    securityEnabled: true,
    visibility: null,
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
