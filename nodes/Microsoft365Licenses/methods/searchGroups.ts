import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Group } from '../../../graph/directory/groups';
import { stringLiteral } from '../../../graph/http/odata';
import { toNodeError } from '../../n8n/errors';
import { connect } from '../../n8n/graphClient';
import { skipToken } from './skipToken';

const GROUPS_PER_PAGE = 50;

interface GroupPage {
  value: Array<Pick<Group, 'id' | 'displayName'>>;
  '@odata.nextLink'?: string;
}

/** Groups, 50 at a time; with a filter those whose name begins so ("List groups", $filter with startsWith). */
export async function searchGroups(
  this: ILoadOptionsFunctions,
  filter?: string,
  paginationToken?: string,
): Promise<INodeListSearchResult> {
  try {
    const { graph } = await connect(this);
    const text = filter?.trim() ?? '';
    const page = await graph.get<GroupPage>('/groups', {
      task: 'group:get',
      query: {
        $select: 'id,displayName',
        $top: GROUPS_PER_PAGE,
        $filter: text === '' ? undefined : `startsWith(displayName,${stringLiteral(text)})`,
        $skiptoken: paginationToken,
      },
    });
    return {
      results: page.value.map(({ id, displayName }) => ({ name: displayName ?? id, value: id })),
      paginationToken: skipToken(page['@odata.nextLink']),
    };
  } catch (error) {
    throw toNodeError(this.getNode(), error);
  }
}
