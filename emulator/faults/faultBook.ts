import type { Incoming } from '../incoming';
import type { Fault, FaultEffect, FaultPlan, Faults, InjectedFault } from './fault';
import { InjectedEntry, type StepPlace } from './injectedEntry';
import { LagBook } from './lagBook';
import { type Ordinals, PlanBook } from './planBook';
import { type Sighting, sightingOf } from './sighting';
import { stepsOf } from './stepsOf';

/** Effects that need a connection of their own; they never strike a step of a batch. */
const ofConnections: ReadonlySet<FaultEffect['kind']> = new Set([
  'cut',
  'cutAfter',
  'truncate',
  'slowBody',
  'drip',
  'identityError',
]);

/** Effects that only a step of a batch can have. */
const ofSteps: ReadonlySet<FaultEffect['kind']> = new Set(['doubleAnswer']);

/** The faults that are waiting for their requests. */
export class FaultBook implements Faults {
  /** Reads that still show the state before a write. */
  readonly lags = new LagBook();
  private entries: InjectedEntry[] = [];
  private planned: PlanBook | null = null;

  inject(fault: Fault): InjectedFault {
    const entry = new InjectedEntry(fault, () => {
      this.entries = this.entries.filter((other) => other !== entry);
    });
    this.entries.push(entry);
    return entry;
  }

  plan(decide: FaultPlan): void {
    this.planned = new PlanBook(decide);
  }

  clear(): void {
    this.entries = [];
    this.planned = null;
    this.lags.clear();
  }

  all(): readonly InjectedFault[] {
    return this.entries;
  }

  /** The effect that strikes a request with a connection of its own, counted; null where none does. */
  strike(incoming: Incoming, tenantId: string): FaultEffect | null {
    if (this.isIdle()) return null;
    const steps = stepsOf(incoming).map((step) => sightingOf(step, tenantId, 'batchItem'));
    const sighting = sightingOf(incoming, tenantId, 'connection', steps);
    const ordinals = this.planned?.count(sighting) ?? null;
    return this.injected(sighting, () => null) ?? this.decided(sighting, ordinals, null);
  }

  /**
   * Numbers the steps of a batch before the first of them runs, so that ordinals go by the order in which they were
   * given. The result strikes the step of that index, when its turn comes.
   */
  openBatch(steps: readonly Incoming[], tenantId: string): (index: number) => FaultEffect | null {
    if (this.isIdle()) return () => null;
    const sightings = steps.map((step) => sightingOf(step, tenantId, 'batchItem'));
    const places = new Map(this.entries.map((entry) => [entry, entry.placesIn(sightings)]));
    const ordinals = sightings.map((sighting) => this.planned?.count(sighting) ?? null);
    return (index) => {
      const sighting = sightings[index];
      if (sighting === undefined) return null;
      return (
        this.injected(sighting, (entry) => places.get(entry)?.[index] ?? null) ??
        this.decided(sighting, ordinals[index] ?? null, index + 1)
      );
    };
  }

  private isIdle(): boolean {
    return this.entries.length === 0 && this.planned === null;
  }

  /** The first injected fault that strikes. */
  private injected(
    sighting: Sighting,
    placeFor: (entry: InjectedEntry) => StepPlace | null,
  ): FaultEffect | null {
    const entry = this.entries.find(
      (candidate) => suits(candidate.fault, sighting) && candidate.strikes(sighting, placeFor(candidate)),
    );
    return entry?.fault ?? null;
  }

  private decided(sighting: Sighting, ordinals: Ordinals | null, step: number | null): FaultEffect | null {
    if (ordinals === null) return null;
    const effect = this.planned?.decide(sighting, ordinals, step) ?? null;
    return effect !== null && suits(effect, sighting) ? effect : null;
  }
}

function suits({ kind }: FaultEffect, { channel }: Sighting): boolean {
  return channel === 'connection' ? !ofSteps.has(kind) : !ofConnections.has(kind);
}
