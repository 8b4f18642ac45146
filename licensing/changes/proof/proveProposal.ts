import { reviewOnlyBecause } from '../../candidates/reviewOnly';
import { rules } from '../../candidates/rules';
import { foldId } from '../../products/foldId';
import { licenseEntry } from '../inputItem/licenseEntries';
import { proposedReasons } from '../inputItem/proposedReasons';
import { currentFacts, type CurrentFacts } from './currentFacts';
import { proveInactivity, proveRequest } from './proveInactivity';
import { proveRule } from './proveRule';
import { fails, type KeepReason, type Proof, type ProofSources, type ProposedRemoval } from './removalProof';

/**
 * Proves a proposal again on facts that are read afresh, by the very rules of Find Candidates. It holds if at least one
 * of the reasons that it names holds without a doubt, and nothing forbids the removal.
 */
export function proveProposal(removal: ProposedRemoval, sources: ProofSources): Proof {
  const { license, item } = removal;
  const codes = proposedReasons(item, license.skuId);
  if (codes === null) return proveRequest(removal, sources);
  const contradiction = contradictionIn(removal);
  if (contradiction !== null) return fails('review', contradiction);
  if (codes.length === 0)
    return fails('review', `The item gives no reason for ${license.name}, so there is nothing to prove.`);

  const current = currentFacts(removal, sources);
  if (!current.license)
    return fails(
      'noLongerTrue',
      `The assignment of ${license.name} is in the state ${license.state ?? 'unknown'}, so the user does not have it.`,
    );
  const reviewOnly = reviewOnlyBecause(current.license, current.facts);
  if (reviewOnly !== null) return fails('review', reviewOnly);

  const proofs = [...new Set(codes)].map((code) => proveReason(code, codes, current, removal, sources));
  const held = proofs.filter((proof) => proof.holds);
  // One that relies on no other license leaves all others free to go.
  return (
    held.find(({ reliesOn }) => reliesOn === null) ?? held[0] ?? { holds: false, keep: together(proofs) }
  );
}

function proveReason(
  code: string,
  codes: readonly string[],
  current: CurrentFacts,
  removal: ProposedRemoval,
  sources: ProofSources,
): Proof {
  const rule = rules.find((known) => known.code === code);
  if (!rule) {
    const { name } = removal.license;
    return fails('review', `"${code}" is no reason that Reclaim knows, so it proves nothing about ${name}.`);
  }
  if (rule.restsOnInactivity) return proveInactivity(codes, current, removal, sources);
  return proveRule(rule, current, removal, sources);
}

/** The id and the part number of an entry were written together: where they differ, one was changed by hand. */
function contradictionIn({ license, item }: ProposedRemoval): string | null {
  const partNumber = licenseEntry(item, license.skuId)?.skuPartNumber;
  if (typeof partNumber !== 'string' || foldId(partNumber) === foldId(license.skuPartNumber)) return null;
  return `The item calls this license ${partNumber}, but its id is that of ${license.skuPartNumber}: its reasons are about another one.`;
}

/** All that has changed, as one text; `activeAgain` and `review` only if there is nothing else. */
function together(proofs: readonly Proof[]): KeepReason {
  const keeps = proofs.flatMap((proof) => (proof.holds ? [] : [proof.keep]));
  const [first] = keeps;
  const isSame = keeps.every(({ reason }) => reason === first?.reason);
  return {
    reason: first && isSame ? first.reason : 'noLongerTrue',
    text: [...new Set(keeps.map(({ text }) => text))].join(' '),
  };
}
