import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { expiredPageToken } from '../errors';
import type { GraphContext } from '../handler';

/** Where a listing goes on. */
export interface PagePosition {
  /** The source's own cursor. */
  cursor: number;
  /** The sorted or searched result that the cursor points into; absent for listings in directory order. */
  snapshot?: string;
  /** What the query asked for; a token is good for its own query only. */
  query: string;
}

/** An opaque, signed token. */
export function writeSkipToken(context: GraphContext, position: PagePosition): string {
  const body = Buffer.from(JSON.stringify(position)).toString('base64url');
  return `RFNwdAIAAQ${body}.${signature(context, body)}`;
}

/** Throws GraphError 400 Directory_ExpiredPageToken for a token that was not issued here, or for another query. */
export function readSkipToken(context: GraphContext, token: string, query: string): PagePosition {
  const [body = '', sign = ''] = token.replace(/^RFNwdAIAAQ/, '').split('.');
  const expected = Buffer.from(signature(context, body));
  const given = Buffer.from(sign);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) throw expiredPageToken();
  const position = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as PagePosition;
  if (position.query !== query) throw expiredPageToken();
  return position;
}

/** The address of the next page: the same query with another token. Headers are not carried by it. */
export function nextLink(context: GraphContext, rawQuery: string, position: PagePosition): string {
  const kept = rawQuery.split('&').filter((option) => option !== '' && !/^(\$|%24)skiptoken=/i.test(option));
  return `${context.root}${context.path}?${[...kept, `$skiptoken=${writeSkipToken(context, position)}`].join('&')}`;
}

function signature(context: GraphContext, body: string): string {
  const key = context.memory('odata.skipTokenKey', () => randomBytes(32));
  return createHmac('sha256', key).update(body).digest('base64url').slice(0, 22);
}
