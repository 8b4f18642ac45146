import type { User } from '@microsoft/microsoft-graph-types';
import type { GraphClient } from '../http/client';
import { isGraphError, type GraphError } from '../http/graphError';
import { sideBySide } from '../http/sideBySide';
import { findCreationCuts } from './creationCuts';
import { GivenUsers } from './givenUsers';
import { countUsers } from './userCounts';
import { narrowed, timeLiteral, userShards, type WholeQuery } from './userShards';
import { streamUsers, type UserQuery } from './users';

/** Up to here, counting and cutting gain nothing. */
export const FEWEST_USERS_SIDE_BY_SIDE = 20_000;
/** Parts read at one time. With `$select` a page costs one resource unit of 8,000 in ten seconds. */
const parts = 8;
/** A tenant that fits on fewer pages is not counted. */
const pagesBeforeCounting = 2;

/** Why users were read one page after the other, although there are many. */
export interface InSequence {
  /**
   * - `refused`: Graph refused to count them or to read a part; `error` says how.
   * - `oneMoment`: most of them were created in one moment, so there is nothing to cut.
   * - `disagrees`: the parts did not have as many users as were counted.
   */
  reason: 'refused' | 'oneMoment' | 'disagrees';
  error: GraphError | null;
}

interface Plan {
  cuts: number[];
  /** Users created before the reading began. */
  counted: number;
}

/** Null where there are too few to be cut. */
type Planned = Plan | InSequence | null;

/**
 * Whether `streamUsersSideBySide` can read them in parts. An advanced query with `signInActivity` cannot: Graph leaves some
 * of the sign-ins out in silence (msgraph-sdk-powershell issue 1898). A filter on sign-ins goes with no other.
 */
export function canBeReadSideBySide(query: UserQuery): boolean {
  const { select, filter = '', advanced = false, expandManager = false, maximum } = query;
  const isOfSignIns = /signInActivity/i.test(filter) || (advanced && select.includes('signInActivity'));
  return maximum === undefined && !expandManager && !isOfSignIns;
}

/**
 * The users of the directory, as `streamUsers` gives them but in no order, and each once. It begins with page after page,
 * and counts meanwhile; above `FEWEST_USERS_SIDE_BY_SIDE` it cuts by time of creation and goes on with the parts side by
 * side. What they had is held against the count of the whole, and where it does not agree, all is read again page by page,
 * and who was given before is left out. `onSequence` is told.
 *
 * Every user comes from the directory itself, as with `streamUsers`; the index that may be behind gives numbers, and the ids
 * of those without a time of creation.
 * @throws GraphError as `streamUsers` does
 */
export async function* streamUsersSideBySide(
  graph: GraphClient,
  asked: WholeQuery,
  onSequence: (why: InSequence) => void,
  fewest = FEWEST_USERS_SIDE_BY_SIDE,
): AsyncGenerator<User[], void, undefined> {
  const query = { ...asked, select: [...new Set([...asked.select, 'createdDateTime'])] };
  // Who is created from now on is counted nowhere. Whole seconds, as Graph compares them.
  const before = Math.floor(graph.timing.now() / 1000) * 1000;
  const given = new GivenUsers(before);
  const plan = yield* inSequenceUntilPlanned(streamUsers(graph, query), given, {
    plan: () => planParts(graph, query, { before, fewest }),
    onSequence,
  });
  if (plan === null) return;
  given.mustHaveIds();
  const why = yield* inParts(graph, query, { ...plan, before }, given);
  if (why === null) return;
  given.mustHaveIds();
  onSequence(why);
  for await (const page of streamUsers(graph, query)) yield given.add(page);
}

/** Page by page until it is known how to cut; null: until the end. */
async function* inSequenceUntilPlanned(
  sequence: AsyncGenerator<User[], void, undefined>,
  given: GivenUsers,
  { plan, onSequence }: { plan: () => Promise<Planned>; onSequence: (why: InSequence) => void },
): AsyncGenerator<User[], Plan | null, undefined> {
  const next = () => {
    const page = sequence.next();
    // Where the plan is there first, or the reader leaves, nobody waits for this page any more.
    page.catch(() => undefined);
    return page;
  };
  // As an object, so that a plan and a page can be told apart where the faster one is awaited.
  let planning: Promise<{ planned: Planned }> | null = null;
  try {
    let page = next();
    for (let pages = 1; ;) {
      // Where both are there, the plan comes first: every further page is read again in a part.
      const first = planning === null ? null : await Promise.race([planning, page]);
      if (first !== null && 'planned' in first) {
        const { planned } = first;
        if (planned !== null && 'reason' in planned) onSequence(planned);
        else if (planned !== null && isWorthIt(planned, given)) return planned;
        planning = null;
        continue;
      }
      const result = await page;
      if (result.done === true) return null;
      if (pages === pagesBeforeCounting) {
        planning = plan().then((planned) => ({ planned }));
        // Where the list ends first, the plan is of no interest.
        planning.catch(() => undefined);
      }
      pages += 1;
      page = next();
      yield given.add(result.value);
    }
  } finally {
    sequence.return().catch(() => undefined);
  }
}

/** Each part begins anew: who has half of the users when counting ends, is as fast with the other half alone. */
function isWorthIt({ counted }: Plan, { createdBefore }: GivenUsers): boolean {
  return createdBefore < counted / 2;
}

async function planParts(
  graph: GraphClient,
  query: WholeQuery,
  { before, fewest }: { before: number; fewest: number },
): Promise<Planned> {
  const task = query.task ?? 'user:getAll';
  try {
    const counted = await countBefore(graph, query, before);
    if (counted <= fewest) return null;
    const countSince = (times: readonly number[]) =>
      countUsers(
        graph,
        times.map((time) => narrowed(query, `createdDateTime ge ${timeLiteral(time)}`)),
        task,
      );
    const cuts = await findCreationCuts({ countSince, users: counted, parts, now: before });
    return cuts === null ? { reason: 'oneMoment', error: null } : { cuts, counted };
  } catch (error) {
    // The sequence is under way, and meets whatever is more than a refusal to count.
    if (isGraphError(error)) return { reason: 'refused', error };
    throw error;
  }
}

/** Those created before a time, and those without one: users that come later are not among them. */
async function countBefore(graph: GraphClient, query: WholeQuery, time: number): Promise<number> {
  const filter = narrowed(query, `not(createdDateTime ge ${timeLiteral(time)})`);
  const [count = 0] = await countUsers(graph, [filter], query.task ?? 'user:getAll');
  return count;
}

/** Null where the parts had as many users as were counted. */
async function* inParts(
  graph: GraphClient,
  query: WholeQuery,
  { cuts, counted, before }: Plan & { before: number },
  given: GivenUsers,
): AsyncGenerator<User[], InSequence | null, undefined> {
  // Each user comes once, but for those in the second of a cut and rows that Graph repeats; much more means that a filter is
  // not heeded.
  let rowsLeft = 4 * counted;
  try {
    for await (const page of sideBySide(userShards(graph, { ...query, isPart: true }, cuts))) {
      rowsLeft -= page.length;
      if (rowsLeft < 0) return { reason: 'disagrees', error: null };
      yield given.add(page);
    }
    const read = given.createdBefore;
    if (read === counted) return null;
    // Who was deleted meanwhile was counted or read, and the index may have caught up.
    const again = await countBefore(graph, query, before);
    const agrees = read >= Math.min(counted, again) && read <= Math.max(counted, again);
    return agrees ? null : { reason: 'disagrees', error: null };
  } catch (error) {
    // Reading in sequence would meet these too: a run that was stopped, no connection.
    if (!isGraphError(error) || error.kind === 'cancelled' || error.kind === 'unreachable') throw error;
    return { reason: 'refused', error };
  }
}
