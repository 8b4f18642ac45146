import { getUsersInBatches } from '../../graph/directory/usersInBatches';
import type { GraphClient } from '../../graph/http/client';
import { isGraphError } from '../../graph/http/graphError';
import { toUserState, type UserState } from '../../licensing/events/userState';
import { rosterProperties } from '../../licensing/roster/rosterItem';
import type { GraphUser } from '../../licensing/roster/user';

/** A user as the directory has it now; both null where it has not. */
export interface CurrentState {
  user: GraphUser | null;
  state: UserState | null;
}

/**
 * By object id.
 * @throws {GraphError} where one user could not be read for another reason than that it is gone
 */
export async function readCurrentUsers(
  graph: GraphClient,
  ids: readonly string[],
): Promise<Map<string, CurrentState>> {
  const current = new Map<string, CurrentState>();
  for (const [id, user] of await getUsersInBatches(graph, ids, rosterProperties, 'user:delta')) {
    if (!isGraphError(user)) current.set(id, { user, state: toUserState(user) });
    else if (user.httpStatus === 404) current.set(id, { user: null, state: null });
    else throw user;
  }
  return current;
}
