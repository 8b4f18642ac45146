import type { GraphError } from '../http/graphError';
import type { LicenseWrite, LicenseWriteResult } from './assignLicense';

/** The writes of a run and their results; a place is the index of a write. */
export class WriteResults {
  readonly #results: Array<LicenseWriteResult | undefined>;
  /** Places of the writes that Graph may have made although no response says so. */
  readonly #maybeWritten = new Set<number>();
  /** Those of them whose users have not been read since. */
  readonly #unseen = new Set<number>();

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
   * Places of the writes whose result only the user can show: Graph may have made them at one of the tries, whatever it
   * answered to a later one, or it refused them with a 400, which may mean that the change is already in place.
   */
  doubtful(): number[] {
    return this.#places((place) => {
      const result = this.#results[place];
      if (result?.status === 'written') return false;
      return (
        this.#maybeWritten.has(place) || (result?.status === 'refused' && result.error.httpStatus === 400)
      );
    });
  }

  setWritten(place: number, { requestId, isShown }: { requestId: string | null; isShown: boolean }): void {
    this.#results[place] = { status: 'written', requestId, at: new Date(this.now()).toISOString(), isShown };
  }

  setRefused(place: number, error: GraphError): void {
    this.#results[place] = { status: 'refused', error: error.withUser(this.writeAt(place).userId) };
  }

  setMaybeWritten(place: number): void {
    this.#maybeWritten.add(place);
    this.#unseen.add(place);
  }

  /** The user has been read, and does not show the change. */
  setSeen(place: number): void {
    this.#unseen.delete(place);
  }

  /** Whether Graph may have made the write, and nobody has looked since. */
  isUnseen(place: number): boolean {
    return this.#unseen.has(place);
  }

  /** One result for each write, in their order. `reason`: why pending writes were not sent or their result not read. */
  toList(reason: GraphError): LicenseWriteResult[] {
    return this.#results.map((result, place) => {
      if (result?.status === 'written') return result;
      // A refusal of a later try says nothing of an earlier one that Graph may have made.
      if (this.#maybeWritten.has(place)) return this.#unknown(place, result?.error ?? reason);
      return result ?? { status: 'notSent', error: reason.withUser(this.writeAt(place).userId) };
    });
  }

  #unknown(place: number, reason: GraphError): LicenseWriteResult {
    const advice =
      'Microsoft Graph did not say what became of this change, so it is unknown whether it was made. Run the same items again: what is done already is left as it is.';
    return { status: 'unknown', error: reason.withReason(advice).withUser(this.writeAt(place).userId) };
  }

  #places(condition: (place: number) => boolean): number[] {
    return this.writes.map((_, place) => place).filter(condition);
  }
}
