import { add, multiply, parseDecimal, toNumber } from '../money/decimal';
import { addOnsBrokenBy } from '../products/addOns';
import { containment } from '../products/containment';
import { foldId } from '../products/foldId';
import type { HeldSku } from '../products/skuContent';
import { compareText } from './compareText';
import { fitOf, type Fit } from './downgrades/fit';
import type { DowngradeOffer } from './downgrades/offers';
import { workloadUse } from './downgrades/workloadUse';
import { bestOverlap } from './overlaps';
import { heldSku } from './productPairs';
import { assignedForDays } from './rules/assignmentAge';
import type { HeldLicense, RuleSettings, UserFacts } from './rules/rule';

/** A license that is used, and the cheaper one that its use fits. */
export interface Downgrade extends Fit {
  license: HeldLicense;
  offer: DowngradeOffer;
  /** Null if not known. */
  monthlySavings: number | null;
}

/**
 * The downgrade that saves most; of those that save the same, the one that loses least. A license for frontline workers
 * only where no other one fits. Null if none fits, or if another reason has the license go altogether.
 */
export function bestDowngrade(
  license: HeldLicense,
  facts: UserFacts,
  settings: RuleSettings,
): Downgrade | null {
  const source = heldSku(license, settings.plans);
  if (!source || !isSettled(license, facts, settings)) return null;
  if (bestOverlap(license, facts.licenses, settings) !== null) return null;
  const known = {
    useOf: (workload: Parameters<typeof workloadUse>[0]) => workloadUse(workload, license, facts, settings),
    mailbox: facts.mailbox,
  };
  const others = facts.licenses
    .filter((other) => other !== license)
    .flatMap((other) => heldSku(other, settings.plans) ?? []);
  const downgrades = settings.offers.flatMap((offer): Downgrade[] => {
    if (facts.licenses.some(({ skuId }) => foldId(skuId) === foldId(offer.sku.skuId))) return [];
    const monthlySavings = savingOf(license, source, offer);
    if (monthlySavings === undefined) return [];
    if (addOnsBrokenBy(source, [source, offer.held, ...others]).length > 0) return [];
    const fit = fitOf(source, offer.held, known);
    return fit ? [{ ...fit, license, offer, monthlySavings }] : [];
  });
  return downgrades.sort(byPreference)[0] ?? null;
}

/** In use, paid for, held once, and long enough for its silent parts to count. */
function isSettled(license: HeldLicense, facts: UserFacts, settings: RuleSettings): boolean {
  if (license.usage !== 'active' || license.state !== 'Active' || license.accountKind !== 'person')
    return false;
  if (settings.trials?.has(foldId(license.skuId)) === true) return false;
  if (facts.licenses.some((other) => other !== license && foldId(other.skuId) === foldId(license.skuId)))
    return false;
  const assignedDays = assignedForDays(license, facts, settings);
  return assignedDays !== null && assignedDays >= settings.minAssignedDays;
}

/**
 * Null if the prices do not tell; the other SKU then counts as cheaper if it brings nothing that this one does not.
 * Undefined if it is not cheaper.
 */
function savingOf(license: HeldLicense, source: HeldSku, offer: DowngradeOffer): number | null | undefined {
  if (license.monthlyCost === null || offer.monthlyCost === null || license.currency !== offer.currency)
    return containment(offer.held, { ...source, disabledPlans: [] }).isContained ? null : undefined;
  if (offer.monthlyCost >= license.monthlyCost) return undefined;
  return toNumber(add(parseDecimal(license.monthlyCost), multiply(parseDecimal(offer.monthlyCost), -1)));
}

function byPreference(one: Downgrade, other: Downgrade): number {
  return (
    Number(one.isFrontlineOnly) - Number(other.isFrontlineOnly) ||
    (other.monthlySavings ?? 0) - (one.monthlySavings ?? 0) ||
    lossesOf(one) - lossesOf(other) ||
    compareText(one.offer.sku.skuPartNumber, other.offer.sku.skuPartNumber)
  );
}

function lossesOf({ loses }: Fit): number {
  return loses.silent.length + loses.notMeasured.length;
}
