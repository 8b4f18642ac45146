import type { GraphClient } from '../http/client';
import { GraphError, isGraphError } from '../http/graphError';
import { graphPath } from '../http/odata';
import { readInBatches } from '../http/readInBatches';

export interface Group {
  id: string;
  displayName: string | null;
  /** `Public`, `Private` or `HiddenMembership`; null for security groups. */
  visibility: string | null;
}

/**
 * One group: "Get group".
 * @throws GraphError where it does not exist or may not be read
 */
export async function getGroup(graph: GraphClient, groupId: string): Promise<Group> {
  const query = { $select: 'id,displayName,visibility' };
  try {
    return await graph.get<Group>(graphPath`/groups/${groupId}`, { task: 'group:members', query });
  } catch (error) {
    throw isGraphError(error) && error.httpStatus === 404 ? unknownGroup(groupId, error) : error;
  }
}

function unknownGroup(groupId: string, error: GraphError): GraphError {
  return new GraphError({
    ...error.toJSON(),
    message: `The group ${groupId} was not found in this tenant (${error.code}).`,
    description:
      'The Microsoft Entra admin center shows the object ID of a group under Groups > Overview. A group that was deleted must be removed from the list.',
  });
}

/** Names of groups, for reading only. */
export interface GroupNames {
  /** By group id. A group that does not exist is left out. */
  names: Map<string, string>;
  /** Groups whose names could not be read, and why the first of them could not; null where all could. */
  unread: { count: number; error: GraphError } | null;
}

/**
 * Display names by group id, read in batches ("Get group"). Nothing rests on a name, so a failure stops nobody: it is in
 * `unread`.
 * @throws GraphError where the run is cancelled
 */
export async function readGroupNames(graph: GraphClient, groupIds: readonly string[]): Promise<GroupNames> {
  const ids = [...new Set(groupIds)];
  const names = new Map<string, string>();
  const errors: GraphError[] = [];
  try {
    const paths = new Map(ids.map((id) => [id, `${graphPath`/groups/${id}`}?$select=id,displayName`]));
    for (const [id, { error, body }] of await readInBatches(graph, paths, 'group:get')) {
      if (error !== null && error.httpStatus !== 404) errors.push(error);
      const name = error === null ? (body as Pick<Group, 'displayName'>).displayName : null;
      if (name) names.set(id, name);
    }
  } catch (error) {
    if (!isGraphError(error) || error.kind === 'cancelled') throw error;
    return { names, unread: { count: ids.length, error } };
  }
  const [error] = errors;
  return { names, unread: error === undefined ? null : { count: errors.length, error } };
}

/** "Works council" (02bd9fd6-8f93-4758-87c3-1fb73740a315) */
export function groupName({ displayName, id }: Group): string {
  return displayName === null ? id : `"${displayName}" (${id})`;
}
