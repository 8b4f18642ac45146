import type { GraphClient } from '../http/client';
import { isGraphError } from '../http/graphError';
import { graphPath } from '../http/odata';
import { getGroup, type Group } from './groups';

export interface GroupMembers {
  group: Group;
  /** Object ids of all members, of nested groups too; the nested groups themselves included. */
  ids: Set<string>;
  /** True where nobody is a member, but for groups that have no members either. */
  isEmpty: boolean;
  /**
   * The group and the groups nested in it that hide their members and show none. An app without `Member.Read.Hidden` and
   * a group without members get the same empty list, so `ids` may lack somebody as long as there is one of these.
   */
  unreadable: Group[];
}

/** Nested groups that are looked at side by side: enough to hide the latency, too few to be throttled. */
const parallelReads = 8;

interface Member {
  '@odata.type'?: string;
  id: string;
}

/**
 * The members of a group, those of nested groups included: "List group transitive members". Nested groups are known by
 * their `@odata.type`: a cast in the address would make it an advanced query, whose index lags behind.
 * @throws GraphError where the group does not exist or not all members could be read
 */
export async function getGroupMembers(graph: GraphClient, groupId: string): Promise<GroupMembers> {
  const group = await getGroup(graph, groupId);
  const ids = new Set<string>();
  const nestedIds: string[] = [];
  const path = graphPath`/groups/${groupId}/transitiveMembers`;
  for await (const page of membersOf(graph, path, group)) {
    for (const { id, '@odata.type': type } of page) {
      ids.add(id);
      if (type === '#microsoft.graph.group') nestedIds.push(id);
    }
  }
  const unreadable = hidesMembers(group) && ids.size === 0 ? [group] : [];
  for (let start = 0; start < nestedIds.length; start += parallelReads) {
    const chunk = nestedIds.slice(start, start + parallelReads);
    const found = await Promise.all(chunk.map(async (id) => unreadableNested(graph, id)));
    for (const nested of found) if (nested !== null) unreadable.push(nested);
  }
  return { group, ids, isEmpty: ids.size === nestedIds.length, unreadable };
}

/** Null where its members are not hidden, or the app sees them. */
async function unreadableNested(graph: GraphClient, groupId: string): Promise<Group | null> {
  const group = await getGroup(graph, groupId).catch(nullIfDeleted);
  if (group === null || !hidesMembers(group)) return null;
  for await (const page of membersOf(graph, graphPath`/groups/${groupId}/members`, group, 1)) {
    if (page.length > 0) return null;
  }
  return group;
}

/** `most`: number of members that the caller needs. Default: all. */
async function* membersOf(
  graph: GraphClient,
  path: string,
  group: Group,
  most?: number,
): AsyncGenerator<Member[], void, undefined> {
  const query = { $select: 'id', $top: most ?? 999 };
  try {
    yield* graph.pages<Member>(path, { task: 'group:members', query, rowsNeeded: most });
  } catch (error) {
    // Where the group itself was readable, a refusal is about its hidden members: it shows none.
    if (!(isGraphError(error) && error.httpStatus === 403 && hidesMembers(group))) throw error;
  }
}

/** `Hidden` is what "group resource type" calls the visibility of role-assignable groups. */
function hidesMembers({ visibility }: Group): boolean {
  return /^hidden/i.test(visibility ?? '');
}

/** A group that was deleted since the members were listed protects nobody any more. */
function nullIfDeleted(error: unknown): null {
  if (isGraphError(error) && error.httpStatus === 404) return null;
  throw error;
}

/** The object ids of all members, in lower case. */
export function memberIds(lists: readonly GroupMembers[]): Set<string> {
  return new Set(lists.flatMap(({ ids }) => [...ids]).map((id) => id.toLowerCase()));
}
