import { largestBatch } from '../http/batch';
import type { GraphClient } from '../http/client';
import type { BatchResponse } from '../http/batch';
import { cancelledError, GraphError, isGraphError } from '../http/graphError';
import {
  assignLicenseRequest,
  isAsWanted,
  licenseStateProperties,
  type LicenseWrite,
  type LicenseWriteResult,
} from './assignLicense';
import { decideRetry, retryRuleFor } from '../http/retryPolicy';
import { getUsersInBatches } from '../directory/usersInBatches';
import { delay } from '../http/timing';

export interface WriteOptions {
  /** Called after each round trip with the places of the writes that are now done, so that they can be read back. */
  onWritten?: (places: number[]) => void;
}

/**
 * The only writer of licences: one call after the other, 20 to a round trip in a `dependsOn` chain, never two at once.
 *
 * A step that Graph wants later (429, 503, a concurrency violation) is waited for and sent alone; the steps behind it
 * (424) are sent again after it. A round trip whose answer is lost is looked into before anything of it is sent again.
 * Where Graph refuses the app itself, stays out of order, or the run is cancelled, nothing more is sent.
 *
 * Never throws: whatever happens, there is one result for each write, in their order.
 */
export async function writeLicenses(
  graph: GraphClient,
  writes: readonly LicenseWrite[],
  options: WriteOptions = {},
): Promise<LicenseWriteResult[]> {
  return new LicenseWriter(graph, writes, options).run();
}

/** How long Graph is given to finish what was under way when its answer was lost, and to show it to readers. */
const lostAnswerWaitMs = 2_000;
const lostAnswerTries = 6;
/** Looks before a write whose answer was lost counts as not done: readers may be shown the state from before. */
const looksForLostAnswers = 3;

class LicenseWriter {
  readonly #results: Array<LicenseWriteResult | undefined>;
  /** Places of the writes that have no result yet, in order. */
  #open: number[];
  /** How often the write at the head of `#open` has been sent, this time included. */
  #tries = 1;
  /** Places of writes that may have happened although no answer said so. */
  readonly #mayBeDone = new Set<number>();
  /** Why nothing more is sent. */
  #end: GraphError | null = null;

  constructor(
    private readonly graph: GraphClient,
    private readonly writes: readonly LicenseWrite[],
    private readonly options: WriteOptions,
  ) {
    this.#results = writes.map(() => undefined);
    this.#open = writes.map((_, place) => place);
  }

  async run(): Promise<LicenseWriteResult[]> {
    while (this.#open.length > 0 && this.#end === null) {
      try {
        const waitMs = await this.#roundTrip();
        if (waitMs > 0) await delay(waitMs, this.graph.timing);
      } catch (error) {
        this.#end = toGraphError(error);
      }
    }
    await this.#lookAtDoubtful();
    const error = this.#end ?? cancelledError();
    return this.#results.map((result, place) => result ?? this.#unsent(place, error));
  }

  /** Sends the next writes and settles what can be settled; milliseconds to wait before going on. */
  async #roundTrip(): Promise<number> {
    if (this.graph.timing.isCancelled()) throw cancelledError();
    const head = this.#open[0];
    // What Graph wants later goes alone, so that it does not hold up 19 others again.
    const places = this.#open.slice(0, this.#tries > 1 ? 1 : largestBatch);
    const waitMs = await this.#send(places);
    this.#open = this.#open.filter((place) => this.#results[place] === undefined);
    const isSentAgain = waitMs > 0 && this.#open[0] === head;
    this.#tries = isSentAgain ? this.#tries + 1 : waitMs > 0 ? 2 : 1;
    const written = places.filter((place) => this.#results[place]?.status === 'written');
    if (written.length > 0) this.options.onWritten?.(written);
    return waitMs;
  }

  async #send(places: readonly number[]): Promise<number> {
    const steps = places.map((place, index) => ({
      ...assignLicenseRequest(String(place), this.#write(place)),
      ...(index === 0 ? {} : { dependsOn: [String(places[index - 1])] }),
    }));
    let answers: Map<string, BatchResponse>;
    try {
      answers = await this.graph.batch(steps, { task: 'licenseAssignment:write' });
    } catch (error) {
      return this.#answerLost(places, toGraphError(error));
    }
    return this.#settleAnswers(places, answers);
  }

  #settleAnswers(places: readonly number[], answers: Map<string, BatchResponse>): number {
    for (const place of places) {
      const answer = answers.get(String(place));
      if (answer?.error === null) {
        this.#results[place] = { status: 'written', requestId: answer.requestId, at: this.#now() };
      }
    }
    let waitMs = 0;
    let isBehindFailure = false;
    for (const [index, place] of places.entries()) {
      const error = answers.get(String(place))?.error ?? null;
      if (error === null || (error.httpStatus === 424 && isBehindFailure)) continue;
      isBehindFailure = true;
      waitMs = Math.max(waitMs, this.#settleFailure(place, error, index === 0 ? this.#tries : 1));
    }
    return waitMs;
  }

  /** One step failed: it is refused (0), or it has to be sent again after so many milliseconds. */
  #settleFailure(place: number, error: GraphError, tries: number): number {
    const rule = retryRuleFor(error);
    if (rule?.outcome === 'unknown') this.#mayBeDone.add(place);
    // Sending what is done already does no harm: Graph then refuses it, and the look at the end tells why.
    const verdict = decideRetry({
      failed: error,
      tries,
      repeatable: true,
      random: this.graph.timing.random,
    });
    if (verdict.retry) return verdict.waitMs;
    const isAboutAll =
      rule !== null || error.httpStatus === 401 || error.httpStatus === 403 || error.httpStatus === 424;
    if (isAboutAll) this.#end = givenUp(error, verdict.because);
    this.#results[place] = {
      status: 'refused',
      error: (this.#end ?? error).withUser(this.#write(place).userId),
    };
    return 0;
  }

  /** The round trip failed as a whole. Unless it surely did nothing, the users are read to learn what happened. */
  async #answerLost(places: readonly number[], error: GraphError): Promise<number> {
    if (error.kind === 'refused' || retryRuleFor(error)?.outcome === 'notProcessed') throw error;
    for (const place of places) this.#mayBeDone.add(place);
    await delay(lostAnswerWaitMs, this.graph.timing);
    await this.#settleThoseDone(places);
    const isStuck = places.every((place) => this.#results[place] === undefined);
    if (isStuck && this.#tries >= lostAnswerTries) throw givenUp(error, `It was tried ${this.#tries} times.`);
    return isStuck ? lostAnswerWaitMs * this.#tries : 0;
  }

  /** Reads the users; what is as it was wanted counts as written. */
  async #settleThoseDone(places: readonly number[]): Promise<number[]> {
    const userIds = places.map((place) => this.#write(place).userId);
    const users = await getUsersInBatches(this.graph, userIds, licenseStateProperties);
    const done = places.filter((place) => {
      const user = users.get(this.#write(place).userId);
      return user && !isGraphError(user) && isAsWanted(user, this.#write(place));
    });
    for (const place of done) this.#results[place] = { status: 'written', requestId: null, at: this.#now() };
    return done;
  }

  /**
   * A refusal of the request itself may mean that somebody else, or a try whose answer was lost, has brought about what
   * was wanted. All of these are looked at together, when everything else is done.
   */
  async #lookAtDoubtful(): Promise<void> {
    for (let look = 1; look <= looksForLostAnswers; look++) {
      const doubtful = this.writes.map((_, place) => place).filter((place) => this.#isDoubtful(place));
      const mayBeDone = doubtful.some((place) => this.#mayBeDone.has(place));
      if (doubtful.length === 0 || (look > 1 && !mayBeDone)) return;
      try {
        if (look > 1) await delay(lostAnswerWaitMs, this.graph.timing);
        const done = await this.#settleThoseDone(doubtful);
        if (done.length > 0) this.options.onWritten?.(done);
      } catch (error) {
        // Nobody can tell: refusals stay refusals, and what may have happened is told as unknown.
        this.#end ??= toGraphError(error);
        for (const place of doubtful) if (this.#mayBeDone.has(place)) this.#results[place] = undefined;
        return;
      }
    }
  }

  #isDoubtful(place: number): boolean {
    const result = this.#results[place];
    if (result === undefined) return this.#mayBeDone.has(place);
    return result.status === 'refused' && result.error.httpStatus === 400;
  }

  #unsent(place: number, error: GraphError): LicenseWriteResult {
    const { userId } = this.#write(place);
    if (!this.#mayBeDone.has(place)) return { status: 'notSent', error: error.withUser(userId) };
    const advice =
      'The answer to this change was lost, so it is unknown whether it was made. Run the same items again: what is done already is left as it is.';
    const description = [advice, error.description].filter((text) => text !== null).join(' ');
    return { status: 'unknown', error: new GraphError({ ...error.toJSON(), description, user: userId }) };
  }

  #write(place: number): LicenseWrite {
    const write = this.writes[place];
    if (!write) throw new RangeError(`There is no write number ${place}.`);
    return write;
  }

  #now(): string {
    return new Date(this.graph.timing.now()).toISOString();
  }
}

function givenUp(error: GraphError, because: string | null): GraphError {
  const description = [because, error.description].filter((text) => text !== null).join(' ');
  return new GraphError({ ...error.toJSON(), description: description || null });
}

/** What is no failure of Graph (the credential, a defect) ends the writing too, and is told like one. */
function toGraphError(error: unknown): GraphError {
  if (isGraphError(error)) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new GraphError({ kind: 'unreachable', code: 'UnexpectedFailure', message });
}
