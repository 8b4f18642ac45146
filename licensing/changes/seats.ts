import { foldId } from '../products/foldId';
import type { AssignedLicense } from '../roster/assignedLicense';

/** Seats of a SKU, as "List subscribedSkus" counts them. */
export interface Seats {
  purchased: number;
  assigned: number;
}

/**
 * Hands out the free seats in the order of the users. A user gets every seat that the change needs, or none. A user who
 * holds a SKU already, directly or by group, needs no second seat of it. Seats that the same run frees do not count:
 * their removal may fail.
 */
export class SeatAllotment {
  readonly #free: Map<string, number>;

  constructor(private readonly seats: ReadonlyMap<string, Seats>) {
    this.#free = new Map(
      [...seats].map(([skuId, { purchased, assigned }]) => [foldId(skuId), purchased - assigned]),
    );
  }

  /** Takes the seats and returns null; or takes none and returns a sentence that names the missing one. */
  take(held: readonly AssignedLicense[], add: readonly AssignedLicense[]): string | null {
    const seatedSkuIds = new Set(
      held.filter(({ state }) => state !== 'Error').map(({ skuId }) => foldId(skuId)),
    );
    const needed = add.filter(({ skuId }) => !seatedSkuIds.has(foldId(skuId)));
    const missing = needed.find(({ skuId }) => (this.#free.get(foldId(skuId)) ?? 0) < 1);
    if (missing) return this.#shortage(missing);
    for (const { skuId } of needed) this.#free.set(foldId(skuId), (this.#free.get(foldId(skuId)) ?? 0) - 1);
    return null;
  }

  #shortage({ skuId, name }: AssignedLicense): string {
    const seats = this.seats.get(foldId(skuId)) ?? { purchased: 0, assigned: 0 };
    const { purchased, assigned } = seats;
    const planned = purchased - assigned - (this.#free.get(foldId(skuId)) ?? 0);
    const alsoPlanned = planned > 0 ? `, and this run needs ${planned} for the users before` : '';
    return `There is no free seat of ${name}: ${purchased} purchased, ${assigned} assigned${alsoPlanned}.`;
  }
}
