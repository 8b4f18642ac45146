import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Group } from '../../../graph/directory/groups';
import { stringLiteral } from '../../../graph/http/odata';
import { toNodeError } from '../../n8n/errors';
import { connect } from '../../n8n/graphClient';
import { nextPage } from './nextPage';

const GROUPS_PER_PAGE = 50;

/** Groups, 50 at a time; with a filter those whose name begins so ("List groups", $filter with startsWith). */
export async function searchGroups(
  this: ILoadOptionsFunctions,
  filter?: string,
  paginationToken?: string,
): Promise<INodeListSearchResult> {
  try {
    const { graph } = await connect(this);
    const text = filter?.trim() ?? '';
    const path = nextPage(paginationToken, '/groups');
    const { rows, next } = await graph.page<Pick<Group, 'id' | 'displayName'>>(path ?? '/groups', {
      task: 'group:get',
      query: path === null ? firstPage(text) : undefined,
    });
    return {
      results: rows.map(({ id, displayName }) => ({ name: displayName ?? id, value: id })),
      paginationToken: next ?? undefined,
    };
  } catch (error) {
    throw toNodeError(this.getNode(), error);
  }
}

function firstPage(text: string) {
  return {
    $select: 'id,displayName',
    $top: GROUPS_PER_PAGE,
    $filter: text === '' ? undefined : `startsWith(displayName,${stringLiteral(text)})`,
  };
}
