import { largestBatch, type BatchResponse } from '../http/batch';
import type { GraphClient } from '../http/client';
import { cancelledError, GraphError, isGraphError } from '../http/graphError';
import { decideRetry, retryRuleFor } from '../http/retryPolicy';
import { delay } from '../http/timing';
import { getUsersInBatches } from '../directory/usersInBatches';
import {
  assignLicenseRequest,
  licenseStateProperties,
  matchesWrite,
  showsWrite,
  type LicenseWrite,
  type LicenseWriteResult,
} from './assignLicense';
import { assessWriteFailure } from './writeFailure';
import { WriteResults } from './writeResults';

export interface WriteOptions {
  /** Called before writes are sent for the first time, with their places. */
  onSend?: (places: number[]) => void;
  /** Called after each round trip with the places of the writes that are now done, so that they can be read back. */
  onWritten?: (places: number[]) => void;
}

/**
 * The only writer of licenses: one round trip after the other, each a `dependsOn` chain of at most 20 writes, so that
 * Graph never makes two at once.
 *
 * A write that Graph defers (429, a concurrency violation) or may have failed to make (500, 503, 504) is sent again alone
 * after its wait; the writes behind it (424) follow. After a lost response the users are read before any of their writes
 * is sent again. A write that Graph may have made at any try is never reported as refused. Where Graph refuses the app
 * itself, stays out of order, or the run is cancelled, nothing more is sent.
 *
 * Never throws: it returns one result for each write, in their order.
 */
export async function writeLicenses(
  graph: GraphClient,
  writes: readonly LicenseWrite[],
  options: WriteOptions = {},
): Promise<LicenseWriteResult[]> {
  return new LicenseWriter(graph, writes, options).run();
}

/** Wait after a lost response, in which Graph finishes what it began and readers get to see it. */
const lostResponseWaitMs = 2_000;
const lostResponseTries = 6;
/** Writes in a row at which Graph failed inside, after which it counts as out of order for all. */
const mostFailuresInARow = 3;
/** Readings before a write whose response was lost counts as not made: a reading may show the state before it. */
const lostResponseReadings = 3;

class LicenseWriter {
  readonly #results: WriteResults;
  /** How often the first pending write has been sent, the coming time included. */
  #tries = 1;
  #failuresInARow = 0;
  /** The writes before this place have been sent. */
  #firstUnsent = 0;
  /** Why nothing more is sent. */
  #stopReason: GraphError | null = null;

  constructor(
    private readonly graph: GraphClient,
    writes: readonly LicenseWrite[],
    private readonly options: WriteOptions,
  ) {
    this.#results = new WriteResults(writes, graph.timing.now);
  }

  async run(): Promise<LicenseWriteResult[]> {
    while (this.#stopReason === null && this.#results.pending().length > 0) {
      try {
        const waitMs = await this.#roundTrip();
        if (waitMs > 0) await delay(waitMs, this.graph.timing);
      } catch (error) {
        this.#stopReason = toGraphError(error);
      }
    }
    await this.#recheckDoubtful();
    return this.#results.toList(this.#stopReason ?? cancelledError());
  }

  /** Sends the next writes; returns the milliseconds to wait before the next round trip. */
  async #roundTrip(): Promise<number> {
    if (this.graph.timing.isCancelled()) throw cancelledError();
    const pending = this.#results.pending();
    // A write that was deferred goes alone, so that it does not delay 19 others again.
    const places = pending.slice(0, this.#tries > 1 ? 1 : largestBatch);
    if (places.some((place) => this.#results.isUnseen(place))) {
      await this.#lookBeforeSendingAgain(places);
      return 0;
    }
    this.#announce(places);
    const waitMs = await this.#send(places);
    const isSentAgain = waitMs > 0 && this.#results.pending()[0] === pending[0];
    this.#tries = isSentAgain ? this.#tries + 1 : waitMs > 0 ? 2 : 1;
    this.#reportWritten(places);
    return waitMs;
  }

  /** What Graph may have made is not sent again unseen: what is in place counts as written, and who cannot be read is left. */
  async #lookBeforeSendingAgain(places: readonly number[]): Promise<void> {
    const unseen = places.filter((place) => this.#results.isUnseen(place));
    const unread = await this.#settleByReading(unseen);
    for (const [place, error] of unread) this.#results.setRefused(place, error);
    this.#reportWritten(unseen);
  }

  /** Writes go out in their order, so that the first times are those from the first unsent place on. */
  #announce(places: readonly number[]): void {
    const unsent = places.filter((place) => place >= this.#firstUnsent);
    if (unsent.length > 0) this.options.onSend?.(unsent);
    this.#firstUnsent = Math.max(this.#firstUnsent, ...places.map((place) => place + 1));
  }

  async #send(places: readonly number[]): Promise<number> {
    const requests = places.map((place, index) => {
      const request = assignLicenseRequest(String(place), this.#results.writeAt(place));
      if (index > 0) request.dependsOn = [String(places[index - 1])];
      return request;
    });
    let responses: Map<string, BatchResponse>;
    try {
      responses = await this.graph.batch(requests, { task: 'licenseAssignment:write' });
    } catch (error) {
      return this.#settleLostResponse(places, toGraphError(error));
    }
    return this.#settleResponses(places, responses);
  }

  #settleResponses(places: readonly number[], responses: Map<string, BatchResponse>): number {
    let waitMs = 0;
    let isBehindFailure = false;
    for (const [index, place] of places.entries()) {
      const response = responses.get(String(place));
      if (response === undefined) continue;
      if (response.error === null) {
        const isShown = showsWrite(response.body, this.#results.writeAt(place));
        this.#results.setWritten(place, { requestId: response.requestId, isShown });
        this.#failuresInARow = 0;
      } else if (response.error.httpStatus !== 424 || !isBehindFailure) {
        isBehindFailure = true;
        waitMs = Math.max(waitMs, this.#settleFailure(place, response.error, index === 0 ? this.#tries : 1));
      }
    }
    return waitMs;
  }

  #settleFailure(place: number, error: GraphError, tries: number): number {
    const { hasFreshLocation = false } = this.#results.writeAt(place);
    const { random } = this.graph.timing;
    const failure = assessWriteFailure(error, { tries, hasFreshLocation, random });
    if (failure.isMaybeWritten) this.#results.setMaybeWritten(place);
    if (failure.action === 'sendAgain') return failure.waitMs;
    this.#failuresInARow = failure.isMaybeWritten ? this.#failuresInARow + 1 : 0;
    if (failure.action === 'stop' || this.#failuresInARow >= mostFailuresInARow)
      this.#stopReason = failure.error;
    this.#results.setRefused(place, failure.error);
    return 0;
  }

  /** The round trip failed as a whole. Unless Graph surely did nothing, the users show which writes were made. */
  async #settleLostResponse(places: readonly number[], error: GraphError): Promise<number> {
    if (error.kind === 'refused' || retryRuleFor(error)?.outcome === 'notProcessed') throw error;
    for (const place of places) this.#results.setMaybeWritten(place);
    await delay(waitAfterLoss(error), this.graph.timing);
    await this.#settleByReading(places);
    if (places.some((place) => this.#results.isWritten(place))) return 0;
    if (this.#tries >= lostResponseTries) throw error.withReason(`It was tried ${this.#tries} times.`);
    return lostResponseWaitMs * this.#tries;
  }

  /** Reads the users; a change that is in place counts as written. Returns the users that could not be read. */
  async #settleByReading(places: readonly number[]): Promise<Map<number, GraphError>> {
    const userIds = places.map((place) => this.#results.writeAt(place).userId);
    const users = await getUsersInBatches(this.graph, userIds, licenseStateProperties);
    const unread = new Map<number, GraphError>();
    for (const place of places) {
      const write = this.#results.writeAt(place);
      const user = users.get(write.userId);
      if (isGraphError(user)) unread.set(place, user);
      else if (user && matchesWrite(user, write))
        this.#results.setWritten(place, { requestId: null, isShown: true });
      else this.#results.setSeen(place);
    }
    return unread;
  }

  /**
   * A 400 may mean that the change is already in place (a lost response, another writer), and a refusal may follow on a try
   * that Graph did make, so the users are read before either is reported.
   */
  async #recheckDoubtful(): Promise<void> {
    for (let reading = 1; reading <= lostResponseReadings; reading++) {
      const doubtful = this.#results.doubtful();
      const hasLostResponse = doubtful.some((place) => this.#results.isMaybeWritten(place));
      if (doubtful.length === 0 || (reading > 1 && !hasLostResponse)) return;
      try {
        if (reading > 1) await delay(lostResponseWaitMs, this.graph.timing);
        await this.#settleByReading(doubtful);
        this.#reportWritten(doubtful);
      } catch (error) {
        this.#stopReason ??= toGraphError(error);
        return;
      }
    }
  }

  #reportWritten(places: readonly number[]): void {
    const written = places.filter((place) => this.#results.isWritten(place));
    if (written.length > 0) this.options.onWritten?.(written);
  }
}

/**
 * How long to wait before the users are read, in milliseconds.
 * @throws {GraphError} where Graph asks for a longer wait than this package makes
 */
function waitAfterLoss(error: GraphError): number {
  const { retryAfterMs } = error;
  if (retryAfterMs === null) return lostResponseWaitMs;
  const verdict = decideRetry({ failed: error, tries: 1, repeatable: true, random: () => 0 });
  if (!verdict.retry) throw error.withReason(verdict.because);
  return Math.max(lostResponseWaitMs, verdict.waitMs);
}

/** Other failures (the credential, a defect) stop the writing too, and are reported in the results. */
function toGraphError(error: unknown): GraphError {
  if (isGraphError(error)) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new GraphError({ kind: 'unreachable', code: 'UnexpectedFailure', message });
}
