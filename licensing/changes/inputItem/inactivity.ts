import { rules } from '../../candidates/rules';
import { MEASURED_SERVICES, type MeasuredService } from '../../usage/services';
import { licenseEntry, objectsIn, type InputItem } from './licenseEntries';
import { proposedReasons } from './proposedReasons';

/** The inactivity that the proposal to remove a license rests on. */
export interface ProposedInactivity {
  /** The last activity at the time of the proposal, `YYYY-MM-DD`; null if there was none. */
  lastActivityDate: string | null;
  /** The services that the proposal looked at; null: all that the license brings. */
  services: MeasuredService[] | null;
}

const inactivityReasons: ReadonlySet<string> = new Set(
  rules.filter((rule) => rule.restsOnInactivity).map(({ code }) => code),
);

const absenceReasons: ReadonlySet<unknown> = new Set(
  rules.filter(({ supposesAbsence }) => supposesAbsence).map(({ code }) => code),
);

/** The inactivity of one license as the item shows it, whatever its reasons are. */
export function inactivityOf(item: InputItem, skuId: string): ProposedInactivity {
  const entry = licenseEntry(item, skuId);
  const source = entry && 'lastActivityDate' in entry ? entry : item;
  return { lastActivityDate: readDate(source.lastActivityDate), services: readServices(source.services) };
}

/**
 * Reads the inactivity of one license from an item of Find Candidates, or from any item with `lastActivityDate` and
 * `inactiveDays`. Null if the item gives none, or has a reason that fresh activity does not touch.
 */
export function proposedInactivity(item: InputItem, skuId: string): ProposedInactivity | null {
  const codes = proposedReasons(item, skuId) ?? [];
  if (!codes.every((code) => inactivityReasons.has(code))) return null;
  const hasInactivity = 'lastActivityDate' in (licenseEntry(item, skuId) ?? {}) || 'lastActivityDate' in item;
  if (!hasInactivity || (codes.length === 0 && !('inactiveDays' in item))) return null;
  return inactivityOf(item, skuId);
}

/** Whether a proposal of the item rests on inactivity and on nothing else. */
export function restsOnInactivity(item: InputItem): boolean {
  return ['', ...skuIdsOf(item)].some((skuId) => proposedInactivity(item, skuId) !== null);
}

/** Whether one of the reasons that the item gives supposes the person away. */
export function namesAbsence(item: InputItem): boolean {
  return namedReasons(item).some((code) => absenceReasons.has(code));
}

/** The codes of all reasons that the item gives; empty if it gives none. */
export function namedReasons(item: InputItem): string[] {
  return ['', ...skuIdsOf(item)].flatMap((skuId) => proposedReasons(item, skuId) ?? []);
}

function skuIdsOf(item: InputItem): string[] {
  return objectsIn(item.licenses).map(({ skuId }) => (typeof skuId === 'string' ? skuId : ''));
}

function readDate(value: unknown): string | null {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 10) : null;
}

function readServices(value: unknown): MeasuredService[] | null {
  if (!Array.isArray(value)) return null;
  const services = MEASURED_SERVICES.filter((service) => value.includes(service));
  return services.length > 0 ? services : null;
}
