import type { Incoming } from '../incoming';
import { addressOf } from '../requestLog';
import type { Fault, FaultEffect, Faults, InjectedFault } from './fault';

/** Effects that need a connection of their own; they never strike an item of a batch. */
const ofConnections: ReadonlySet<FaultEffect['kind']> = new Set([
  'cut',
  'cutAfter',
  'truncate',
  'slowBody',
  'identityError',
]);

/** The faults that are waiting for their requests. */
export class FaultBook implements Faults {
  private entries: Entry[] = [];

  inject(fault: Fault): InjectedFault {
    const entry = new Entry(fault, () => {
      this.entries = this.entries.filter((other) => other !== entry);
    });
    this.entries.push(entry);
    return entry;
  }

  clear(): void {
    this.entries = [];
  }

  all(): readonly InjectedFault[] {
    return this.entries;
  }

  /** The fault that strikes this request, counted; null where none does. */
  strike(incoming: Incoming, channel: 'connection' | 'batchItem'): Fault | null {
    if (this.entries.length === 0) return null;
    const address = addressOf({ path: decoded(incoming.path), query: incoming.query.entries() });
    const eligible = this.entries.filter(
      ({ fault }) => channel === 'connection' || !ofConnections.has(fault.kind),
    );
    return eligible.find((entry) => entry.strikes(incoming.method, address))?.fault ?? null;
  }
}

class Entry implements InjectedFault {
  struck = 0;
  private passed = 0;
  private readonly path: RegExp;

  constructor(
    readonly fault: Fault,
    readonly remove: () => void,
  ) {
    // Global and sticky expressions remember where they stopped; ours must not.
    this.path =
      typeof fault.path === 'string'
        ? new RegExp(fault.path)
        : new RegExp(fault.path.source, fault.path.flags.replace(/[gy]/g, ''));
  }

  strikes(method: string, address: string): boolean {
    if (this.fault.method !== undefined && this.fault.method.toUpperCase() !== method) return false;
    if (!this.path.test(address)) return false;
    const times = this.fault.times === 0 ? Infinity : (this.fault.times ?? 1);
    if (this.struck >= times) return false;
    if (this.passed < (this.fault.after ?? 0)) {
      this.passed += 1;
      return false;
    }
    this.struck += 1;
    return true;
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
