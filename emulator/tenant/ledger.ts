import type { MeasuredService } from './model';

export type CopilotService =
  | 'copilotChatWork'
  | 'copilotChatWeb'
  | 'copilotTeams'
  | 'copilotWord'
  | 'copilotExcel'
  | 'copilotPowerPoint'
  | 'copilotOutlook'
  | 'copilotOneNote'
  | 'copilotLoop'
  | 'copilotApp'
  | 'copilotEdge'
  | 'copilotAgent';

/** What the ledger can record: the services of the activity reports, and the apps and Copilot beside them. */
export type LedgerService = MeasuredService | CopilotService | 'word' | 'excel' | 'powerPoint' | 'oneNote';

/** One product activated on a user's devices. */
export interface Activation {
  productType: 'MICROSOFT 365 APPS FOR ENTERPRISE' | 'PROJECT ONLINE DESKTOP CLIENT' | 'VISIO CLIENT';
  /** `YYYY-MM-DD`. */
  lastActivatedDate: string;
  windows: number;
  mac: number;
  ios: number;
  android: number;
  activatedOnSharedComputer: boolean;
}

/** Activity that is worked out when asked for, so that a tenant of any size starts at once. */
export interface ActivitySource {
  /** The latest day not after `day` on which the user was active in the service; null where none. Days since 1970. */
  latest(userId: string, service: LedgerService, day: number): number | null;
  activations(userId: string): Activation[];
}

const none: ActivitySource = { latest: () => null, activations: () => [] };

/**
 * What each user did on which day: the truth behind the usage reports. Holds what was recorded, and asks its source
 * about users of whom nothing was recorded for a service.
 */
export class Ledger {
  /** Ascending days by user and service. */
  readonly #recorded = new Map<string, Map<LedgerService, number[]>>();
  readonly #activations = new Map<string, Activation[]>();

  constructor(private readonly source: ActivitySource = none) {}

  /** Records that the user was active on a day (`YYYY-MM-DD`). What the source knew of this user and service gives way. */
  record(userId: string, service: LedgerService, date: string): void {
    const ofUser = this.#recordedOf(userId);
    const days = ofUser.get(service) ?? [];
    const day = dayOf(date);
    if (!days.includes(day)) days.push(day);
    ofUser.set(
      service,
      days.sort((a, b) => a - b),
    );
  }

  /** Makes the user one who never did anything in the service. */
  erase(userId: string, service: LedgerService): void {
    this.#recordedOf(userId).set(service, []);
  }

  recordActivation(userId: string, activation: Activation): void {
    this.#activations.set(userId, [...(this.#activations.get(userId) ?? []), activation]);
  }

  /**
   * The latest date, not after `asOf`, on which the user was active in the service, or null. With `days` only the
   * period of that many days that ends with `asOf` counts.
   */
  lastActivity(
    userId: string,
    service: LedgerService,
    asOf: string,
    days = Number.POSITIVE_INFINITY,
  ): string | null {
    const end = dayOf(asOf);
    const day = this.#latest(userId, service, end);
    return day === null || day <= end - days ? null : dateOf(day);
  }

  /** Every date from `from` to `to`, both included, on which the user was active in the service, ascending. */
  dates(userId: string, service: LedgerService, from: string, to: string): string[] {
    const dates: string[] = [];
    const start = dayOf(from);
    for (let day = this.#latest(userId, service, dayOf(to)); day !== null && day >= start;) {
      dates.push(dateOf(day));
      day = this.#latest(userId, service, day - 1);
    }
    return dates.reverse();
  }

  activations(userId: string): Activation[] {
    return this.#activations.get(userId) ?? this.source.activations(userId);
  }

  #recordedOf(userId: string): Map<LedgerService, number[]> {
    const known = this.#recorded.get(userId) ?? new Map<LedgerService, number[]>();
    this.#recorded.set(userId, known);
    return known;
  }

  #latest(userId: string, service: LedgerService, day: number): number | null {
    const recorded = this.#recorded.get(userId)?.get(service);
    if (recorded === undefined) return this.source.latest(userId, service, day);
    return recorded.findLast((one) => one <= day) ?? null;
  }
}

const dayByDate = new Map<string, number>();
const dateByDay = new Map<number, string>();

/** Days since 1970 of `YYYY-MM-DD`. Throws RangeError where it is none. */
export function dayOf(date: string): number {
  const known = dayByDate.get(date);
  if (known !== undefined) return known;
  const day = Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
  if (Number.isNaN(day)) throw new RangeError(`"${date}" is no date of the form YYYY-MM-DD.`);
  dayByDate.set(date, day);
  return day;
}

/** `YYYY-MM-DD` of days since 1970. The few thousand days that occur are kept, so that a date is one string. */
export function dateOf(day: number): string {
  const known = dateByDay.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
  dateByDay.set(day, date);
  return date;
}
