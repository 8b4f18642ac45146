import { rules } from '../../candidates/rules';
import { foldId } from '../../products/foldId';
import { MEASURED_SERVICES, type MeasuredService } from '../../usage/services';

/** The inactivity that the proposal to remove a license stands on. */
export interface ProposedInactivity {
  /** The last activity known then, `YYYY-MM-DD`; null where there was none. */
  lastActivityDate: string | null;
  /** The services that were looked at; null: all that the license brings. */
  services: MeasuredService[] | null;
}

type Item = Readonly<Record<string, unknown>>;

const inactivityReasons: ReadonlySet<unknown> = new Set(
  rules.filter((rule) => rule.restsOnInactivity).map(({ code }) => code),
);

/**
 * What an input item says about the inactivity of one license: items of Find Candidates, and others that carry
 * `lastActivityDate` and `inactiveDays`. Null where the item does not argue with inactivity, or has another reason as
 * well: then fresh activity changes nothing.
 */
export function proposedInactivity(item: Item, skuId: string): ProposedInactivity | null {
  const license = listOf(item.licenses).find(
    (entry) => typeof entry.skuId === 'string' && foldId(entry.skuId) === foldId(skuId),
  );
  const codes =
    license && Array.isArray(license.reasons)
      ? license.reasons
      : listOf(item.reasons).map(({ code }) => code);
  if (codes.length > 0 && !codes.every((code) => inactivityReasons.has(code))) return null;
  const source = license && 'lastActivityDate' in license ? license : item;
  const isEvidence = 'lastActivityDate' in source && (codes.length > 0 || 'inactiveDays' in item);
  if (!isEvidence) return null;
  return { lastActivityDate: dateOf(source.lastActivityDate), services: servicesOf(source.services) };
}

/** Whether fresh activity could change anything about the item. */
export function restsOnInactivity(item: Item): boolean {
  const skuIds = listOf(item.licenses).map(({ skuId }) => (typeof skuId === 'string' ? skuId : ''));
  return ['', ...skuIds].some((skuId) => proposedInactivity(item, skuId) !== null);
}

function listOf(value: unknown): Item[] {
  if (!Array.isArray(value)) return [];
  return value.filter((entry): entry is Item => typeof entry === 'object' && entry !== null);
}

function dateOf(value: unknown): string | null {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 10) : null;
}

function servicesOf(value: unknown): MeasuredService[] | null {
  if (!Array.isArray(value)) return null;
  const named = MEASURED_SERVICES.filter((service) => value.includes(service));
  return named.length > 0 ? named : null;
}
