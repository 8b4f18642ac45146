import { streamUsers } from '../../graph/directory/users';
import { readUsersDelta, type DeltaRound } from '../../graph/directory/usersDelta';
import { RememberedUsers, type StoredUsers } from '../../licensing/events/rememberedUsers';
import { userChanges, type UserChange, type UserChangeKind } from '../../licensing/events/userChanges';
import { toUserState } from '../../licensing/events/userState';
import { rosterProperties } from '../../licensing/roster/rosterItem';
import type { GraphUser } from '../../licensing/roster/user';
import type { UseCaseContext } from '../context';
import { madeUp, type EventHead, type EventPoll } from './event';
import { readCurrentUsers } from './currentUsers';
import { isOpen, judgeAbsent, suspectsOf } from './suspects';
import { toUserChangeRows, type ChangedUser } from './userChangeRows';

export interface UserChangedRequest {
  /** The changes that are events. */
  changes: readonly UserChangeKind[];
}

/** What is known of the directory. */
export interface KnownDirectory {
  /** Where Graph goes on with its changes. */
  deltaLink: string;
  users: StoredUsers;
  /** Users of whom Graph's two answers differed, with the number of polls at which they did. */
  undecided: Record<string, number>;
}

/** Graph tracks no change of `licenseAssignmentStates`; `assignedLicenses` tells of licenses that came or went. */
const trackedProperties = ['id', 'accountEnabled', 'assignedLicenses'];

/**
 * What happened to users since the last poll. The first poll remembers everybody and tells of nobody.
 *
 * Graph repeats changes, and may do so with an old state: what the delta query tells is compared with what is remembered,
 * and where that would be news the user is read again. Both answers must agree; if not, the user is looked at again at the
 * next polls. Where Graph has forgotten the delta token, the whole directory is compared in the same way.
 */
export async function pollUserChanged(
  context: UseCaseContext,
  { changes }: UserChangedRequest,
  before: KnownDirectory | null,
): Promise<EventPoll<KnownDirectory>> {
  const deltaLink = before?.deltaLink ?? null;
  const round = await readUsersDelta(context.graph, { select: trackedProperties, deltaLink });
  if (before === null) return { rows: [], facts: known(round, firstSight(round), {}) };
  // Unpacking and packing a large directory takes seconds of computing, and most polls bring nothing.
  if (!round.isFull && round.rows.size === 0 && Object.keys(before.undecided).length === 0)
    return { rows: [], facts: { ...before, deltaLink: round.deltaLink } };

  const users = RememberedUsers.from(before.users);
  const suspects = suspectsOf(round, users, before.undecided);
  if (round.isFull) await judgeAbsent(context, round, users, suspects);
  const current = await readCurrentUsers(context.graph, [...suspects.keys()]);
  const undecided: Record<string, number> = {};
  const changed: ChangedUser[] = [];
  for (const [id, told] of suspects) {
    const { user, state } = current.get(id) ?? { user: null, state: null };
    const past = users.get(id);
    const looks = (before.undecided[id] ?? 0) + 1;
    if (isOpen({ told, past, current: state, looks })) {
      undecided[id] = looks;
      continue;
    }
    const now = state ?? { status: 'deleted' as const, skuIds: past?.skuIds ?? [] };
    for (const change of userChanges(past, now)) changed.push({ id, user, change });
    users.set(id, told === null || past === null ? state : now);
  }
  const wanted = changed.filter(({ change }) => changes.includes(change.kind));
  return {
    rows: await toUserChangeRows(context, wanted, false),
    facts: known(round, users, undecided),
  };
}

/** A user of the tenant as if one of the changes had just happened; a made-up one in a tenant without users. */
export async function sampleUserChanged(
  context: UseCaseContext,
  { changes }: UserChangedRequest,
): Promise<EventHead[]> {
  const kind = changes.includes('licensesChanged') ? 'licensesChanged' : (changes[0] ?? 'created');
  const user = await someUser(context);
  const shown = user ?? madeUpUser;
  const change: UserChange = { kind, added: toUserState(shown).skuIds.slice(0, 1), removed: [] };
  const rows = await toUserChangeRows(context, [{ id: shown.id ?? '', user: shown, change }], true);
  return user === null ? rows.map((row) => ({ ...row, message: madeUp(row.message) })) : rows;
}

function firstSight({ rows }: DeltaRound): RememberedUsers {
  const users = new RememberedUsers();
  for (const [id, row] of rows) {
    if (!row['@removed']) users.set(id, toUserState(row));
    else if (row['@removed'].reason !== 'deleted') users.set(id, { status: 'deleted', skuIds: [] });
  }
  return users;
}

function known(
  { deltaLink }: DeltaRound,
  users: RememberedUsers,
  undecided: Record<string, number>,
): KnownDirectory {
  return { deltaLink, users: users.toStored(), undecided };
}

async function someUser({ graph }: UseCaseContext): Promise<GraphUser | null> {
  let first: GraphUser | null = null;
  for await (const page of streamUsers(graph, {
    select: rosterProperties,
    maximum: 100,
    task: 'user:delta',
  })) {
    first ??= page[0] ?? null;
    const licensed = page.find((user) => toUserState(user).skuIds.length > 0);
    if (licensed) return licensed;
    if (first !== null) return first;
  }
  return first;
}

const madeUpUser: GraphUser = {
  id: '87d349ed-44d7-43e1-9a83-5f2406dee5bd',
  userPrincipalName: 'adele.vance@contoso.com',
  displayName: 'Adele Vance',
  mail: 'adele.vance@contoso.com',
  accountEnabled: true,
  assignedLicenses: [{ skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965', disabledPlans: [] }],
};
