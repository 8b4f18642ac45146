import { getUser, streamDeletedUsers } from '../../graph/directory/users';
import type { GraphClient } from '../../graph/http/client';
import { isGraphError } from '../../graph/http/graphError';
import { formerPrincipalName, type GraphUser } from '../../licensing/roster/user';
import type { UseCaseContext } from '../context';
import { selectFor, type RosterOptions } from './rosterRequest';
import { isRefusalShown } from './signInActivity';

/**
 * One user by object id or user principal name; a deleted one where the options ask for it.
 * @throws {GraphError} where the directory does not have the user
 */
export async function readUser(
  context: UseCaseContext,
  idOrPrincipalName: string,
  options: RosterOptions,
): Promise<GraphUser> {
  const { graph } = context;
  const select = selectFor(options);
  try {
    const user = await getUser(graph, idOrPrincipalName, { select, expandManager: options.includeManager });
    return options.includeSignInActivity ? await addSignInActivity(context, user) : user;
  } catch (error) {
    const mayBeDeleted = options.includeDeleted && isGraphError(error) && error.httpStatus === 404;
    const deleted = mayBeDeleted ? await findDeletedUser(graph, idOrPrincipalName, select) : null;
    if (!deleted) throw error;
    return deleted;
  }
}

/** Asked for on its own, because Graph gives signInActivity by object id only, and may refuse it. */
async function addSignInActivity(context: UseCaseContext, user: GraphUser): Promise<GraphUser> {
  try {
    const query = { select: ['id', 'signInActivity'], task: 'user:signInActivity' } as const;
    const { signInActivity } = await getUser(context.graph, user.id ?? '', query);
    return { ...user, signInActivity };
  } catch (error) {
    if (!isRefusalShown(context, error)) throw error;
    return user;
  }
}

async function findDeletedUser(
  graph: GraphClient,
  idOrPrincipalName: string,
  select: readonly string[],
): Promise<GraphUser | null> {
  const wanted = idOrPrincipalName.toLowerCase();
  for await (const page of streamDeletedUsers(graph, { select })) {
    const found = page.find((user) =>
      [user.id, user.userPrincipalName, formerPrincipalName(user)].some(
        (name) => name?.toLowerCase() === wanted,
      ),
    );
    if (found) return found;
  }
  return null;
}
