import type { GraphRequestOptions } from './client';
import { queryValue } from './odata';

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
