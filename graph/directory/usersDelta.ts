import type { User } from '@microsoft/microsoft-graph-types';
import type { GraphClient } from '../http/client';
import { incompleteError, isGraphError } from '../http/graphError';
import type { GraphRequestOptions } from '../http/request';

/** A user who was created or changed, with every selected property; or, with `@removed`, one who went. */
export interface DeltaUser extends User {
  /** `changed`: moved to the deleted users. `deleted`: gone for good. */
  '@removed'?: { reason?: 'changed' | 'deleted' };
}

export interface DeltaRound {
  /** By object id in lower case. Of a user that came several times the last row counts. */
  rows: Map<string, DeltaUser>;
  /** True: the users of the whole directory, and not only those who changed since the round before. */
  isFull: boolean;
  /** Where the next round begins. Graph forgets it after seven days. */
  deltaLink: string;
}

export interface DeltaQuery {
  /** The properties that come, and whose changes are tracked. */
  select: readonly string[];
  /** Of the round before; null begins with the whole directory. */
  deltaLink: string | null;
}

interface DeltaPage {
  value?: unknown;
  '@odata.nextLink'?: unknown;
  '@odata.deltaLink'?: unknown;
}

const task = 'user:delta';

/** Most pages in a row without a new user. Such pages are ordinary here: Graph passes over what has not changed, and repeats. */
const mostPagesWithoutNewUsers = 1_000;

/**
 * One round of "user: delta", whole. Where Graph has forgotten the deltaLink (410, or an expired token), or the link leads
 * to another server because the credential's cloud has changed, the round is a full one.
 * @throws GraphError where the round could not be read to its end; nothing of it then counts
 */
export async function readUsersDelta(
  graph: GraphClient,
  { select, deltaLink }: DeltaQuery,
): Promise<DeltaRound> {
  const whole = { path: '/users/delta', query: { $select: select.join(',') } };
  const since = deltaLink === null ? null : pathOf(graph, deltaLink);
  try {
    return since === null
      ? await readRound(graph, whole, true)
      : await readRound(graph, { path: since }, false);
  } catch (error) {
    // A page token may be forgotten in the middle of a full round, too; a second time it is an error.
    if (!isForgotten(error)) throw error;
    return readRound(graph, whole, true);
  }
}

async function readRound(
  graph: GraphClient,
  start: { path: string; query?: GraphRequestOptions['query'] },
  isFull: boolean,
): Promise<DeltaRound> {
  const rows = new Map<string, DeltaUser>();
  const visited = new Set<string>();
  let pagesWithoutNewUsers = 0;
  for (let { path, query } = start; ; query = undefined) {
    const page: DeltaPage = await graph.get<DeltaPage>(path, { task, query });
    const users = usersOf(page);
    const known = rows.size;
    for (const user of users) rows.set(idOf(user), user);
    pagesWithoutNewUsers = rows.size === known ? pagesWithoutNewUsers + 1 : 0;
    if (pagesWithoutNewUsers > mostPagesWithoutNewUsers) throw incomplete('EndlessPages', 'do not end');
    const { '@odata.nextLink': nextLink, '@odata.deltaLink': deltaLink } = page;
    if (nextLink === undefined) return { rows, isFull, deltaLink: ownLink(graph, deltaLink) };
    const link = ownLink(graph, nextLink);
    if (visited.has(link)) throw incomplete('RepeatedNextLink', 'go round in a circle');
    visited.add(link);
    path = pathBehindVersion(graph, link);
  }
}

function usersOf({ value }: DeltaPage): DeltaUser[] {
  if (Array.isArray(value)) return value as DeltaUser[];
  throw incomplete('PageWithoutValue', 'have a page without "value"');
}

function idOf(user: DeltaUser | null): string {
  if (user?.id) return user.id.toLowerCase();
  throw incomplete('RowWithoutId', 'name a user without an id');
}

/** The token goes to the server of the credential and to no other. */
function ownLink(graph: GraphClient, link: unknown): string {
  if (typeof link !== 'string') throw incomplete('RoundWithoutEnd', 'end without a link to the next round');
  if (link.startsWith(versionRoot(graph)) && !link.includes('#')) return link;
  throw incomplete('ForeignNextLink', 'lead to another server, to which the token was not sent');
}

function pathOf(graph: GraphClient, link: string): string | null {
  return link.startsWith(versionRoot(graph)) ? pathBehindVersion(graph, link) : null;
}

/** The link as it is, for a client that puts origin and version before a path. */
function pathBehindVersion(graph: GraphClient, link: string): string {
  return link.slice(versionRoot(graph).length - 1);
}

function versionRoot({ origin }: GraphClient): string {
  return `${origin}/v1.0/`;
}

/** "Use delta query to track changes": 410, or a 40X error such as syncStateNotFound; others report the last sentence. */
function isForgotten(error: unknown): boolean {
  if (!isGraphError(error)) return false;
  const { httpStatus, code, message, description } = error;
  if (httpStatus === 410) return true;
  const isRefusal = httpStatus !== null && httpStatus >= 400 && httpStatus < 410;
  const says = `${code} ${message} ${description ?? ''}`;
  return (
    isRefusal &&
    /syncState(NotFound|Invalid)|sync state generation is not found|ExpiredPageToken|PageTokenNotFound|page token is not valid/i.test(
      says,
    )
  );
}

function incomplete(code: string, what: string) {
  return incompleteError({ code, task, message: `The changes of users ${what}.` });
}
