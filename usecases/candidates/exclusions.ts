import type { GraphClient } from '../../graph/http/client';
import { getAdministratorIds } from '../../graph/directory/directoryRoles';
import { getTransitiveMemberIds } from '../../graph/directory/groups';
import type { RosterItem } from '../../licensing/roster/rosterItem';
import type { CandidateRequest } from '../../nodes/Microsoft365Licenses/resources/reclamation/candidateRequest';

/** Who is left out. */
export interface Exclusion {
  covers(user: Pick<RosterItem, 'id' | 'userId' | 'email'>): boolean;
  /** Names of users to leave out that fitted none of the users asked about so far: perhaps they are misspelt. */
  unmatched(): string[];
}

/**
 * Reads who is left out, before anything is concluded about anybody. A user named by e-mail address is left out too:
 * an exclusion that fits too much does no harm.
 * @throws {GraphError} where that is not known in full: a group that does not exist, a permission that is missing
 */
export async function readExclusions(graph: GraphClient, { exclude }: CandidateRequest): Promise<Exclusion> {
  const lists = await Promise.all([
    ...exclude.groupIds.map((groupId) => getTransitiveMemberIds(graph, groupId)),
    ...(exclude.admins ? [getAdministratorIds(graph)] : []),
  ]);
  const excludedIds = new Set(lists.flatMap((ids) => [...ids]).map((id) => id.toLowerCase()));
  const unmatched = new Set(exclude.users);
  return {
    covers({ id, userId, email }) {
      const keys = [id, userId, email].map((key) => (key ?? '').toLowerCase());
      for (const key of keys) unmatched.delete(key);
      return keys.some((key) => exclude.users.has(key)) || excludedIds.has((id ?? '').toLowerCase());
    },
    unmatched: () => [...unmatched],
  };
}
