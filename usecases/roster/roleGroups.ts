import { getGroupMembers, type GroupMembers } from '../../graph/directory/groupMembers';
import type { Group } from '../../graph/directory/groups';
import type { RolePrincipal } from '../../graph/directory/roleAssignments';
import type { GraphClient } from '../../graph/http/client';
import type { GraphError } from '../../graph/http/graphError';
import { groupName } from '../../graph/directory/groups';
import { memberIds } from '../../graph/directory/groupMembers';
import { refusalOf, withRemedy } from './roleRefusal';

export interface RoleGroupMembers {
  /** Object ids in lower case. */
  ids: Set<string>;
  /** Groups whose members may be administrators and are not known, and what to grant; one sentence each. */
  missing: string[];
}

/**
 * The members of the groups among those who hold a role. A principal whose kind Graph does not tell is looked up as a
 * group.
 * @throws {GraphError} where Graph cannot be reached, a list is incomplete or the run is cancelled
 */
export async function readRoleGroups(
  graph: GraphClient,
  principals: readonly RolePrincipal[],
): Promise<RoleGroupMembers> {
  const mayBeGroups = principals.filter(({ isGroup }) => isGroup !== false).map(({ id }) => id);
  const readings = await Promise.all([...new Set(mayBeGroups)].map(async (id) => readRoleGroup(graph, id)));
  const lists = readings.flatMap(({ list }) => list ?? []);
  const refusals = readings.flatMap(({ refusal }) => refusal ?? []);
  const hidden = lists.flatMap(({ unreadable }) => unreadable);
  return { ids: memberIds(lists), missing: [...refusedGroups(refusals), ...hiddenGroups(hidden)] };
}

/** Both null where there is no such group: it was deleted, or the principal is a user or an app. */
async function readRoleGroup(
  graph: GraphClient,
  groupId: string,
): Promise<{ list: GroupMembers | null; refusal: GraphError | null }> {
  try {
    return { list: await getGroupMembers(graph, groupId), refusal: null };
  } catch (error) {
    const refusal = refusalOf(error);
    return { list: null, refusal: refusal.httpStatus === 404 ? null : refusal };
  }
}

function refusedGroups(refusals: readonly GraphError[]): string[] {
  const [first] = refusals;
  if (first === undefined) return [];
  const what = 'Administrators by way of a group were not looked at.';
  return [withRemedy(what, 'group:members', first)];
}

function hiddenGroups(hidden: readonly Group[]): string[] {
  if (hidden.length === 0) return [];
  const names = [...new Set(hidden.map(groupName))].join(', ');
  return [
    `Administrators by way of a group with hidden membership were not looked at: ${names}. Grant the app the application permission Member.Read.Hidden, with admin consent.`,
  ];
}
