import type { Confidence } from './candidate';
import type { Decision } from './decide';
import { rules, type ReasonCode } from './rules';
import type { UserFacts } from './rules/rule';

const ruleOf = new Map(rules.map((rule) => [rule.code, rule]));

/**
 * As sure as the least sure of the removals; a removal is as sure as its surest reason. A reason that supposes the
 * person away is sure only if everything that could show a sign of life has been looked at.
 */
export function confidenceOf(decisions: readonly Decision[], facts: UserFacts): Confidence {
  const removals = decisions.filter(({ action }) => action === 'remove');
  if (removals.length === 0) return 'low';
  const isSure = removals.every(({ license, reasons }) =>
    reasons.some((code) => isHigh(code, facts.blindSpots.length + license.unseen.length)),
  );
  return isSure ? 'high' : 'medium';
}

function isHigh(code: ReasonCode, blindSpots: number): boolean {
  const rule = ruleOf.get(code);
  return rule?.confidence === 'high' && (!rule.supposesAbsence || blindSpots === 0);
}
