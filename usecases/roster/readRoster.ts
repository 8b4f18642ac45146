import { getManagers, streamDeletedUsers, streamUsers } from '../../graph/directory/users';
import type { GraphClient } from '../../graph/http/client';
import { matchesRosterFilter } from '../../licensing/roster/rosterFilter';
import type { GraphUser } from '../../licensing/roster/user';
import type { UseCaseContext } from '../context';
import { selectFor, splitFilters, type RosterFilters, type RosterOptions } from './rosterRequest';
import { withSignInActivity } from './signInActivity';

export interface RosterReading {
  filters: RosterFilters;
  options: RosterOptions;
  /** How many users are wanted; `Infinity` for all. */
  limit: number;
}

type UserPages = AsyncGenerator<GraphUser[], void, undefined>;

/** The wanted users as Graph gives them, page by page, then the deleted ones where they are wanted; `limit` at most. */
export async function* readRoster(context: UseCaseContext, reading: RosterReading): UserPages {
  const { filters, options, limit } = reading;
  let left = limit;
  for await (const users of pagesOf(reading)) {
    yield users.slice(0, left);
    left -= users.length;
    if (left <= 0) return;
  }

  async function* pagesOf(wanted: RosterReading) {
    if (filters.accountStatus !== 'deleted') yield* livingUsers(context, wanted);
    if (filters.accountStatus === 'deleted' || options.includeDeleted)
      yield* deletedUsers(context.graph, { ...wanted, limit: left });
  }
}

function livingUsers(context: UseCaseContext, reading: RosterReading): UserPages {
  const select = selectFor(reading.options);
  if (!reading.options.includeSignInActivity) return listUsers(context.graph, reading, select);
  return withSignInActivity(context, (more) => listUsers(context.graph, reading, [...select, ...more]));
}

async function* listUsers(
  graph: GraphClient,
  { filters, options, limit }: RosterReading,
  select: readonly string[],
): UserPages {
  const { filter, advanced, isPartial } = splitFilters(filters, options.includeManager);
  const expandManager = options.includeManager && !advanced;
  const maximum = isPartial || limit === Infinity ? undefined : limit;
  for await (const page of streamUsers(graph, { select, filter, advanced, expandManager, maximum })) {
    // Also what Graph has decided is looked at again: a gateway that drops the filter must let nobody else through.
    const users = page.filter((user) => matchesRosterFilter(user, filters));
    yield options.includeManager && advanced ? await withManagers(graph, users.slice(0, limit)) : users;
  }
}

/** An advanced query cannot expand managers, so they are looked up for the users that are left. */
async function withManagers(graph: GraphClient, users: readonly GraphUser[]): Promise<GraphUser[]> {
  const managers = await getManagers(
    graph,
    users.flatMap(({ id }) => id ?? []),
  );
  return users.map((user) => ({ ...user, manager: managers.get(user.id ?? '') ?? null }));
}

/** Graph filters deleted users by little, so all but the filter of the user's own is decided here. */
async function* deletedUsers(graph: GraphClient, { filters, options, limit }: RosterReading): UserPages {
  const wanted = { ...filters, accountStatus: 'any' as const };
  const { odataFilter, userType, licensed, skuIds } = filters;
  const isPartial = userType !== 'any' || licensed !== 'any' || skuIds.length > 0;
  const query = {
    select: selectFor(options),
    filter: odataFilter === '' ? undefined : odataFilter,
    advanced: odataFilter !== '',
    maximum: isPartial || limit === Infinity ? undefined : limit,
  };
  for await (const page of streamDeletedUsers(graph, query)) {
    yield page.filter((user) => matchesRosterFilter(user, wanted));
  }
}
