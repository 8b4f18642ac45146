import { largestBatch } from '../http/batch';
import type { GraphClient } from '../http/client';
import { GraphError, isGraphError } from '../http/graphError';
import { graphPath } from '../http/odata';

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

/**
 * Display names by group id, read in batches of 20 ("Get group"). A group that does not exist, or that the app may not
 * read, is left out.
 * @throws GraphError where Graph cannot be reached
 */
export async function getGroupNames(
  graph: GraphClient,
  groupIds: readonly string[],
): Promise<Map<string, string>> {
  const ids = [...new Set(groupIds)];
  const names = new Map<string, string>();
  for (let start = 0; start < ids.length; start += largestBatch) {
    const chunk = ids.slice(start, start + largestBatch);
    const requests = chunk.map((id, index) => ({
      id: String(index),
      method: 'GET' as const,
      url: `${graphPath`/groups/${id}`}?$select=id,displayName`,
    }));
    const responses = await graph.batch(requests, { task: 'group:get' }).catch(noneIfRefused);
    chunk.forEach((id, index) => {
      const response = responses.get(String(index));
      const name =
        response?.error === null ? (response.body as Pick<Group, 'displayName'>).displayName : null;
      if (name) names.set(id, name);
    });
  }
  return names;
}

function noneIfRefused(error: unknown): Awaited<ReturnType<GraphClient['batch']>> {
  if (isGraphError(error) && error.kind === 'refused') return new Map();
  throw error;
}

/** "Works council" (02bd9fd6-8f93-4758-87c3-1fb73740a315) */
export function groupName({ displayName, id }: Group): string {
  return displayName === null ? id : `"${displayName}" (${id})`;
}
