import type { GraphClient } from '../http/client';
import { incompleteError } from '../http/graphError';
import type { PermissionTask } from '../permissions';

/** A user, group or service principal that holds a directory role, or may activate one. */
export interface RolePrincipal {
  id: string;
  /** Null where Graph does not tell. */
  isGroup: boolean | null;
}

/**
 * Who holds a role: built-in or custom, in the whole tenant or in an administrative unit ("List
 * unifiedRoleAssignments"). Roles that somebody has activated in Privileged Identity Management are among them.
 * @throws GraphError where not all assignments could be read
 */
export function getRoleHolders(graph: GraphClient): Promise<RolePrincipal[]> {
  return readPrincipals(graph, '/roleManagement/directory/roleAssignments', 'roleAssignment:getAll');
}

/**
 * Who may activate a role in Privileged Identity Management: "List roleEligibilitySchedules".
 * @throws GraphError where not all schedules could be read; `AadPremiumLicenseRequired` in a tenant that has none,
 * because it has no Microsoft Entra ID P2 or Governance license
 */
export function getEligibleForRoles(graph: GraphClient): Promise<RolePrincipal[]> {
  return readPrincipals(
    graph,
    '/roleManagement/directory/roleEligibilitySchedules',
    'roleEligibility:getAll',
  );
}

/** The kind of a directory object by its `@odata.type`; null where that is missing. */
export function isGroupType(type: string | undefined): boolean | null {
  return type === undefined ? null : type === '#microsoft.graph.group';
}

interface RoleGrant {
  id: string;
  principalId?: string;
  principal?: { '@odata.type'?: string } | null;
}

/**
 * Both pages document `$expand=principal`. Of a principal that the app may not read, Graph still returns the
 * `@odata.type` and the id ("Limited information returned for inaccessible member objects").
 */
async function readPrincipals(
  graph: GraphClient,
  path: string,
  task: PermissionTask,
): Promise<RolePrincipal[]> {
  const principals: RolePrincipal[] = [];
  for await (const page of graph.pages<RoleGrant>(path, { task, query: { $expand: 'principal' } })) {
    for (const { principalId, principal } of page) {
      if (principalId === undefined) throw nameless(task);
      principals.push({ id: principalId, isGroup: isGroupType(principal?.['@odata.type']) });
    }
  }
  return principals;
}

function nameless(task: PermissionTask) {
  return incompleteError({
    code: 'RoleWithoutPrincipal',
    message: 'The list of directory roles does not name everybody who holds one.',
    task,
  });
}
