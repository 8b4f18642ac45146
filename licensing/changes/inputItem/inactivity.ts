import { rules } from '../../candidates/rules';
import { foldId } from '../../products/foldId';
import { MEASURED_SERVICES, type MeasuredService } from '../../usage/services';

/** The inactivity that the proposal to remove a license rests on. */
export interface ProposedInactivity {
  /** The last activity at the time of the proposal, `YYYY-MM-DD`; null if there was none. */
  lastActivityDate: string | null;
  /** The services that the proposal looked at; null: all that the license brings. */
  services: MeasuredService[] | null;
}

type Item = Readonly<Record<string, unknown>>;

const inactivityReasons: ReadonlySet<unknown> = new Set(
  rules.filter((rule) => rule.restsOnInactivity).map(({ code }) => code),
);

/**
 * Reads the inactivity of one license from an item of Find Candidates, or from any item with `lastActivityDate` and
 * `inactiveDays`. Null if the item gives none, or has a reason that fresh activity does not touch.
 */
export function proposedInactivity(item: Item, skuId: string): ProposedInactivity | null {
  const license = objectsIn(item.licenses).find(
    (entry) => typeof entry.skuId === 'string' && foldId(entry.skuId) === foldId(skuId),
  );
  const codes =
    license && Array.isArray(license.reasons)
      ? license.reasons
      : objectsIn(item.reasons).map(({ code }) => code);
  if (!codes.every((code) => inactivityReasons.has(code))) return null;
  const source = license && 'lastActivityDate' in license ? license : item;
  const hasInactivity = 'lastActivityDate' in source && (codes.length > 0 || 'inactiveDays' in item);
  if (!hasInactivity) return null;
  return { lastActivityDate: readDate(source.lastActivityDate), services: readServices(source.services) };
}

/** Whether fresh activity could change the proposal of the item. */
export function restsOnInactivity(item: Item): boolean {
  const skuIds = objectsIn(item.licenses).map(({ skuId }) => (typeof skuId === 'string' ? skuId : ''));
  return ['', ...skuIds].some((skuId) => proposedInactivity(item, skuId) !== null);
}

function objectsIn(value: unknown): Item[] {
  if (!Array.isArray(value)) return [];
  return value.filter((entry): entry is Item => typeof entry === 'object' && entry !== null);
}

function readDate(value: unknown): string | null {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 10) : null;
}

function readServices(value: unknown): MeasuredService[] | null {
  if (!Array.isArray(value)) return null;
  const services = MEASURED_SERVICES.filter((service) => value.includes(service));
  return services.length > 0 ? services : null;
}
