import type { AssignedLicense } from '../roster/assignedLicense';
import { foldId } from './heldLicenses';

/** Seats of a SKU, as "List subscribedSkus" counts them. */
export interface Seats {
  purchased: number;
  assigned: number;
}

/**
 * Hands out the free seats in the order of the users. Each user gets all that it needs or nothing; who holds a SKU
 * already, directly or by group, needs no other seat for it. Seats that the same run frees are not counted on.
 */
export class SeatAllotment {
  readonly #free: Map<string, number>;

  constructor(private readonly seats: ReadonlyMap<string, Seats>) {
    this.#free = new Map(
      [...seats].map(([skuId, { purchased, assigned }]) => [foldId(skuId), purchased - assigned]),
    );
  }

  /** Null: the seats are taken. Otherwise the sentence that says which one is missing. */
  take(held: readonly AssignedLicense[], add: readonly AssignedLicense[]): string | null {
    const owned = new Set(held.filter(({ state }) => state !== 'Error').map(({ skuId }) => foldId(skuId)));
    const needed = add.filter(({ skuId }) => !owned.has(foldId(skuId)));
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
