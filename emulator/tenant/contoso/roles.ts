import { roleTemplateId } from '../builtInRoles';
import { guidFrom } from '../deterministic';
import { dateOf } from '../ledger';
import type { DirectoryRole } from '../model';
import type { Tenant } from '../tenant';

/** Ids of users and of role-assignable groups, by the name of the role. */
type Holders = ReadonlyMap<string, string[]>;

/** Who holds, or may activate, which role at Contoso. */
export interface RoleHolders {
  /** Of Entra's own roles. */
  directory: Holders;
  /** Of Contoso's own roles. */
  custom: Holders;
  /** Eligible in Privileged Identity Management. */
  eligible: Holders;
}

/** Gives the roles to their holders. Eligibility began half a year before `today` (days since 1970) and does not end. */
export function addRoles(tenant: Tenant, holders: RoleHolders, today: number): void {
  for (const [displayName, memberIds] of holders.directory)
    tenant.directoryRoles.push(directoryRole(displayName, memberIds));
  for (const [displayName, principalIds] of holders.custom) {
    const id = guidFrom(`customRole:${displayName}`);
    tenant.customRoles.push({ id, displayName });
    for (const principalId of principalIds)
      tenant.otherRoleAssignments.push({ principalId, roleDefinitionId: id, directoryScopeId: '/' });
  }
  for (const [displayName, principalIds] of holders.eligible) {
    for (const principalId of principalIds)
      tenant.roleEligibilities.push({
        principalId,
        roleDefinitionId: roleTemplateId(displayName),
        directoryScopeId: '/',
        startDateTime: `${dateOf(today - 180)}T08:00:00Z`,
        endDateTime: null,
      });
  }
}

function directoryRole(displayName: string, memberIds: string[]): DirectoryRole {
  return {
    id: guidFrom(`role:${displayName}`),
    displayName,
    roleTemplateId: roleTemplateId(displayName),
    memberIds,
  };
}
