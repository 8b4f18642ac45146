import { streamDeletedUsers } from '../../graph/directory/users';
import type { DeltaRound } from '../../graph/directory/usersDelta';
import type { RememberedUsers } from '../../licensing/events/rememberedUsers';
import { isSameState, toUserState, type UserState } from '../../licensing/events/userState';
import type { UseCaseContext } from '../context';

/** After this many polls without the news showing at the user, it was the replay of an old state. */
const mostLooks = 5;

/**
 * The state that the delta query tells of a user who may have news; null: gone for good. `unknown`: nothing this time, after
 * an answer that did not agree.
 */
export type Told = UserState | null | 'unknown';

/** The users with news, and those who are still undecided. Forgets the deleted ones who are gone for good. */
export function suspectsOf(
  { rows }: DeltaRound,
  users: RememberedUsers,
  undecided: Readonly<Record<string, number>>,
): Map<string, Told> {
  const suspects = new Map<string, Told>(Object.keys(undecided).map((id) => [id, 'unknown']));
  for (const [id, row] of rows) {
    const past = users.get(id);
    const reason = row['@removed']?.reason;
    const told = row['@removed']
      ? reason === 'deleted'
        ? null
        : { status: 'deleted' as const, skuIds: past?.skuIds ?? [] }
      : toUserState(row);
    if (isNews(past, told)) suspects.set(id, told);
    else if (told === null) users.set(id, null);
  }
  return suspects;
}

/** In a full round, a user who is not listed is gone: into the recycle bin, or for good. */
export async function judgeAbsent(
  { graph }: UseCaseContext,
  { rows }: DeltaRound,
  users: RememberedUsers,
  suspects: Map<string, Told>,
): Promise<void> {
  const deletedIds = new Set<string>();
  for await (const page of streamDeletedUsers(graph, { select: ['id'] })) {
    for (const { id } of page) deletedIds.add((id ?? '').toLowerCase());
  }
  for (const id of [...users.ids()].filter((known) => !rows.has(known))) {
    const past = users.get(id);
    if (past?.status !== 'deleted')
      suspects.set(id, deletedIds.has(id) ? { status: 'deleted', skuIds: past?.skuIds ?? [] } : null);
    else if (!deletedIds.has(id)) users.set(id, null);
  }
}

/** A user who is gone, and was not known or known as deleted, is no news. */
function isNews(past: UserState | null, told: UserState | null): boolean {
  if (told === null || told.status === 'deleted') return past !== null && past.status !== 'deleted';
  return !isSameState(past, told);
}

interface Look {
  told: Told;
  past: UserState | null;
  /** As the directory has the user now; null where it has not. */
  current: UserState | null;
  /** This one included. */
  looks: number;
}

/** Whether the user has to be looked at again before anything is concluded. */
export function isOpen({ told, past, current, looks }: Look): boolean {
  return told === 'unknown' ? isUnmoved(past, current) && looks < mostLooks : !agree(told, current);
}

/** `current`: null where the directory does not have the user any more. */
function agree(told: UserState | null, current: UserState | null): boolean {
  const isGone = told === null || told.status === 'deleted';
  return isGone ? current === null : isSameState(told, current);
}

/** Whether the user still is as it was known. */
function isUnmoved(past: UserState | null, current: UserState | null): boolean {
  return current === null ? past === null || past.status === 'deleted' : isSameState(past, current);
}
