import type { Answer } from '../answer';
import { publicOrigin } from '../graph/request';
import { type Incoming, Query } from '../incoming';
import type { EmulatorState } from '../state';

/** A place in a chain of pages without end: the page that it began with, and how far it has come. */
export interface EndlessChain {
  rows: 'none' | 'repeated';
  /** The query of the first page, as sent. */
  query: string;
  link: number;
}

const mark = 'RFNwdAIAAQendless';

/** The chain that the request goes on with; null where it belongs to none. The token holds all that is to be known. */
export function endlessChainOf({ query }: Incoming): EndlessChain | null {
  const token = query.get('$skiptoken');
  if (token?.startsWith(mark) !== true) return null;
  return JSON.parse(Buffer.from(token.slice(mark.length), 'base64url').toString('utf8')) as EndlessChain;
}

/** Serves the page that the chain began with, without its rows or with them, and a nextLink that was never seen. */
export async function endlessPage(
  state: EmulatorState,
  incoming: Incoming,
  chain: EndlessChain,
  serve: (incoming: Incoming) => Promise<Answer>,
): Promise<Answer> {
  const answer = await serve({ ...incoming, query: new Query(chain.query) });
  if (typeof answer.body !== 'string' || answer.status !== 200) return answer;
  const page = JSON.parse(answer.body) as Record<string, unknown>;
  if (!Array.isArray(page.value)) return answer;
  const isFirst = chain.link === 0;
  if (chain.rows === 'none' && !isFirst) page.value = [];
  page['@odata.nextLink'] = linkTo(state, incoming, { ...chain, link: chain.link + 1 });
  return { ...answer, body: JSON.stringify(page) };
}

function linkTo(state: EmulatorState, incoming: Incoming, chain: EndlessChain): string {
  const token = mark + Buffer.from(JSON.stringify(chain)).toString('base64url');
  const kept = chain.query.split('&').filter((option) => !/^$|^(\$|%24)skiptoken=/i.test(option));
  const origin = publicOrigin(incoming) ?? state.origin;
  return `${origin}${incoming.path}?${[...kept, `$skiptoken=${token}`].join('&')}`;
}
