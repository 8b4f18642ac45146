import type { GraphError } from '../http/graphError';
import type { LicenseWrite, LicenseWriteResult } from './assignLicense';

/** The writes of a run and their results; a place is the index of a write. */
export class WriteResults {
  readonly #results: Array<LicenseWriteResult | undefined>;
  /** Places of the writes that Graph may have made although no response says so. */
  readonly #maybeWritten = new Set<number>();

  constructor(
    private readonly writes: readonly LicenseWrite[],
    private readonly now: () => number,
  ) {
    this.#results = writes.map(() => undefined);
  }

  writeAt(place: number): LicenseWrite {
    const write = this.writes[place];
    if (!write) throw new RangeError(`There is no write number ${place}.`);
    return write;
  }

  /** Places of the writes without a result, in order. */
  pending(): number[] {
    return this.#places((place) => this.#results[place] === undefined);
  }

  isWritten(place: number): boolean {
    return this.#results[place]?.status === 'written';
  }

  isMaybeWritten(place: number): boolean {
    return this.#maybeWritten.has(place);
  }

  /**
   * Places of the writes whose result only the user can show: the response was lost, or Graph refused the write with a
   * 400, which may mean that the change is already in place.
   */
  doubtful(): number[] {
    return this.#places((place) => {
      const result = this.#results[place];
      if (result === undefined) return this.#maybeWritten.has(place);
      return result.status === 'refused' && result.error.httpStatus === 400;
    });
  }

  setWritten(place: number, requestId: string | null): void {
    this.#results[place] = { status: 'written', requestId, at: new Date(this.now()).toISOString() };
  }

  setRefused(place: number, error: GraphError): void {
    this.#results[place] = { status: 'refused', error: error.withUser(this.writeAt(place).userId) };
  }

  setMaybeWritten(place: number): void {
    this.#maybeWritten.add(place);
  }

  /** Removes the results of those of the writes that Graph may have made, so that they end as `unknown`. */
  setUnknown(places: readonly number[]): void {
    for (const place of places) if (this.#maybeWritten.has(place)) this.#results[place] = undefined;
  }

  /** One result for each write, in their order. `reason`: why pending writes were not sent or their result not read. */
  toList(reason: GraphError): LicenseWriteResult[] {
    return this.#results.map((result, place) => result ?? this.#withoutResponse(place, reason));
  }

  #withoutResponse(place: number, reason: GraphError): LicenseWriteResult {
    const { userId } = this.writeAt(place);
    if (!this.#maybeWritten.has(place)) return { status: 'notSent', error: reason.withUser(userId) };
    const advice =
      'The answer to this change was lost, so it is unknown whether it was made. Run the same items again: what is done already is left as it is.';
    return { status: 'unknown', error: reason.withReason(advice).withUser(userId) };
  }

  #places(condition: (place: number) => boolean): number[] {
    return this.writes.map((_, place) => place).filter(condition);
  }
}
