import type { Rule, Verdict } from '../../candidates/rules/rule';
import type { PriceList } from '../../money/prices';
import { parseDecimal } from '../../money/decimal';
import { foldId } from '../../products/foldId';
import { proposedSettings } from '../inputItem/proposedReasons';
import { currentFacts, itemPrices } from './currentFacts';
import { fails, type Proof, type ProofSources, type ProposedRemoval } from './removalProof';
import { whatChanged } from './whatChanged';

/** Proves one reason that does not rest on inactivity, by its rule. */
export function proveRule(rule: Rule, removal: ProposedRemoval, sources: ProofSources): Proof {
  const { license, held } = removal;
  const verdicts = [itemPrices(removal), dearestOf(removal)].flatMap((prices) =>
    verdictsOf(rule, removal, sources, prices),
  );
  const verdict = verdicts.find(({ doubt }) => doubt === null) ?? verdicts[0];
  if (!verdict) return fails('noLongerTrue', whatChanged(rule.code, removal, sources));
  if (verdict.doubt !== null) return fails('noLongerTrue', verdict.doubt);
  if (!verdict.reliesOn) return { holds: true, reliesOn: null };
  const { skuId, groupId } = verdict.reliesOn;
  const reliesOn =
    held.find((one) => foldId(one.skuId) === foldId(skuId) && one.groupId === groupId) ?? verdict.reliesOn;
  // Find Candidates lets an assignment with errors count; a removal does not rest on one.
  if (reliesOn.state === 'Active') return { holds: true, reliesOn };
  return fails(
    'noLongerTrue',
    `${reliesOn.name}, which makes ${license.name} superfluous, is in the state ${reliesOn.state ?? 'unknown'}.`,
  );
}

/** What the rule concludes about the license now; nothing if it does not apply to it. */
export function verdictsOf(
  rule: Rule,
  removal: ProposedRemoval,
  sources: ProofSources,
  prices: PriceList,
): Verdict[] {
  const { facts, license } = currentFacts(removal, sources, prices);
  const settings = { ...sources.settings, ...proposedSettings(removal.item) };
  const finding = rule.evaluate(facts, settings);
  return (finding?.verdicts ?? []).filter((verdict) => verdict.license === license);
}

/**
 * Of two licenses with the same plans Overlap proposes the dearer one. The item has no price of the other one, so the
 * proposal's own choice between the two is repeated here: prices do not change what the licenses bring.
 */
function dearestOf({ license }: ProposedRemoval): PriceList {
  return {
    find: (skuId) => ({
      unitPrice: parseDecimal(foldId(skuId) === foldId(license.skuId) ? 1 : 0),
      currency: 'EUR',
      paymentFrequency: 'monthly',
    }),
  };
}
