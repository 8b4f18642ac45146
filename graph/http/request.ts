import { queryValue } from './odata';
import type { PermissionTask } from '../permissions';

export interface GraphRequestOptions {
  /** What the user asked for; names the missing permission when Graph answers 403. */
  task: PermissionTask;
  /** Default `v1.0`. */
  version?: GraphVersion;
  /** Query options with their `$`, not yet encoded: `{ $select: 'id,mail', $top: 999 }`. */
  query?: Record<string, string | number | boolean | undefined>;
  /** Sent again with every page (Graph does not carry them in a nextLink). */
  headers?: Record<string, string>;
  /** Whom the request is about; kept on a failure. */
  user?: string;
  /**
   * Whether a POST or PATCH whose answer was lost (socket closed, 502, 504) is sent again. Default false: what became of it
   * is unknown. True only where sending twice does no harm. GETs are always sent again.
   */
  retryOnLostAnswer?: boolean;
  /**
   * For `pages`: once so many rows have come, the next page is asked for only when the reader goes on. Default: every next
   * page is asked for ahead of time.
   */
  rowsNeeded?: number;
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
