import type { User } from '@microsoft/microsoft-graph-types';
import type { BatchResponse } from '../http/batch';
import type { GraphClient } from '../http/client';
import { isGraphError, type GraphError } from '../http/graphError';
import { queryValue, userPath } from '../http/odata';
import { readInBatches } from '../http/readInBatches';
import { responseError } from '../http/responseError';
import type { PermissionTask } from '../permissions';

/**
 * The current users by the given keys, read in batches of 20 ("Get a user"); a user that Graph refuses gives the error.
 * Throttled requests are sent again after their wait. `task`: what the app may not do, where it may not.
 * @throws GraphError where Graph cannot be reached, or the run is cancelled
 */
export async function getUsersInBatches(
  graph: GraphClient,
  idsOrPrincipalNames: readonly string[],
  select: readonly string[],
  task: PermissionTask = 'user:get',
): Promise<Map<string, User | GraphError>> {
  const users = new Map<string, User | GraphError>();
  const answers = await readInBatches(graph, userPaths(idsOrPrincipalNames, select, users), task);
  for (const [key, answer] of answers) {
    const { error } = answer;
    users.set(
      key,
      error === null ? (answer.body as User) : errorWithUser(answer, error, { task, user: key }, graph),
    );
  }
  return users;
}

/** The paths by key; a key that no URL can hold goes to `users` with its error instead. */
function userPaths(
  keys: readonly string[],
  select: readonly string[],
  users: Map<string, User | GraphError>,
): Map<string, string> {
  const paths = new Map<string, string>();
  for (const key of keys) {
    try {
      paths.set(key, `${userPath(key)}?$select=${queryValue(select.join(','))}`);
    } catch (error) {
      if (!isGraphError(error)) throw error;
      users.set(key, error.withUser(key));
    }
  }
  return paths;
}

/** Rebuilds the error with the user, which a batch response does not name. */
function errorWithUser(
  response: BatchResponse,
  error: GraphError,
  about: { task: PermissionTask; user: string },
  { timing }: GraphClient,
): GraphError {
  if (error.kind === 'incomplete') return error.withUser(about.user);
  return responseError(response, about, timing.now());
}
