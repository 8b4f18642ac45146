import { TenantError } from './tenantError';

/**
 * A tenant takes one license write at a time. One that arrives while another is under way is refused, as by the
 * directory; every second refusal says no Retry-After, as the directory's often do.
 */
export class WriteLock {
  #busy = false;
  #refusals = 0;

  /** Number of writes refused because they overlapped with another. */
  get refusals(): number {
    return this.#refusals;
  }

  /** Runs the write alone. Throws a 409 `Directory_ConcurrencyViolation` when another write is under way. */
  async run<T>(write: () => Promise<T>): Promise<T> {
    if (this.#busy) {
      this.#refusals += 1;
      throw new TenantError(
        409,
        'Directory_ConcurrencyViolation',
        'Error due to concurrent requests being made to the tenant. Please wait briefly and retry.',
        this.#refusals % 2 === 1 ? 1 : null,
      );
    }
    this.#busy = true;
    try {
      return await write();
    } finally {
      this.#busy = false;
    }
  }
}
