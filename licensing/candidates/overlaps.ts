import { addOnsBrokenBy } from '../products/addOns';
import { containment, type ContainmentCaution, type PlanReplacement } from '../products/containment';
import { foldId } from '../products/foldId';
import { enabledPlansOf, type HeldPlan, type HeldSku } from '../products/skuContent';
import { compareText } from './compareText';
import { heldSku, productPair } from './productPairs';
import type { HeldLicense, RuleSettings } from './rules/rule';
import { listOf } from './rules/wording';

/** A license, and the other one that makes it superfluous. */
export interface Overlap {
  inner: HeldLicense;
  outer: HeldLicense;
  /** How many service plans of the inner license are on. */
  servicePlans: number;
  /** Plans that the outer license has in a higher tier. */
  replaced: readonly PlanReplacement[];
  /** Plans that the user would lose. */
  lost: readonly HeldPlan[];
  /** False: of two suites neither of which contains the other, this one is the lesser. */
  isContained: boolean;
  /** A sentence: why a person should look first. Null: nothing would be lost. */
  doubt: string | null;
}

/**
 * The overlap that removes the least: one without a doubt, of those one whose outer license no other license contains
 * (a contained one is proposed for removal itself), and of those one from a group. Null if there is none.
 */
export function bestOverlap(
  inner: HeldLicense,
  licenses: readonly HeldLicense[],
  settings: RuleSettings,
): Overlap | null {
  if (licenses.length === 1) return null;
  const overlaps = licenses.flatMap((outer) => overlapOf(inner, outer, licenses, settings) ?? []);
  const undoubted = overlaps.filter(({ doubt }) => doubt === null);
  const choice = undoubted.length > 0 ? undoubted : overlaps;
  const outermost = choice.filter(
    ({ outer }) => !choice.some((other) => overlapOf(outer, other.outer, licenses, settings)?.doubt === null),
  );
  return outermost.sort(groupsFirst)[0] ?? choice.sort(groupsFirst)[0] ?? null;
}

function groupsFirst({ outer: one }: Overlap, { outer: other }: Overlap): number {
  const byGroup = Number(other.assignedVia === 'group') - Number(one.assignedVia === 'group');
  return byGroup || compareText(one.skuId, other.skuId);
}

function overlapOf(
  inner: HeldLicense,
  outer: HeldLicense,
  licenses: readonly HeldLicense[],
  settings: RuleSettings,
): Overlap | null {
  const pair = productPair(inner.skuId, outer.skuId, settings.plans);
  if (pair === null) return null;
  const innerSku = heldSku(inner, settings.plans);
  const outerSku = heldSku(outer, settings.plans);
  if (innerSku === null || outerSku === null) return null;
  const { isContained, isEqual } = pair;
  if (!isContained && !isLesserSuite(innerSku, outerSku)) return null;
  if (isEqual && isKeptOver(inner, outer, licenses)) return null;
  const { lost, replaced, cautions } = containment(innerSku, outerSku);
  return {
    inner,
    outer,
    servicePlans: enabledPlansOf(innerSku).length,
    replaced,
    lost,
    isContained,
    doubt:
      doubtOfLoss(isContained, lost, outer) ??
      doubtOfOuter(outer, cautions, settings) ??
      doubtOfAddOns(innerSku, inner, licenses, settings) ??
      (isEqual ? null : doubtOfPrice(inner, outer)),
  };
}

/**
 * Of two suites neither of which contains the other, the one that would lose the user less; where only one direction can
 * be compared, the one that can; where none can, the one with fewer service plans.
 */
function isLesserSuite(inner: HeldSku, outer: HeldSku): boolean {
  const forwards = containment(inner, outer);
  const backwards = containment(outer, inner);
  if (backwards.isContained) return false;
  const isCompared = forwards.notComparable === null;
  if (isCompared !== (backwards.notComparable === null)) return isCompared;
  const difference = isCompared
    ? forwards.lost.length - backwards.lost.length
    : enabledPlansOf(inner).length - enabledPlansOf(outer).length;
  return (difference || compareText(inner.skuPartNumber, outer.skuPartNumber)) < 0;
}

/**
 * Whether the user keeps `one` of two licenses that contain each other: the group's, else the cheaper one. A total order,
 * also of prices in several currencies and of unknown ones, so that of three such licenses one always stays.
 */
function isKeptOver(one: HeldLicense, other: HeldLicense, licenses: readonly HeldLicense[]): boolean {
  const isInherited = ({ skuId }: HeldLicense) =>
    licenses.some((license) => license.skuId === skuId && license.assignedVia === 'group');
  if (isInherited(one) !== isInherited(other)) return isInherited(one);
  return (
    (compareText(currencyOf(one), currencyOf(other)) ||
      (one.monthlyCost ?? 0) - (other.monthlyCost ?? 0) ||
      compareText(one.skuPartNumber, other.skuPartNumber) ||
      compareText(one.skuId, other.skuId)) < 0
  );
}

/** Sorts a license without a price behind all others. */
function currencyOf({ monthlyCost, currency }: HeldLicense): string {
  return monthlyCost === null ? '~' : (currency ?? '');
}

function doubtOfLoss(isContained: boolean, lost: readonly HeldPlan[], outer: HeldLicense): string | null {
  if (lost.length === 0) return isContained ? null : `It is a second suite beside ${outer.name}.`;
  const names = listOf(lost.map(({ servicePlanName }) => servicePlanName));
  return isContained
    ? `${outer.name} has ${names} turned off for this user, who would lose it.`
    : `It is a second suite beside ${outer.name}, but only it brings ${names}.`;
}

const cautionTexts: Readonly<Record<ContainmentCaution, string>> = {
  temporary: 'is a trial, for developers only, or ended by Microsoft',
  frontline: 'is for frontline workers only',
  addOn: 'is an add-on that needs another license beside it',
  pending: 'is not fully provisioned yet',
};

/** Why the license that would stay may not stay, or may not be the user's for long. */
function doubtOfOuter(
  outer: HeldLicense,
  cautions: readonly ContainmentCaution[],
  settings: RuleSettings,
): string | null {
  const problems = cautions.map((caution) => cautionTexts[caution]);
  if (settings.plans.get(foldId(outer.skuId))?.capabilityStatus === 'Warning')
    problems.push('has expired and is in its grace period');
  if (settings.trials === null) problems.push('may be a trial: the subscriptions could not be read');
  else if (settings.trials.has(foldId(outer.skuId))) problems.push('is a trial');
  if (outer.state !== 'Active') problems.push(`is assigned with the state ${outer.state ?? 'unknown'}`);
  return problems.length === 0 ? null : `${outer.name} ${listOf([...new Set(problems)])}.`;
}

function doubtOfAddOns(
  innerSku: HeldSku,
  inner: HeldLicense,
  licenses: readonly HeldLicense[],
  settings: RuleSettings,
): string | null {
  const staying = licenses.filter(({ skuId }) => foldId(skuId) !== foldId(inner.skuId));
  const held = staying.flatMap((license) => heldSku(license, settings.plans) ?? []);
  const [broken] = addOnsBrokenBy(innerSku, [innerSku, ...held]);
  if (!broken) return null;
  const addOn = staying.find(({ skuId }) => foldId(skuId) === foldId(broken.sku.skuId));
  return `${addOn?.name ?? broken.sku.skuPartNumber} needs ${listOf(broken.needs)}, which only this license brings.`;
}

/** The dearer is never called contained in the cheaper without a look. */
function doubtOfPrice(inner: HeldLicense, outer: HeldLicense): string | null {
  if (inner.monthlyCost === null || outer.monthlyCost === null || inner.currency !== outer.currency)
    return null;
  if (inner.monthlyCost <= outer.monthlyCost) return null;
  return `It costs more than ${outer.name}: keeping this one, or a cheaper pair, may save more.`;
}
