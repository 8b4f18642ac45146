import { GraphError } from '../../../graph/http/graphError';

/**
 * The path of the page that the editor asks for: the whole link of the page before, or null for the first one. The link
 * went through the browser, so it may lead to no other list.
 * @throws GraphError `ForeignPage`
 */
export function nextPage(
  paginationToken: string | undefined,
  collection: '/users' | '/groups',
): string | null {
  if (!paginationToken) return null;
  if (paginationToken.startsWith(`${collection}?`) && !paginationToken.includes('#')) return paginationToken;
  throw new GraphError({
    kind: 'refused',
    code: 'ForeignPage',
    message: 'The next page of this list cannot be read, because its link leads to another one.',
    description: 'Close the list and open it again.',
  });
}
