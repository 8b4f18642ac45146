/** A clock that moves only by waiting, so that an hour of retries takes no time. */
export class Clock {
  #now: number;

  constructor(readonly start: number) {
    this.#now = start;
  }

  readonly now = (): number => this.#now;

  /** Milliseconds since the start. */
  elapsed(): number {
    return this.#now - this.start;
  }

  set(milliseconds: number): void {
    this.#now = milliseconds;
  }

  readonly sleep = async (milliseconds: number): Promise<void> => {
    this.#now += milliseconds;
    return Promise.resolve();
  };
}
