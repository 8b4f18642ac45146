import type { RuleSettings } from '../../candidates/rules/rule';
import { foldId } from '../../products/foldId';
import { licenseEntry, objectsIn, type InputItem } from './licenseEntries';

/**
 * The codes of the reasons for which the item proposes to remove the license; empty if it gives reasons, but none for
 * this one. Null if the item gives no reasons at all: somebody made it by hand and asks for the removal.
 *
 * Items of version 0.1 list reasons for the user only; they then count for each license.
 */
export function proposedReasons(item: InputItem, skuId: string): string[] | null {
  const givesReasons =
    item.reasons !== undefined || objectsIn(item.licenses).some(({ reasons }) => reasons !== undefined);
  if (!givesReasons) return null;
  const ofLicense = licenseEntry(item, skuId)?.reasons;
  if (ofLicense === undefined) return textsIn(objectsIn(item.reasons).map(({ code }) => code));
  return textsIn(ofLicense);
}

/** The settings with which Find Candidates looked, where the item carries them, or else its defaults. */
export function proposedSettings(item: InputItem): Pick<RuleSettings, 'inactiveDays' | 'minAssignedDays'> {
  const evidence = objectsIn(item.reasons).flatMap((reason) => objectsIn([reason.evidence]));
  const numberOf = (name: string, least: number) =>
    evidence.map((facts) => facts[name]).find((value) => typeof value === 'number' && value >= least);
  return {
    inactiveDays: Number(numberOf('threshold', 1) ?? 90),
    minAssignedDays: Number(numberOf('minAssignedDays', 0) ?? 30),
  };
}

/** The SKU that the proposal says contains this one; null if the item does not name it. */
export function proposedContainer(item: InputItem, skuId: string): { skuId: string; name: string } | null {
  const container = objectsIn(item.reasons)
    .flatMap(({ evidence }) => objectsIn([evidence]))
    .flatMap(({ licenses }) => objectsIn(licenses))
    .filter((license) => typeof license.skuId === 'string' && foldId(license.skuId) === foldId(skuId))
    .flatMap(({ containedIn }) => objectsIn([containedIn]))[0];
  if (typeof container?.skuId !== 'string') return null;
  return {
    skuId: container.skuId,
    name: typeof container.name === 'string' ? container.name : container.skuId,
  };
}

/** What is no text stays as an empty code, which no rule has: it must not vanish. */
function textsIn(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.map((code: unknown) => (typeof code === 'string' ? code : ''));
}
