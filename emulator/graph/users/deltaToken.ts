import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { deltaReset, forgottenSyncState } from '../errors';
import type { GraphContext } from '../handler';

/** What the first call asked for; every later one of the chain gets the same. */
export interface DeltaQuery {
  select: string | null;
  /** Object ids of `$filter=id eq ...`; null where nothing is filtered. */
  ids: string[] | null;
}

/** Where a chain of calls goes on. Positions are those of the tenant's log of changes. */
export type DeltaPosition = DeltaQuery & {
  /** Whether the empty page that stands before the next rows has gone out. */
  afterEmptyPage?: boolean;
} & (
    | /** A round over the whole directory: `cursor` in it, `from` where the next round begins. */
      { round: 'full'; from: number; cursor: number }
      /** A round over what happened from `from` to `to`; `offset` in its rows. */
    | { round: 'changes'; from: number; to: number; offset: number }
    /** Between two rounds. `before`: where the round before began. */
    | { round: 'none'; from: number; before: number }
  );

interface SignedPosition {
  position: DeltaPosition;
  issuedAt: number;
  generation: number;
}

/** "Use delta query to track changes": tokens of directory objects are good for seven days. */
const lifetimeMs = 7 * 24 * 60 * 60 * 1000;

interface TokenMemory {
  key: Buffer;
}

/** An opaque, signed token. */
export function writeDeltaToken(context: GraphContext, position: DeltaPosition): string {
  const signed: SignedPosition = {
    position,
    issuedAt: context.now().getTime(),
    generation: context.tenant.deltaGeneration,
  };
  const body = Buffer.from(JSON.stringify(signed)).toString('base64url');
  return `${body}.${signature(context, body)}`;
}

/**
 * Throws GraphError: `syncStateNotFound` for a token that is too old or was not issued here, 410 for one of a generation
 * that the tenant has given up.
 */
export function readDeltaToken(context: GraphContext, token: string): DeltaPosition {
  const [body = '', sign = ''] = token.split('.');
  const expected = Buffer.from(signature(context, body));
  const given = Buffer.from(sign);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) throw forgottenSyncState();
  const { position, issuedAt, generation } = JSON.parse(
    Buffer.from(body, 'base64url').toString('utf8'),
  ) as SignedPosition;
  if (context.now().getTime() - issuedAt > lifetimeMs) throw forgottenSyncState();
  if (generation !== context.tenant.deltaGeneration) {
    const select = position.select === null ? '' : `&$select=${position.select}`;
    throw deltaReset(`${context.root}/users/delta?$deltatoken=${select}`);
  }
  return position;
}

function signature(context: GraphContext, body: string): string {
  const { key } = context.memory<TokenMemory>('users.deltaToken', () => ({ key: randomBytes(32) }));
  return createHmac('sha256', key).update(body).digest('base64url').slice(0, 22);
}
