import type { GraphAnswer, GraphContext } from '../handler';
import { pageSize } from '../odata/pageSize';
import { nextLink, readSkipToken } from '../odata/skipToken';
import { keepSnapshot, readSnapshot } from '../odata/snapshots';

export const pageOptions = ['$select', '$top', '$count', '$filter', '$skiptoken'];

/**
 * One page of a collection that is known as a list of ids. The list is made once; later pages read it again, so that
 * they neither repeat nor miss a member. Throws GraphError.
 */
export function pageOfIds(
  context: GraphContext,
  contextName: string,
  list: () => string[],
  write: (id: string) => Record<string, unknown> | null,
): GraphAnswer {
  const { query, headers, root } = context;
  const size = pageSize(query.get('$top'));
  const identity = JSON.stringify([context.path.toLowerCase(), query.get('$filter')]);
  const token = query.get('$skiptoken');
  const position = token === undefined ? null : readSkipToken(context, token, identity);
  const ids = position?.snapshot === undefined ? list() : readSnapshot(context, position.snapshot);
  const start = position?.cursor ?? 0;
  const end = start + size;
  const counted =
    position === null &&
    query.get('$count') === 'true' &&
    headers.consistencylevel?.toLowerCase() === 'eventual';
  const value = ids.slice(start, end).flatMap((id) => write(id) ?? []);
  return {
    status: 200,
    body: {
      '@odata.context': `${root}/$metadata#${contextName}`,
      ...(counted ? { '@odata.count': ids.length } : {}),
      ...(end < ids.length
        ? {
            '@odata.nextLink': nextLink(context, query.raw, {
              cursor: end,
              snapshot: position?.snapshot ?? keepSnapshot(context, ids),
              query: identity,
            }),
          }
        : {}),
      value,
    },
  };
}
