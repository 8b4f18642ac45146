import { getAdministratorIds } from '../../graph/directory/directoryRoles';
import { getTransitiveMemberIds } from '../../graph/directory/groups';
import type { GraphClient } from '../../graph/http/client';
import type { UserIdentity } from '../../licensing/roster/user';

/** The users to leave out, as the request names them. */
export interface ExclusionRequest {
  /** Object ids and principal names in lower case. */
  users: ReadonlySet<string>;
  /** Object ids; members of nested groups included. */
  groupIds: readonly string[];
  /** Whether everybody with a directory role is left out. */
  admins: boolean;
}

/** The users left out. */
export interface Exclusion {
  covers(user: UserIdentity): boolean;
  /** Names of users to leave out that fitted none of the users asked about so far: perhaps they are misspelt. */
  unmatched(): string[];
}

/**
 * Reads the users to leave out, before anything is concluded about anybody. A user named by e-mail address is left out
 * too: an exclusion that fits too much does no harm.
 * @throws {GraphError} where that is not known in full: a group that does not exist, a permission that is missing
 */
export async function readExclusions(
  graph: GraphClient,
  { users, groupIds, admins }: ExclusionRequest,
): Promise<Exclusion> {
  const lists = await Promise.all([
    ...groupIds.map((groupId) => getTransitiveMemberIds(graph, groupId)),
    ...(admins ? [getAdministratorIds(graph)] : []),
  ]);
  const excludedIds = new Set(lists.flatMap((ids) => [...ids]).map((id) => id.toLowerCase()));
  const unmatched = new Set(users);
  return {
    covers({ id, userId, email }) {
      const keys = [id, userId, email].map((key) => (key ?? '').toLowerCase());
      for (const key of keys) unmatched.delete(key);
      return keys.some((key) => users.has(key)) || excludedIds.has((id ?? '').toLowerCase());
    },
    unmatched: () => [...unmatched],
  };
}

/** Null where every name of the exclusion fits a user. */
export function unmatchedExclusionHint(exclusion: Exclusion): string | null {
  const names = exclusion.unmatched();
  if (names.length === 0) return null;
  return `Exclude > Users names users that are not among those with a license: ${names.join(', ')}. Check the spelling.`;
}
