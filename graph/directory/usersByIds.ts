import type { User } from '@microsoft/microsoft-graph-types';
import type { GraphClient } from '../http/client';
import type { GraphError } from '../http/graphError';
import { stringLiteral } from '../http/odata';
import { readInBatches } from '../http/readInBatches';
import type { PermissionTask } from '../permissions';

/** Most values that Graph takes in one `in (...)`. */
const MOST_IDS_IN_A_FILTER = 15;

export interface UsersByIdsQuery {
  task: PermissionTask;
  /** The path that asks for the users of a clause, `id in (...)`, not yet encoded; `count`: of the ids in it. */
  pathOf: (clause: string, count: number) => string;
  /** The error where an answer is no whole list. */
  incomplete: () => GraphError;
}

/**
 * Those of the ids that exist and match, 300 in a round trip: 20 requests for 15 users each ("Combine multiple HTTP requests
 * using JSON batching").
 * @throws GraphError where not all could be read
 */
export async function getUsersByIds(
  graph: GraphClient,
  userIds: readonly string[],
  { task, pathOf, incomplete }: UsersByIdsQuery,
): Promise<User[]> {
  const paths = new Map<string, string>();
  for (let start = 0; start < userIds.length; start += MOST_IDS_IN_A_FILTER) {
    const ids = userIds.slice(start, start + MOST_IDS_IN_A_FILTER);
    paths.set(ids.join(), pathOf(`id in (${ids.map(stringLiteral).join(',')})`, ids.length));
  }
  const users: User[] = [];
  for (const { error, body } of (await readInBatches(graph, paths, task)).values()) {
    if (error !== null) throw error;
    const { value, '@odata.nextLink': more } = body as { value?: unknown; '@odata.nextLink'?: string };
    if (!Array.isArray(value) || more !== undefined) throw incomplete();
    for (const user of value as User[]) users.push(user);
  }
  return users;
}
