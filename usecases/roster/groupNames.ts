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

/** What a group gives, as output shows it. */
export interface GivenByGroup {
  groupId: string | null;
  groupName: string | null;
}

/** Puts a name beside each group id of output. It serves one tenant for one run, and reads each name once. */
export class GroupNaming {
  readonly #names = new Map<string, string | null>();

  /** @throws {GraphError} where the run is cancelled */
  async fillIn(context: UseCaseContext, rows: Iterable<GivenByGroup>): Promise<void> {
    const given = [...rows].filter(({ groupId }) => groupId !== null);
    const asked = new Set(given.map(({ groupId }) => groupId ?? '').filter((id) => !this.#names.has(id)));
    const names = await groupNamesOf(context, [...asked]);
    for (const id of asked) this.#names.set(id, names.get(id) ?? null);
    for (const row of given) row.groupName = this.#names.get(row.groupId ?? '') ?? null;
  }
}
