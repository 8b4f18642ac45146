import type { User } from '@microsoft/microsoft-graph-types';
import type { GraphClient } from '../http/client';
import { incompleteError } from '../http/graphError';
import { queryValue } from '../http/odata';
import { streamUsers, type UserQuery } from './users';
import { getUsersByIds } from './usersByIds';

/** A query for all users that match it. */
export type WholeQuery = Pick<UserQuery, 'select' | 'filter' | 'advanced' | 'isPart' | 'task'>;

/** Before every time that Graph knows. */
const earliest = '1900-01-01T00:00:00Z';

/** The filter of a query, and another clause. */
export function narrowed({ filter }: Pick<WholeQuery, 'filter'>, clause: string): string {
  return filter === undefined ? clause : `(${filter}) and ${clause}`;
}

export const timeLiteral = (milliseconds: number) => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

/**
 * Readers of the users created up to the first cut, between each two, and from the last one on; and of those without a time
 * of creation, who are on neither side of a cut. Together they lose nobody, because the time of creation never changes. Who
 * was created in the second of a cut comes twice.
 *
 * A comparison of `createdDateTime` is no advanced query, so the directory itself answers it, as it answers the query
 * without it: "Advanced query capabilities on Microsoft Entra ID objects", filter by properties.
 */
export function userShards(
  graph: GraphClient,
  query: WholeQuery,
  cuts: readonly number[],
): Array<AsyncGenerator<User[], void, undefined>> {
  const times = cuts.map(timeLiteral);
  const ranges = [...times, null].map((to, index) =>
    [
      ...(index === 0 ? [] : [`createdDateTime ge ${times[index - 1] ?? ''}`]),
      ...(to === null ? [] : [`createdDateTime le ${to}`]),
    ].join(' and '),
  );
  return [
    usersWithoutTime(graph, query),
    ...ranges.map((range) => streamUsers(graph, { ...query, filter: narrowed(query, range) })),
  ];
}

/**
 * On-premises accounts that were first synchronized before June 2018, "user resource type". Only an advanced query can name
 * them. Unless the query is one itself, the index gives their ids alone, and the directory what is true of them.
 */
async function* usersWithoutTime(
  graph: GraphClient,
  query: WholeQuery,
): AsyncGenerator<User[], void, undefined> {
  const filter = narrowed(query, `not(createdDateTime ge ${earliest})`);
  if (query.advanced === true) {
    yield* streamUsers(graph, { ...query, filter });
    return;
  }
  const found = streamUsers(graph, { task: query.task, select: ['id'], filter, advanced: true });
  for await (const page of found) {
    const ids = page.flatMap(({ id }) => id ?? []);
    if (ids.length > 0) yield usersById(graph, query, ids);
  }
}

function usersById(graph: GraphClient, query: WholeQuery, ids: readonly string[]): Promise<User[]> {
  const task = query.task ?? 'user:getAll';
  return getUsersByIds(graph, ids, {
    task,
    pathOf: (clause, count) =>
      `/users?$select=${query.select.join(',')}&$filter=${queryValue(narrowed(query, clause))}&$top=${count}`,
    incomplete: () =>
      incompleteError({
        code: 'UsersIncomplete',
        task,
        message: 'Microsoft Graph did not give all the users that were asked for by their ids.',
      }),
  });
}
