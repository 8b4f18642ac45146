import { guidFrom } from '../../tenant/deterministic';
import type { RoleEligibility, RoleGrant } from '../../tenant/model';
import type { Tenant } from '../../tenant/tenant';

/** Every role assignment that holds now: of activated and of custom roles, in the tenant and in administrative units. */
export function roleAssignments(tenant: Tenant): Array<Record<string, unknown>> {
  const ofActivatedRoles = tenant.directoryRoles.flatMap(({ roleTemplateId, memberIds }) =>
    memberIds.map((principalId) => ({
      principalId,
      roleDefinitionId: roleTemplateId,
      directoryScopeId: '/',
    })),
  );
  return [...ofActivatedRoles, ...tenant.otherRoleAssignments].map((grant) => ({
    id: idOf('roleAssignment', grant),
    principalId: grant.principalId,
    resourceScope: grant.directoryScopeId,
    directoryScopeId: grant.directoryScopeId,
    roleDefinitionId: grant.roleDefinitionId,
  }));
}

export function roleEligibilitySchedules({ roleEligibilities }: Tenant): Array<Record<string, unknown>> {
  return roleEligibilities.map((eligibility) => {
    const id = idOf('roleEligibility', eligibility);
    return {
      id,
      principalId: eligibility.principalId,
      roleDefinitionId: eligibility.roleDefinitionId,
      directoryScopeId: eligibility.directoryScopeId,
      appScopeId: null,
      createdUsing: id,
      createdDateTime: eligibility.startDateTime,
      modifiedDateTime: '0001-01-01T08:00:00Z',
      status: 'Provisioned',
      memberType: 'Direct',
      scheduleInfo: {
        startDateTime: eligibility.startDateTime,
        recurrence: null,
        expiration: expiration(eligibility),
      },
    };
  });
}

function expiration({ endDateTime }: RoleEligibility): Record<string, unknown> {
  return { type: endDateTime === null ? 'noExpiration' : 'afterDateTime', endDateTime, duration: null };
}

function idOf(kind: string, { roleDefinitionId, principalId, directoryScopeId }: RoleGrant): string {
  const scope = directoryScopeId === '/' ? '' : `:${directoryScopeId}`;
  return guidFrom(`${kind}:${roleDefinitionId}:${principalId}${scope}`);
}
