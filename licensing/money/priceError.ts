/** A price that cannot be used as it was written. `row` counts from 1. */
export class PriceError extends Error {
  constructor(
    readonly row: number,
    problem: string,
  ) {
    super(`Price ${row}: ${problem}`);
    this.name = 'PriceError';
  }
}
