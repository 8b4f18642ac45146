import { Readable } from 'node:stream';
import type { Caller } from './authentication';
import type { GraphAnswer } from './handler';
import { type GraphRequest, publicOrigin } from './request';

/**
 * Answers that are made once and given again until something is written, for the option `keepAnswers`: what a client
 * costs can only be measured where making the pages costs next to nothing. They are bytes as they were sent, except
 * for the ids of requests, which stay each request's own.
 */
export interface KeptAnswers {
  answers: Map<string, GraphAnswer>;
  /** Report downloads: each comes by an address of its own. */
  files: Map<string, Promise<Buffer[]>>;
}

export const noKeptAnswers = (): KeptAnswers => ({ answers: new Map(), files: new Map() });

/** Where the answers of a tenant are kept: in its memory, so that a reset forgets them. */
export const keptAnswersKey = 'graph.keptAnswers';

/** What an answer depends on besides the state of the tenant: the address, the caller's rights, and headers that steer it. */
export function answerKey({ incoming, version, path }: GraphRequest, caller: Caller): string {
  const { consistencylevel, prefer } = incoming.headers;
  const address = [publicOrigin(incoming), version, path, incoming.query.raw];
  return [...address, consistencylevel, prefer, caller.clientId, [...caller.permissions].sort().join()].join(
    '\n',
  );
}

/** The answer in a form that can be given again; null where it cannot: a stream is empty after it was read. */
export function keepable(answer: GraphAnswer, contentType: string): GraphAnswer | null {
  const { status, headers, body } = answer;
  if (status !== 200 || typeof body !== 'object' || Buffer.isBuffer(body) || body instanceof Readable)
    return null;
  return {
    status,
    headers: { 'Content-Type': contentType, 'OData-Version': '4.0', ...headers },
    body: Buffer.from(JSON.stringify(body)),
  };
}
