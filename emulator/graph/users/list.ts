import type { TenantUser } from '../../tenant/model';
import {
  advancedQueryRequired,
  badRequest,
  expandInAdvancedQuery,
  expiredPageToken,
  noAdvancedQueries,
  unsupportedQuery,
} from '../errors';
import type { GraphAnswer, GraphContext } from '../handler';
import { pageSize } from '../odata/pageSize';
import { type PagePosition, nextLink, readSkipToken } from '../odata/skipToken';
import { keepSnapshot, readSnapshot } from '../odata/snapshots';
import { expandManager } from './expand';
import { type UserFilter, compileUserFilter } from './filter';
import { compileUserOrder } from './orderBy';
import { phantomRow, withPhantoms } from './phantoms';
import { compileUserSearch } from './search';
import type { UserSource } from './source';
import { requireSignInActivity, selectUserProperties } from './select';

export const listOptions = [
  '$select',
  '$filter',
  '$top',
  '$count',
  '$expand',
  '$orderby',
  '$search',
  '$skiptoken',
];

const tips =
  "This request only returns a subset of the resource's properties. Your app will need to use $select to return non-default properties. To find out what other properties are available for this resource see https://learn.microsoft.com/graph/api/resources/user";

interface UserQuery {
  accepts(user: TenantUser): boolean;
  filter: UserFilter | null;
  order: ((one: TenantUser, other: TenantUser) => number) | null;
  searched: boolean;
  advanced: boolean;
  /** What a page token is bound to. */
  identity: string;
}

/** `GET /users` and its like, one page. Throws GraphError. */
export function listUsers(context: GraphContext, existing: UserSource): GraphAnswer {
  const { query, tenant } = context;
  const userQuery = readQuery(context);
  const phantoms =
    userQuery.filter?.usesSignInActivity === true && context.options.phantomSignIns ? tenant.purgedUsers : [];
  const known = asAsked(existing, userQuery);
  const source = phantoms.length === 0 ? known : withPhantoms(known, phantoms);
  const selection = selectUserProperties(context, query.get('$select'), source.extraProperties);
  const expansion = expandManager(context, query.get('$expand'));
  const signIn = selection.includes('signInActivity') || userQuery.filter?.usesSignInActivity === true;
  if (userQuery.filter?.usesSignInActivity === true) requireSignInActivity(context);
  if (expansion !== null && (userQuery.advanced || userQuery.searched)) throw expandInAdvancedQuery();
  const size = pageSize(query.get('$top'), 100, expansion !== null ? 100 : signIn ? 500 : 999);

  const token = query.get('$skiptoken');
  const position = token === undefined ? null : readSkipToken(context, token, userQuery.identity);
  if (position !== null) refuseShortLivedToken(context, source, userQuery);
  const page = readPage(context, source, userQuery, position, size);
  const counted = query.get('$count') === 'true' && isEventual(context) && position === null;

  return {
    status: 200,
    body: {
      '@odata.context': `${context.root}/$metadata#${source.contextName}${contextSuffix(selection.names, expansion)}`,
      ...(selection.names === null ? { '@microsoft.graph.tips': tips } : {}),
      ...(counted ? { '@odata.count': countOf(context, source, userQuery) } : {}),
      ...(page.next === null ? {} : { '@odata.nextLink': nextLink(context, query.raw, page.next) }),
      value: page.users.map((user) => {
        const written = selection.write(user, tenant);
        if (phantoms.includes(user)) return phantomRow(written);
        expansion?.addTo(written, user);
        return written;
      }),
    },
  };
}

/** `GET /users/$count`: a number as text. Throws GraphError. */
export function countUsers(context: GraphContext, source: UserSource): GraphAnswer {
  if (!isEventual(context)) throw badRequest('$count is not currently supported.');
  // As a segment, $count makes the query an advanced one by itself.
  const query = readQuery(context, true);
  return {
    status: 200,
    headers: { 'Content-Type': 'text/plain' },
    body: String(countOf(context, asAsked(source, query), query)),
  };
}

/** Advanced queries and searches are answered by the index. */
function asAsked(users: UserSource, { advanced, searched }: UserQuery): UserSource {
  return advanced || searched ? (users.indexed?.() ?? users) : users;
}

function countOf({ tenant }: GraphContext, source: UserSource, query: UserQuery): number {
  const quick = query.searched ? null : source.creations?.().count(query.filter?.syntax ?? null);
  const count = quick ?? countMatches(source, query);
  return tenant.indexBehaviour.miscount?.(count) ?? count;
}

function readQuery(context: GraphContext, counting = false): UserQuery {
  const { query } = context;
  const eventual = isEventual(context);
  const advanced = eventual && (counting || query.get('$count') === 'true');
  if (advanced && context.tenant.indexBehaviour.refuses === true) throw noAdvancedQueries();
  const filterText = query.get('$filter');
  const searchText = query.get('$search');
  const orderText = query.get('$orderby');
  const search =
    searchText === undefined ? null : compileUserSearch(searchText, eventual, context.headers.prefer);
  const filter =
    filterText === undefined
      ? null
      : compileUserFilter(filterText, advanced || (search !== null && eventual));
  if (orderText !== undefined && filter !== null && !advanced)
    throw unsupportedQuery('Sorting not supported for current query.');
  if (orderText !== undefined && search !== null && !advanced)
    throw advancedQueryRequired('$orderby with $search');
  return {
    accepts: (user) => (filter?.accepts(user, context.tenant) ?? true) && (search?.(user) ?? true),
    filter,
    order: orderText === undefined ? null : compileUserOrder(orderText, advanced),
    searched: search !== null,
    advanced,
    identity: JSON.stringify([context.path.toLowerCase(), filterText, searchText, orderText, advanced]),
  };
}

/**
 * A lambda over a collection pages only as an advanced query once the result is large: with a plain one the first page
 * comes, and its token has expired.
 */
function refuseShortLivedToken(context: GraphContext, source: UserSource, query: UserQuery): void {
  if (query.advanced || query.filter?.hasLambda !== true) return;
  if (countMatches(source, query, context.options.largeSet + 1) > context.options.largeSet)
    throw expiredPageToken();
}

function readPage(
  context: GraphContext,
  source: UserSource,
  query: UserQuery,
  position: PagePosition | null,
  size: number,
): { users: TenantUser[]; next: PagePosition | null } {
  if (query.order !== null || query.searched) return readSortedPage(context, source, query, position, size);
  const users: TenantUser[] = [];
  let cursor = position?.cursor ?? 0;
  for (const { user, next } of source.scan(cursor)) {
    if (!query.accepts(user)) continue;
    if (users.length === size) return { users, next: { cursor, query: query.identity } };
    users.push(user);
    cursor = next;
  }
  return { users, next: null };
}

function readSortedPage(
  context: GraphContext,
  source: UserSource,
  query: UserQuery,
  position: PagePosition | null,
  size: number,
): { users: TenantUser[]; next: PagePosition | null } {
  const snapshot = position?.snapshot ?? keepSnapshot(context, sortedIds(source, query));
  const ids = readSnapshot(context, snapshot);
  const start = position?.cursor ?? 0;
  const end = start + size;
  const users = ids.slice(start, end).flatMap((id) => source.find(id) ?? []);
  return { users, next: end < ids.length ? { cursor: end, snapshot, query: query.identity } : null };
}

function sortedIds(source: UserSource, query: UserQuery): string[] {
  const users: TenantUser[] = [];
  for (const { user } of source.scan(0)) if (query.accepts(user)) users.push(user);
  if (query.order !== null) users.sort(query.order);
  return users.map(({ id }) => id);
}

function countMatches(source: UserSource, query: UserQuery, upTo = Infinity): number {
  let count = 0;
  for (const { user } of source.scan(0)) {
    if (query.accepts(user)) count += 1;
    if (count >= upTo) break;
  }
  return count;
}

function contextSuffix(names: string[] | null, expansion: { names: string[] | null } | null): string {
  const parts = [
    ...(names ?? []),
    ...(expansion === null ? [] : [`manager(${expansion.names?.join(',') ?? ''})`]),
  ];
  return parts.length === 0 ? '' : `(${parts.join(',')})`;
}

function isEventual(context: GraphContext): boolean {
  return context.headers.consistencylevel?.toLowerCase() === 'eventual';
}
