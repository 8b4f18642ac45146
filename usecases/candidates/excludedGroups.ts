import { getGroupMembers, memberIds } from '../../graph/directory/groupMembers';
import { groupName, type Group } from '../../graph/directory/groups';
import { GraphError } from '../../graph/http/graphError';
import type { UseCaseContext } from '../context';

/**
 * Object ids of the members of excluded groups, of nested groups too. A group without members is shown as a warning.
 * @throws {GraphError} where the members are not known in full: a group that does not exist, a permission that is
 * missing, or a hidden membership that the app may not see
 */
export async function readExcludedGroups(
  context: UseCaseContext,
  groupIds: readonly string[],
): Promise<Set<string>> {
  const lists = await Promise.all(groupIds.map(async (groupId) => getGroupMembers(context.graph, groupId)));
  for (const { group, isEmpty, unreadable } of lists) {
    const [hidden] = unreadable;
    if (hidden !== undefined) throw hiddenMembership(hidden, group);
    if (isEmpty)
      context.hint(
        `The excluded group ${groupName(group)} has no members, so nobody is left out because of it. Check Exclude > Groups.`,
        'warning',
      );
  }
  return memberIds(lists);
}

/** Without the permission Graph shows no members of such a group, which must not mean that nobody is excluded. */
function hiddenMembership(hidden: Group, excluded: Group): GraphError {
  const place =
    hidden.id === excluded.id
      ? `of the excluded group ${groupName(hidden)}`
      : `of the group ${groupName(hidden)}, which is nested in the excluded group ${groupName(excluded)},`;
  return new GraphError({
    kind: 'refused',
    code: 'HiddenMembership',
    task: 'group:hiddenMembers',
    message: `The members ${place} are hidden, and none is shown: the app needs the application permission Member.Read.Hidden.`,
    description:
      'Add Member.Read.Hidden in the Microsoft Entra admin center under App registrations > your app > API permissions > Microsoft Graph > Application permissions, then press "Grant admin consent". ' +
      'If the app has it, the group has no members: remove it from Exclude > Groups, or from the group that it is nested in.',
  });
}
