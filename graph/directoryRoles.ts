import type { GraphClient } from './client';
import { getTransitiveMemberIds } from './groups';
import { graphPath } from './odata';

interface DirectoryRole {
  id: string;
}

interface RoleMember {
  '@odata.type'?: string;
  id: string;
}

/**
 * Object ids of the accounts that hold a directory role, directly or through a role-assignable group: "List
 * directoryRoles" and "List members of a directory role". Roles are read one by one: `$expand=members` gives no more
 * than 20. Who is only eligible for a role (Privileged Identity Management) is not among them.
 * @throws GraphError where not all of it could be read
 */
export async function getAdministratorIds(graph: GraphClient): Promise<Set<string>> {
  const roles: DirectoryRole[] = [];
  const options = { task: 'directoryRole:members', query: { $select: 'id' } } as const;
  for await (const page of graph.pages<DirectoryRole>('/directoryRoles', options)) roles.push(...page);
  const ids = new Set<string>();
  for (const { id } of roles) {
    for await (const page of graph.pages<RoleMember>(graphPath`/directoryRoles/${id}/members`, options)) {
      for (const member of page) {
        ids.add(member.id);
        if (member['@odata.type'] !== '#microsoft.graph.group') continue;
        for (const inGroup of await getTransitiveMemberIds(graph, member.id)) ids.add(inGroup);
      }
    }
  }
  return ids;
}
