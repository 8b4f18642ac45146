import { rules } from '../../candidates/rules';
import { inactivityOf, proposedInactivity, type ProposedInactivity } from '../inputItem/inactivity';
import { renewedActivity } from '../renewedActivity';
import { nameInReports, type CurrentFacts } from './currentFacts';
import { presenceOf, verdictsOf } from './proveRule';
import { fails, type KeepReason, type Proof, type ProofSources, type ProposedRemoval } from './removalProof';

const inactivityRules = rules.filter(({ restsOnInactivity }) => restsOnInactivity);

/**
 * Proves silence: no activity later than the proposal's, and a rule still calls the license unused, with the threshold
 * of the proposal. Either rule will do: what was inactive becomes never active once the reports no longer go back to it.
 */
export function proveInactivity(
  codes: readonly string[],
  current: CurrentFacts,
  removal: ProposedRemoval,
  sources: ProofSources,
): Proof {
  const { license, user, item, recheckActivity } = removal;
  // Who may not sign in is silent. That says nothing about the time after.
  if (codes.includes('blocked') && user.account?.accountEnabled !== false)
    return fails('noLongerTrue', 'Its silence comes from the time when the account was blocked.');
  if (!recheckActivity) return { holds: true, reliesOn: null };
  if (sources.evidence === null)
    return fails(
      'review',
      `The usage reports cannot be used now, so it is not known whether ${license.name} is in use again.`,
    );
  const renewed = renewedSince(inactivityOf(item, license.skuId), removal, sources);
  if (renewed) return { holds: false, keep: renewed };
  const verdicts = inactivityRules.flatMap((rule) => verdictsOf(rule, current, removal, sources));
  const presence = presenceOf('inactive', current);
  if (presence !== null) return fails('activeAgain', presence);
  if (verdicts.some(({ doubt }) => doubt === null)) return { holds: true, reliesOn: null };
  const doubt = verdicts[0]?.doubt ?? `The usage reports of today do not show ${license.name} as unused.`;
  return fails('noLongerTrue', doubt);
}

/** Whether a removal that somebody asks for without reasons still fits what the item says of its use. */
export function proveRequest(removal: ProposedRemoval, sources: ProofSources): Proof {
  const proposed = proposedInactivity(removal.item, removal.license.skuId);
  const renewed = removal.recheckActivity && proposed ? renewedSince(proposed, removal, sources) : null;
  return renewed ? { holds: false, keep: renewed } : { holds: true, reliesOn: null };
}

function renewedSince(
  proposed: ProposedInactivity,
  removal: ProposedRemoval,
  { evidence, facts }: ProofSources,
): KeepReason | null {
  if (evidence === null) return null;
  const { activity } = evidence;
  const { license } = removal;
  const { services } = facts.licenseServices.servicesOf(license.skuId, license.disabledPlans);
  return renewedActivity(license, proposed, services, activity.find(nameInReports(removal, activity)));
}
