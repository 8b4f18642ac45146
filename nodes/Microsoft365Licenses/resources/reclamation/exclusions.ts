import type { GraphClient } from '../../../../graph/client';
import { getAdministratorIds } from '../../../../graph/directoryRoles';
import { getTransitiveMemberIds } from '../../../../graph/groups';
import type { RosterItem } from '../../../../licensing/roster';
import type { CandidateRequest } from './candidateRequest';

/** Whether a user is left out. */
export type Exclusion = (user: Pick<RosterItem, 'id' | 'userId'>) => boolean;

/**
 * Reads who is left out, before anything is concluded about anybody.
 * @throws {GraphError} where that is not known in full: a group that does not exist, a permission that is missing
 */
export async function readExclusions(graph: GraphClient, { exclude }: CandidateRequest): Promise<Exclusion> {
  const lists = await Promise.all([
    ...exclude.groupIds.map((groupId) => getTransitiveMemberIds(graph, groupId)),
    ...(exclude.admins ? [getAdministratorIds(graph)] : []),
  ]);
  const excludedIds = new Set(lists.flatMap((ids) => [...ids]).map((id) => id.toLowerCase()));
  return ({ id, userId }) => {
    const key = (id ?? '').toLowerCase();
    return excludedIds.has(key) || exclude.users.has(key) || exclude.users.has(userId.toLowerCase());
  };
}
