import { builtInRoles } from '../../tenant/builtInRoles';
import type { Tenant } from '../../tenant/tenant';

/** Every role that the tenant knows, Entra's own and its own. */
export function roleDefinitions({ directoryRoles, customRoles }: Tenant): Array<Record<string, unknown>> {
  const builtIn = new Map(builtInRoles);
  for (const { roleTemplateId, displayName } of directoryRoles) builtIn.set(roleTemplateId, displayName);
  return [
    ...[...builtIn].map(([id, displayName]) => definition(id, displayName, true)),
    ...customRoles.map(({ id, displayName }) => definition(id, displayName, false)),
  ];
}

function definition(id: string, displayName: string, isBuiltIn: boolean): Record<string, unknown> {
  return {
    id,
    description: null,
    displayName,
    isBuiltIn,
    isEnabled: true,
    resourceScopes: ['/'],
    templateId: id,
    version: isBuiltIn ? '1' : null,
    rolePermissions: [],
  };
}
