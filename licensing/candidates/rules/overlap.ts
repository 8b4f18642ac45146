import { bestOverlap, type Overlap } from '../overlaps';
import type { Finding, Rule, RuleSettings, UserFacts, Verdict } from './rule';
import { listNames, skuWith } from './wording';

/**
 * A license that another license of the user makes superfluous: every service plan that is on in it is on in the other,
 * or replaced there by a higher tier; and the second of two suites. Source: the live service plans of "List
 * subscribedSkus", and the tiers in `products/workloads`.
 */
export const overlap = {
  code: 'overlap',
  label: 'Overlap',
  description: 'Another license of the user includes all that this one does',
  isDefault: true,
  confidence: 'high',
  supposesAbsence: false,
  restsOnInactivity: false,
  evaluate({ licenses }: UserFacts, settings: RuleSettings): Finding | null {
    const overlaps = licenses.flatMap((inner) => bestOverlap(inner, licenses, settings) ?? []);
    if (overlaps.length === 0) return null;
    return {
      text: textOf(overlaps),
      evidence: { licenses: overlaps.map(evidenceOf) },
      verdicts: overlaps.map(toVerdict),
    };
  },
} as const satisfies Rule;

/** Two suites are not called one in the other where each brings something of its own. */
function textOf(overlaps: readonly Overlap[]): string {
  const sentences = [true, false].flatMap((isContained) => {
    const some = overlaps.filter((one) => one.isContained === isContained);
    if (some.length === 0) return [];
    const relation = isContained ? 'is contained in' : 'is a second suite beside';
    return `${listNames(some.map(({ inner }) => inner))} ${relation} ${listNames(some.map(({ outer }) => outer))}, which the user also holds.`;
  });
  return sentences.join(' ');
}

function evidenceOf({ inner, outer, servicePlans, replaced, lost }: Overlap) {
  return skuWith(inner, {
    containedIn: skuWith(outer, { assignedVia: outer.assignedVia, groupId: outer.groupId }),
    servicePlans,
    plansReplaced: replaced.map(({ from, to }) => `${from.servicePlanName} by ${to.servicePlanName}`),
    plansOffInOther: lost.map(({ servicePlanName }) => servicePlanName),
  });
}

function toVerdict({ inner, outer, servicePlans, replaced, doubt }: Overlap): Verdict {
  const how = replaced.length === 0 ? '' : ', some of them in a higher tier';
  return {
    license: inner,
    because: `All ${servicePlans} of its service plans are in ${outer.name}, which the user also holds${how}.`,
    doubt,
    reliesOn: outer,
  };
}
