import type { IExecuteFunctions } from 'n8n-workflow';
import type { GraphClient } from '../../graph/http/client';
import { getManagers, streamDeletedUsers, streamUsers } from '../../graph/directory/users';
import type { GraphUser } from '../../licensing/roster/user';
import { matchesRosterFilter } from '../../licensing/roster/rosterFilter';
import { toNodeError } from '../../nodes/n8n/errors';
import { showHint } from '../../nodes/n8n/hints';
import { splitFilters, type RosterFilters } from '../../nodes/Microsoft365Licenses/resources/user/filters';
import { selectFor, type RosterOptions } from '../../nodes/Microsoft365Licenses/resources/user/options';
import { signInRefusal } from './signInActivity';

export interface RosterReading {
  node: IExecuteFunctions;
  graph: GraphClient;
  filters: RosterFilters;
  options: RosterOptions;
  /** How many users are wanted; `Infinity` for all. */
  limit: number;
}

/** The wanted users as Graph gives them, page by page, then the deleted ones where they are wanted; `limit` at most. */
export async function* readRoster(reading: RosterReading): AsyncGenerator<GraphUser[], void, undefined> {
  const { filters, options, limit } = reading;
  let left = limit;
  for await (const users of pagesOf(reading)) {
    yield users.slice(0, left);
    left -= users.length;
    if (left <= 0) return;
  }

  async function* pagesOf(wanted: RosterReading) {
    if (filters.accountStatus !== 'deleted') yield* livingUsers(wanted);
    if (filters.accountStatus === 'deleted' || options.includeDeleted)
      yield* deletedUsers({ ...wanted, limit: left });
  }
}

async function* livingUsers(reading: RosterReading): AsyncGenerator<GraphUser[], void, undefined> {
  if (!reading.options.includeSignInActivity) return yield* listUsers(reading, selectFor(reading.options));
  let hasBegun = false;
  try {
    for await (const users of listUsers(reading, [...selectFor(reading.options), 'signInActivity'])) {
      hasBegun = true;
      yield users;
    }
  } catch (error) {
    const refusal = signInRefusal(error);
    if (refusal === null || hasBegun) throw toNodeError(reading.node.getNode(), error);
    showHint(reading.node, refusal, 'warning');
    yield* listUsers(reading, selectFor(reading.options));
  }
}

async function* listUsers(
  { graph, filters, options, limit }: RosterReading,
  select: readonly string[],
): AsyncGenerator<GraphUser[], void, undefined> {
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
async function* deletedUsers({
  graph,
  filters,
  options,
  limit,
}: RosterReading): AsyncGenerator<GraphUser[], void, undefined> {
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
