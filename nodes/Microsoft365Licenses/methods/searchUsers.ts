import type { User } from '@microsoft/microsoft-graph-types';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { toNodeError } from '../../n8n/errors';
import { connect } from '../../n8n/graphClient';
import { nextPage } from './nextPage';

const USERS_PER_PAGE = 50;

/** Users by name, 50 at a time; with a filter those with a word of the name, or an address, that begins so. */
export async function searchUsers(
  this: ILoadOptionsFunctions,
  filter?: string,
  paginationToken?: string,
): Promise<INodeListSearchResult> {
  try {
    const { graph } = await connect(this);
    const text = filter?.trim() ?? '';
    const path = nextPage(paginationToken, '/users');
    const { rows, next } = await graph.page<User>(path ?? '/users', {
      task: 'user:getAll',
      query: path === null ? firstPage(text) : undefined,
      headers: text === '' ? undefined : searchHeaders,
    });
    return { results: rows.map(toChoice), paginationToken: next ?? undefined };
  } catch (error) {
    throw toNodeError(this.getNode(), error);
  }
}

/**
 * Without the preference Graph refuses a search for an ampersand. Source: "Known issues with Microsoft Graph", query
 * parameters.
 */
const searchHeaders = { ConsistencyLevel: 'eventual', Prefer: 'legacySearch=false' };

function firstPage(text: string) {
  return {
    $select: 'id,displayName,userPrincipalName',
    $orderby: 'displayName',
    $top: USERS_PER_PAGE,
    $search: text === '' ? undefined : search(text),
    $count: text === '' ? undefined : true,
  };
}

/** "Use the $search query parameter": quotes and backslashes inside a clause are escaped. */
function search(text: string): string {
  const escaped = text.replace(/["\\]/g, '\\$&');
  return ['displayName', 'mail', 'userPrincipalName']
    .map((property) => `"${property}:${escaped}"`)
    .join(' OR ');
}

/** The value is the object id: it outlives a change of name. */
function toChoice({ id, displayName, userPrincipalName }: User) {
  return { name: `${displayName ?? userPrincipalName} (${userPrincipalName})`, value: id ?? '' };
}
