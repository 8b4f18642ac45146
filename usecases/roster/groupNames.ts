import { readGroupNames } from '../../graph/directory/groups';
import { counted } from '../../licensing/candidates/rules/wording';
import type { UseCaseContext } from '../context';
import { withRemedy } from './roleRefusal';

/**
 * Display names by group id. They are for reading only, so a name that cannot be read stops nobody; a hint says so.
 * @throws {GraphError} where the run is cancelled
 */
export async function groupNamesOf(
  context: UseCaseContext,
  groupIds: readonly string[],
): Promise<Map<string, string>> {
  const { names, unread } = await readGroupNames(context.graph, groupIds);
  if (unread !== null) {
    const what = `The names of ${counted(unread.count, 'group')} could not be read, so only ids are shown.`;
    context.hint(withRemedy(what, 'group:get', unread.error), 'warning');
  }
  return names;
}
