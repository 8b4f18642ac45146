import { getManagers } from '../../graph/directory/users';
import type { Candidate } from '../../licensing/candidates/candidate';
import { withGroupNames } from '../../licensing/candidates/order';
import { toManager } from '../../licensing/roster/user';
import type { UseCaseContext } from '../context';
import { groupNamesOf } from '../roster/groupNames';

/**
 * The candidates with their managers, where those are wanted, and with the names of the groups that give licenses. Both
 * are read for the candidates alone: managers in the list of users would make ten times as many pages.
 * @throws {GraphError} where not all managers could be read; a group name that cannot be read is a hint
 */
export async function describeCandidates(
  context: UseCaseContext,
  candidates: readonly Candidate[],
  { includeManager }: { includeManager: boolean },
): Promise<Candidate[]> {
  const groupIds = candidates.flatMap(({ licenses }) => licenses.flatMap(({ groupId }) => groupId ?? []));
  const userIds = includeManager ? [...new Set(candidates.flatMap(({ id }) => id ?? []))] : [];
  const [names, managers] = await Promise.all([
    groupNamesOf(context, groupIds),
    getManagers(context.graph, userIds),
  ]);
  return candidates.map((candidate) => ({
    ...candidate,
    manager: toManager({ manager: managers.get(candidate.id ?? '') }),
    licenses: withGroupNames(candidate.licenses, names),
  }));
}
