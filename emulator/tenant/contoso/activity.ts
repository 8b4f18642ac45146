import { mix } from '../deterministic';
import type { Activation, ActivitySource, LedgerService } from '../ledger';
import { dateOf } from '../ledger';
import type { Rhythm } from './persona';

/** What is remembered of one user; the days themselves are worked out from it. */
export interface Behaviour {
  seed: number;
  rhythm: Exclude<Rhythm, 'never'>;
  /** First and last possible day of activity, in days since 1970. */
  first: number;
  last: number;
  /** The day of which activations are told: the last one, or the tenant's first day for those who go on. */
  asOf: number;
  services: ReadonlySet<LedgerService>;
  desktopApps: boolean;
  visio: boolean;
  project: boolean;
}

/** On how many of 100 working days somebody who works daily uses a service. */
const frequency: Record<LedgerService, number> = {
  exchange: 88,
  outlook: 80,
  teams: 82,
  oneDrive: 45,
  sharePoint: 38,
  skypeForBusiness: 1,
  yammer: 6,
  word: 35,
  excel: 40,
  powerPoint: 15,
  oneNote: 10,
  copilotChatWork: 40,
  copilotChatWeb: 12,
  copilotTeams: 25,
  copilotWord: 12,
  copilotExcel: 8,
  copilotPowerPoint: 5,
  copilotOutlook: 20,
  copilotOneNote: 2,
  copilotLoop: 2,
  copilotApp: 30,
  copilotEdge: 6,
  copilotAgent: 4,
};

const share: Record<Behaviour['rhythm'], number> = { daily: 1, weekly: 0.2, rare: 0.04 };
const salt = new Map<string, number>(
  Object.keys(frequency).map((service, at) => [service, (at + 1) * 0x9e3779b1]),
);
/** Further back nobody looks. */
const horizon = 500;

/** The days on which generated users were active: each day of each user is a fixed throw of the dice. */
export class GeneratedActivity implements ActivitySource {
  readonly #behaviour = new Map<string, Behaviour>();

  set(userId: string, behaviour: Behaviour): void {
    this.#behaviour.set(userId, behaviour);
  }

  latest(userId: string, service: LedgerService, day: number): number | null {
    const behaviour = this.#behaviour.get(userId);
    if (!behaviour?.services.has(service)) return null;
    const end = Math.max(behaviour.first, day - horizon);
    for (let one = Math.min(day, behaviour.last); one >= end; one -= 1) {
      if (isActive(behaviour, service, one)) return one;
    }
    return null;
  }

  activations(userId: string): Activation[] {
    const behaviour = this.#behaviour.get(userId);
    if (!behaviour) return [];
    const lucky = (at: number, percent: number) => mix(behaviour.seed + at) % 100 < percent;
    const activated = (productType: Activation['productType'], at: number): Activation => ({
      productType,
      lastActivatedDate: dateOf(Math.max(behaviour.first, behaviour.asOf - (mix(behaviour.seed + at) % 300))),
      windows: 1 + (mix(behaviour.seed + at + 1) % 2),
      mac: lucky(at + 2, 15) ? 1 : 0,
      ios: lucky(at + 3, 30) ? 1 : 0,
      android: lucky(at + 4, 20) ? 1 : 0,
      activatedOnSharedComputer: lucky(at + 5, 3),
    });
    return [
      ...(behaviour.desktopApps && lucky(10, 92)
        ? [activated('MICROSOFT 365 APPS FOR ENTERPRISE', 100)]
        : []),
      ...(behaviour.project && lucky(11, 60) ? [activated('PROJECT ONLINE DESKTOP CLIENT', 200)] : []),
      ...(behaviour.visio && lucky(12, 55) ? [activated('VISIO CLIENT', 300)] : []),
    ];
  }
}

function isActive(behaviour: Behaviour, service: LedgerService, day: number): boolean {
  // Whoever stopped was there on the last day.
  if (day === behaviour.last && (service === 'exchange' || service === 'outlook')) return true;
  // 1 January 1970 was a Thursday.
  const weekend = (day + 3) % 7 >= 5;
  const chance = (frequency[service] * share[behaviour.rhythm] * (weekend ? 0.06 : 1)) / 100;
  return mix(behaviour.seed ^ Math.imul(day, 0x85ebca77) ^ (salt.get(service) ?? 0)) / 4294967296 < chance;
}
