import type { User } from '@microsoft/microsoft-graph-types';
import {
  canBeReadSideBySide,
  streamUsersSideBySide,
  type InSequence,
} from '../../graph/directory/usersSideBySide';
import { streamUsers, type UserQuery } from '../../graph/directory/users';
import type { UseCaseContext } from '../context';

export interface UserReading {
  /** Whether the users of a large tenant are read in parts side by side, where the query allows it. */
  readInParallel: boolean;
}

/**
 * The users that match, each once, page by page. In parallel they come in no order, and the pages have any size. As with
 * `streamUsers`, nothing may be concluded before the last page, and every page may be handled at once: a user that was given
 * is never given again, and never taken back. Where the users had to be read again in sequence, a hint says so.
 * @throws {GraphError}
 */
export function readUsers(
  context: UseCaseContext,
  query: UserQuery,
  { readInParallel }: UserReading,
): AsyncGenerator<User[], void, undefined> {
  const { graph } = context;
  if (!readInParallel || !canBeReadSideBySide(query)) return streamUsers(graph, query);
  return streamUsersSideBySide(graph, query, (why) => context.hint(inSequenceHint(why)));
}

const inSequence = 'so all users were read one page after the other, which takes longer';

function inSequenceHint({ reason, error }: InSequence): string {
  switch (reason) {
    case 'refused':
      return `Microsoft Graph did not let the users be read in parallel (${error?.code ?? 'no code'}), ${inSequence}.`;
    case 'oneMoment':
      return `Most users were created in one moment, or at a time that is not known, ${inSequence}.`;
    case 'disagrees':
      return `Reading in parallel did not give as many users as Microsoft Graph counts, ${inSequence}. Users who were created or deleted in the last minutes are a usual reason; where this hint stays, turn off Read in Parallel.`;
  }
}
