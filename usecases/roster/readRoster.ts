import { getManagers, LARGEST_PAGE_WITH_MANAGERS, streamDeletedUsers } from '../../graph/directory/users';
import type { GraphClient } from '../../graph/http/client';
import { matchesRosterFilter } from '../../licensing/roster/rosterFilter';
import type { GraphUser } from '../../licensing/roster/user';
import type { UseCaseContext } from '../context';
import { readUsers } from './readUsers';
import { selectFor, splitFilters, type RosterFilters, type RosterOptions } from './rosterRequest';
import { withSignInActivity } from './signInActivity';

export interface RosterReading {
  filters: RosterFilters;
  options: RosterOptions;
  /** How many users are wanted; `Infinity` for all. */
  limit: number;
  /** See `UserReading`. */
  readInParallel: boolean;
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
  if (!reading.options.includeSignInActivity) return listUsers(context, reading, select);
  return withSignInActivity(context, (more) => listUsers(context, reading, [...select, ...more]));
}

async function* listUsers(
  context: UseCaseContext,
  { filters, options, limit, readInParallel }: RosterReading,
  select: readonly string[],
): UserPages {
  const { graph } = context;
  const { filter, advanced, isPartial } = splitFilters(filters);
  const maximum = isPartial || limit === Infinity ? undefined : limit;
  // One request with managers is better than two, but many users come faster without them.
  const expandManager =
    options.includeManager && !advanced && (maximum ?? Infinity) <= LARGEST_PAGE_WITH_MANAGERS;
  const looksUpManagers = options.includeManager && !expandManager;
  let phantoms = 0;
  try {
    const query = { select, filter, advanced, expandManager, maximum };
    for await (const page of readUsers(context, query, {
      readInParallel: readInParallel && limit === Infinity,
    })) {
      const existing = page.filter((user) => !isPhantom(user, filters));
      phantoms += page.length - existing.length;
      // Also what Graph has decided is looked at again: a gateway that drops the filter must let nobody else through.
      const users = existing.filter((user) => matchesRosterFilter(user, filters));
      yield looksUpManagers ? await withManagers(graph, users.slice(0, limit)) : users;
    }
  } finally {
    if (phantoms > 0) context.hint(phantomHint(phantoms), 'warning');
  }
}

/**
 * A filter on sign-ins also finds users that have been deleted for good: rows with an id and their sign-ins, and nothing
 * else. Source: Microsoft Tech Community 3029509; no page of the documentation says so.
 */
function isPhantom({ userPrincipalName }: GraphUser, { odataFilter }: RosterFilters): boolean {
  return !userPrincipalName && /signInActivity/i.test(odataFilter);
}

function phantomHint(count: number): string {
  const rows = count === 1 ? '1 row was' : `${count} rows were`;
  return `${rows} left out: a filter on sign-in activity also finds users that no longer exist, of whom Microsoft Graph gives an id and nothing else.`;
}

/** Looked up for the users that the filters leave: 300 in a round trip. */
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
