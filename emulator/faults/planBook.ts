import type { FaultEffect, FaultPlan } from './fault';
import { type Sighting, requestClassOf } from './sighting';

export interface Ordinals {
  requestClass: string;
  ordinal: number;
  ordinalOfPath: number;
}

/** Numbers the requests of a run by class and by path, and asks the plan about each. */
export class PlanBook {
  private readonly seen = new Map<string, number>();

  constructor(private readonly plan: FaultPlan) {}

  /** Counts a request; to be called once for each, in the order that the numbers shall follow. */
  count(sighting: Sighting): Ordinals {
    const requestClass = requestClassOf(sighting);
    return {
      requestClass,
      ordinal: this.next(`${sighting.tenantId} class ${requestClass}`),
      ordinalOfPath: this.next(`${sighting.tenantId} path ${sighting.method} ${sighting.path}`),
    };
  }

  decide(
    { tenantId, method, address }: Sighting,
    ordinals: Ordinals,
    step: number | null,
  ): FaultEffect | null {
    return this.plan({ tenantId, method, address, step, ...ordinals });
  }

  private next(key: string): number {
    const number = (this.seen.get(key) ?? 0) + 1;
    this.seen.set(key, number);
    return number;
  }
}
