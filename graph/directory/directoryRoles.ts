import type { GraphClient } from '../http/client';
import { getTransitiveMemberIds } from './groups';
import { graphPath } from '../http/odata';

interface DirectoryObject {
  '@odata.type'?: string;
  id: string;
}

const options = { task: 'directoryRole:members', query: { $select: 'id' } } as const;

/**
 * Object ids of the accounts that hold a directory role, directly or through a role-assignable group: "List
 * directoryRoles" and "List members of a directory role". Each role is read by itself, because `$expand=members` returns
 * at most 20 members. Accounts that are only eligible for a role (Privileged Identity Management) are not included.
 * @throws GraphError where a role or a group could not be read whole
 */
export async function getAdministratorIds(graph: GraphClient): Promise<Set<string>> {
  const roleIds: string[] = [];
  for await (const roles of graph.pages<DirectoryObject>('/directoryRoles', options)) {
    for (const { id } of roles) roleIds.push(id);
  }
  const ids = new Set<string>();
  await Promise.all(roleIds.map((roleId) => addMembers(graph, roleId, ids)));
  return ids;
}

async function addMembers(graph: GraphClient, roleId: string, ids: Set<string>): Promise<void> {
  for await (const members of graph.pages<DirectoryObject>(
    graphPath`/directoryRoles/${roleId}/members`,
    options,
  )) {
    for (const { id, '@odata.type': type } of members) {
      ids.add(id);
      if (type !== '#microsoft.graph.group') continue;
      for (const memberId of await getTransitiveMemberIds(graph, id)) ids.add(memberId);
    }
  }
}
