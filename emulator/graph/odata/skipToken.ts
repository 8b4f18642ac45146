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
  /** It came with the answer to a page that had been asked for before, and the directory has lost it. */
  lost?: boolean;
}

/** An opaque, signed token. */
export function writeSkipToken(context: GraphContext, position: PagePosition): string {
  const body = Buffer.from(JSON.stringify(position)).toString('base64url');
  return `RFNwdAIAAQ${body}.${signature(context, body)}`;
}

/** Throws GraphError 400 for a token that was not issued here, that is for another query, or that is lost. */
export function readSkipToken(context: GraphContext, token: string, query: string): PagePosition {
  const [body = '', sign = ''] = token.replace(/^RFNwdAIAAQ/, '').split('.');
  const expected = Buffer.from(signature(context, body));
  const given = Buffer.from(sign);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) throw expiredPageToken();
  const position = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as PagePosition;
  if (position.query !== query) throw expiredPageToken();
  if (position.lost === true) throw expiredPageToken('DirectoryPageTokenNotFoundException');
  return position;
}

/** The address of the next page: the same query with another token. Headers are not carried by it. */
export function nextLink(context: GraphContext, rawQuery: string, position: PagePosition): string {
  const kept = rawQuery.split('&').filter((option) => option !== '' && !/^(\$|%24)skiptoken=/i.test(option));
  const token = writeSkipToken(context, isRetried(context) ? { ...position, lost: true } : position);
  return `${context.root}${context.path}?${[...kept, `$skiptoken=${token}`].join('&')}`;
}

/**
 * Whether this further page is given for the second time, and the emulator is set to lose what then follows. Microsoft's
 * page: "Paging Microsoft Graph data in your app", avoiding DirectoryPageTokenNotFoundException errors.
 */
function isRetried(context: GraphContext): boolean {
  const token = context.query.get('$skiptoken');
  if (!context.options.fragilePageTokens || token === undefined) return false;
  const given = context.memory('odata.givenPages', () => new Set<string>());
  if (given.has(token)) return true;
  given.add(token);
  return false;
}

function signature(context: GraphContext, body: string): string {
  const key = context.memory('odata.skipTokenKey', () => randomBytes(32));
  return createHmac('sha256', key).update(body).digest('base64url').slice(0, 22);
}
