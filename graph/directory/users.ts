import type { User } from '@microsoft/microsoft-graph-types';
import type { GraphClient } from '../http/client';
import type { GraphRequestOptions } from '../http/request';
import { incompleteError, type GraphError } from '../http/graphError';
import { queryValue, userPath } from '../http/odata';
import type { PermissionTask } from '../permissions';
import { getUsersByIds } from './usersByIds';

export interface UserQuery {
  /** The properties to return. */
  select: readonly string[];
  /** An OData filter, not yet encoded. */
  filter?: string;
  /** True: an advanced query (`ConsistencyLevel: eventual` and `$count`), which some filters need. Default: false. */
  advanced?: boolean;
  /**
   * Returns `manager` too, and 100 users to a page at most; `getManagers` is faster for more. Graph does not combine it
   * with an advanced query. Default: false.
   */
  expandManager?: boolean;
  /** Number of users that the caller needs: sets the page size, and nothing beyond is fetched ahead. Default: all. */
  maximum?: number;
  /**
   * Whether it is one of several lists that are read side by side: a user may come in two of them, so the reader leaves out
   * repeats, and no page is fetched before the reader asks, because the other lists keep Graph busy. Default: false.
   */
  isPart?: boolean;
  /** Default: `user:getAll`. */
  task?: PermissionTask;
}

const LARGEST_PAGE = 999;
/** With `signInActivity`, Graph returns at most this many users to a page. */
const LARGEST_PAGE_WITH_SIGN_INS = 500;
/**
 * In advanced queries, larger pages came without the sign-ins of some users, and nothing said so (msgraph-sdk-powershell issue
 * 1898; no page of the documentation says it).
 */
const LARGEST_ADVANCED_PAGE_WITH_SIGN_INS = 120;
/** With `$expand`, Graph returns at most this many users to a page. */
export const LARGEST_PAGE_WITH_MANAGERS = 100;

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

/**
 * Managers by user id; users without a manager are left out. By `getUsersByIds`, because `$expand` in a list makes pages of
 * 100, one after the other.
 * @throws GraphError where not all could be read
 */
export async function getManagers(
  graph: GraphClient,
  userIds: readonly string[],
): Promise<Map<string, User>> {
  const users = await getUsersByIds(graph, userIds, {
    task: 'user:getAll',
    pathOf: (clause, count) =>
      `/users?$select=id&$filter=${queryValue(clause)}&$expand=${queryValue(expandedManager)}&$top=${count}`,
    incomplete: withoutAllManagers,
  });
  const managers = new Map<string, User>();
  for (const { id, manager } of users) if (id && manager) managers.set(id, manager);
  return managers;
}

function withoutAllManagers(): GraphError {
  return incompleteError({
    code: 'ManagersIncomplete',
    task: 'user:getAll',
    message: 'Microsoft Graph did not give the managers of all users that were asked for.',
  });
}

function listOptions(query: UserQuery, task: PermissionTask): GraphRequestOptions {
  const { select, filter, advanced = false, expandManager = false, maximum, isPart = false } = query;
  // A filter on sign-ins counts like the property itself.
  const readsSignIns = [...select, filter ?? ''].some((text) => /signInActivity/i.test(text));
  const withSignIns = advanced ? LARGEST_ADVANCED_PAGE_WITH_SIGN_INS : LARGEST_PAGE_WITH_SIGN_INS;
  const largestPage = Math.min(
    readsSignIns ? withSignIns : LARGEST_PAGE,
    expandManager ? LARGEST_PAGE_WITH_MANAGERS : Infinity,
  );
  return {
    task,
    rowsNeeded: isPart ? 0 : maximum,
    mayRepeat: isPart,
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
