import type { GraphClient } from '../http/client';
import { graphPath } from '../http/odata';
import { isGroupType, type RolePrincipal } from './roleAssignments';

interface DirectoryObject {
  '@odata.type'?: string;
  id: string;
}

const options = { task: 'directoryRole:members', query: { $select: 'id' } } as const;

/**
 * Who holds an activated built-in role in the whole tenant: "List directoryRoles" and "List members of a directory role".
 * Each role is read by itself, because `$expand=members` returns at most 20 members. Custom roles, roles in an
 * administrative unit and accounts that are only eligible are not among them: `roleAssignments.ts` reads those.
 * @throws GraphError where a role could not be read whole
 */
export async function getActivatedRoleHolders(graph: GraphClient): Promise<RolePrincipal[]> {
  const roleIds: string[] = [];
  for await (const roles of graph.pages<DirectoryObject>('/directoryRoles', options)) {
    for (const { id } of roles) roleIds.push(id);
  }
  const holders = await Promise.all(roleIds.map(async (roleId) => readHolders(graph, roleId)));
  return holders.flat();
}

async function readHolders(graph: GraphClient, roleId: string): Promise<RolePrincipal[]> {
  const holders: RolePrincipal[] = [];
  const path = graphPath`/directoryRoles/${roleId}/members`;
  for await (const members of graph.pages<DirectoryObject>(path, options)) {
    for (const { id, '@odata.type': type } of members) holders.push({ id, isGroup: isGroupType(type) });
  }
  return holders;
}
