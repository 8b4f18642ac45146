import type { Fault, InjectedFault } from './fault';
import type { Sighting } from './sighting';

/** Where a step stands for one fault: which of the batches with steps that fit, which of those steps. From 1. */
export interface StepPlace {
  batch: number;
  step: number;
}

/** A fault that waits for its requests, and counts them. */
export class InjectedEntry implements InjectedFault {
  struck = 0;
  private passed = 0;
  private batches = 0;
  private readonly path: RegExp;
  private readonly holding: RegExp | null;

  constructor(
    readonly fault: Fault,
    readonly remove: () => void,
  ) {
    this.path = stateless(fault.path);
    this.holding = fault.holding === undefined ? null : stateless(fault.holding);
  }

  /** The places of a batch's steps, null for those that do not fit. Counts the batch where one does. */
  placesIn(steps: readonly Sighting[]): Array<StepPlace | null> {
    if (!steps.some((step) => this.fits(step))) return steps.map(() => null);
    this.batches += 1;
    const batch = this.batches;
    let step = 0;
    return steps.map((sighting) => {
      if (!this.fits(sighting)) return null;
      step += 1;
      return { batch, step };
    });
  }

  /** Whether it strikes this request, counted. `place` is that of a step. */
  strikes(sighting: Sighting, place: StepPlace | null): boolean {
    if (!this.fits(sighting) || !this.isAt(place)) return false;
    const { holding } = this;
    if (holding !== null && !sighting.steps.some(({ address }) => holding.test(address))) return false;
    const times = this.fault.times === 0 ? Infinity : (this.fault.times ?? 1);
    if (this.struck >= times) return false;
    if (this.passed < (this.fault.after ?? 0)) {
      this.passed += 1;
      return false;
    }
    this.struck += 1;
    return true;
  }

  private fits({ tenantId, method, address }: Sighting): boolean {
    if (this.fault.tenant !== undefined && this.fault.tenant.toLowerCase() !== tenantId) return false;
    if (this.fault.method !== undefined && this.fault.method.toUpperCase() !== method) return false;
    return this.path.test(address);
  }

  private isAt(place: StepPlace | null): boolean {
    const { batch, step } = this.fault;
    if (batch === undefined && step === undefined) return true;
    if (place === null) return false;
    return (batch ?? place.batch) === place.batch && (step ?? place.step) === place.step;
  }
}

/** Global and sticky expressions remember where they stopped; ours must not. */
function stateless(expression: RegExp | string): RegExp {
  return typeof expression === 'string'
    ? new RegExp(expression)
    : new RegExp(expression.source, expression.flags.replace(/[gy]/g, ''));
}
