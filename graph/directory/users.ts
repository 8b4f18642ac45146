import type { User } from '@microsoft/microsoft-graph-types';
import type { GraphClient } from '../http/client';
import type { GraphRequestOptions } from '../http/request';
import { stringLiteral, userPath } from '../http/odata';
import type { PermissionTask } from '../permissions';

export interface UserQuery {
  /** The properties to return. */
  select: readonly string[];
  /** An OData filter, not yet encoded. */
  filter?: string;
  /** True: an advanced query (`ConsistencyLevel: eventual` and `$count`), which some filters need. Default: false. */
  advanced?: boolean;
  /** Returns `manager` too. Graph does not combine it with an advanced query. Default: false. */
  expandManager?: boolean;
  /** Number of users that the caller needs: sets the page size, and nothing beyond is fetched ahead. Default: all. */
  maximum?: number;
  /** Default: `user:getAll`. */
  task?: PermissionTask;
}

const LARGEST_PAGE = 999;
/** With `signInActivity`, Graph returns at most this many users to a page. */
const LARGEST_PAGE_WITH_SIGN_INS = 500;
/** Most values that Graph takes in one `in (...)`. */
const MOST_IDS_IN_A_FILTER = 15;

const expandedManager = 'manager($select=id,userPrincipalName,displayName,mail)';

/** The users of the directory, page by page: "List users". */
export function streamUsers(graph: GraphClient, query: UserQuery): AsyncGenerator<User[], void, undefined> {
  return graph.pages<User>('/users', listOptions(query, query.task ?? 'user:getAll'));
}

/** The users deleted in the last 30 days, page by page: "List deletedItems". Graph returns no manager of theirs. */
export function streamDeletedUsers(
  graph: GraphClient,
  query: Omit<UserQuery, 'expandManager'>,
): AsyncGenerator<User[], void, undefined> {
  const options = listOptions(query, query.task ?? 'deletedUser:getAll');
  return graph.pages<User>('/directory/deletedItems/microsoft.graph.user', options);
}

/** One user, by object id or user principal name: "Get a user". Graph returns `signInActivity` only by object id. */
export function getUser(
  graph: GraphClient,
  idOrPrincipalName: string,
  query: Pick<UserQuery, 'select' | 'expandManager' | 'task'>,
): Promise<User> {
  return graph.get<User>(userPath(idOrPrincipalName), {
    task: query.task ?? 'user:get',
    user: idOrPrincipalName,
    query: { $select: query.select.join(','), $expand: query.expandManager ? expandedManager : undefined },
  });
}

/**
 * Sets the country in which a user uses licenses (ISO 3166-1, two letters): "Update user".
 * @throws GraphError
 */
export async function setUsageLocation(graph: GraphClient, userId: string, country: string): Promise<void> {
  await graph.patch(
    userPath(userId),
    { usageLocation: country },
    { task: 'user:usageLocation', user: userId, retryOnLostResponse: true },
  );
}

/** Managers by user id, for lists that could not expand them; users without a manager are left out. */
export async function getManagers(
  graph: GraphClient,
  userIds: readonly string[],
): Promise<Map<string, User>> {
  const managers = new Map<string, User>();
  for (let start = 0; start < userIds.length; start += MOST_IDS_IN_A_FILTER) {
    const ids = userIds.slice(start, start + MOST_IDS_IN_A_FILTER);
    const filter = `id in (${ids.map(stringLiteral).join(',')})`;
    for await (const page of streamUsers(graph, { select: ['id'], filter, expandManager: true })) {
      for (const { id, manager } of page) if (id && manager) managers.set(id, manager);
    }
  }
  return managers;
}

function listOptions(query: UserQuery, task: PermissionTask): GraphRequestOptions {
  const { select, filter, advanced = false, expandManager = false, maximum } = query;
  const largestPage = select.includes('signInActivity') ? LARGEST_PAGE_WITH_SIGN_INS : LARGEST_PAGE;
  return {
    task,
    rowsNeeded: maximum,
    query: {
      $select: select.join(','),
      $filter: filter,
      $expand: expandManager ? expandedManager : undefined,
      $count: advanced ? true : undefined,
      $top: Math.min(maximum ?? largestPage, largestPage),
    },
    headers: advanced ? { ConsistencyLevel: 'eventual' } : undefined,
  };
}
