import { incompleteError } from './graphError';
import { queryValue } from './odata';
import type { PermissionTask } from '../permissions';

export interface GraphRequestOptions {
  /** Names the missing permission in the error of a 403. */
  task: PermissionTask;
  /** Default: `v1.0`. */
  version?: GraphVersion;
  /** Query options with their `$`, not yet encoded: `{ $select: 'id,mail', $top: 999 }`. */
  query?: Record<string, string | number | boolean | undefined>;
  /** Sent with every page too, because a nextLink does not carry them. */
  headers?: Record<string, string>;
  /** Object id or principal name of the user that the request concerns; an error carries it. */
  user?: string;
  /**
   * Whether a POST or PATCH is sent again after its response was lost (socket closed, 502, 504): true only where sending
   * it twice does no harm. Default: false. A GET is always sent again.
   */
  retryOnLostResponse?: boolean;
  /**
   * For `pages`: after this many rows, a page is fetched only when the reader asks for it. Default: each page is fetched
   * ahead.
   */
  rowsNeeded?: number;
  /** For `pages`: whether a row may come more than once; the reader then leaves out repeats. Default: false. */
  mayRepeat?: boolean;
}

export type GraphVersion = 'v1.0' | 'beta';

/** The absolute address of a request: `{origin}/{version}{path}?{query}`; options without a value are left out. */
export function requestUrl(
  origin: string,
  path: string,
  { version = 'v1.0', query = {} }: Pick<GraphRequestOptions, 'version' | 'query'>,
): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${queryValue(String(value))}`],
  );
  const separator = path.includes('?') ? '&' : '?';
  return `${origin}/${version}${path}${pairs.length === 0 ? '' : separator + pairs.join('&')}`;
}

/**
 * The path of an address that Graph gave, as `requestUrl` takes it.
 * @throws GraphError of kind `incomplete` where it leads to another version of Graph
 */
export function pathIn(origin: string, url: string, { version = 'v1.0', task }: GraphRequestOptions): string {
  const root = `${origin}/${version}`;
  if (url.startsWith(`${root}/`)) return url.slice(root.length);
  throw incompleteError({
    code: 'ForeignNextLink',
    task,
    message: 'The link to the next page of the list leads to another place than the list.',
  });
}
