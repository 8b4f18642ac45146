import { getUsersInBatches } from '../../graph/directory/usersInBatches';
import { isGraphError } from '../../graph/http/graphError';
import type { UseCaseContext } from '../context';
import { isRefusalShown } from '../roster/signInActivity';
import type { ItemRun } from './userChange';

/**
 * Adds `signInActivity` to the users of the items of `part` whose plans look at it; asked for on its own, because Graph
 * gives it by object id only and may refuse it. Where the tenant or the app is refused, a hint says so, as in Find Candidates, and
 * the plans go without. A user whose sign-ins cannot be read for another reason fails.
 * @throws {GraphError} where Graph cannot be reached
 */
export async function addSignIns(
  context: UseCaseContext,
  part: readonly ItemRun[],
  items: readonly ItemRun[],
): Promise<void> {
  const wanted = part.filter(({ change, user }) => change?.readsSignIns && user && !user.isDeleted);
  if (wanted.length === 0) return;
  const ids = wanted.map(({ user }) => user?.id ?? '');
  const users = await getUsersInBatches(context.graph, ids, ['id', 'signInActivity'], 'user:signInActivity');
  const refused = [...users.values()].find((user) => isGraphError(user) && user.httpStatus === 403);
  if (refused && isRefusalShown(context, refused)) return;
  for (const item of items) {
    const { user } = item;
    const reading = users.get(user?.id ?? '');
    // Also for an item that does not look at them: the items of one user are planned together.
    if (!user || !reading) continue;
    if (isGraphError(reading)) item.failure = reading;
    else
      item.user = { ...user, account: { ...user.account, signInActivity: reading.signInActivity ?? null } };
  }
}
