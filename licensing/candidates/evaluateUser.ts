import { savingsOf } from '../money/savings';
import { foldId } from '../products/foldId';
import type { Manager } from '../roster/user';
import type { Candidate, CandidateLicense, CandidateReason, Confidence } from './candidate';
import { reviewOnlyBecause } from './reviewOnly';
import { rules, type ReasonCode } from './rules';
import type { CandidateAction, Finding, HeldLicense, RuleSettings, UserFacts, Verdict } from './rules/rule';

export interface CandidateInput {
  facts: UserFacts;
  /** The reasons to look for. */
  reasons: readonly ReasonCode[];
  settings: RuleSettings;
  /** SKU ids in lower case that are never proposed. The rules still see these licenses, and know that they stay. */
  excludedSkus: ReadonlySet<string>;
  manager: Manager | null;
  /** One candidate per user, or one per license that could be reclaimed. */
  groupBy: 'user' | 'license';
}

interface ReasonFinding extends Finding {
  code: ReasonCode;
}

interface ReasonVerdict extends Verdict {
  code: ReasonCode;
}

/** A license with the verdicts of all reasons on it. */
interface JudgedLicense {
  license: HeldLicense;
  verdicts: ReasonVerdict[];
  /** Why the action cannot be `remove`, whatever the verdicts are; null if nothing forbids it. */
  reviewOnly: string | null;
}

/** The conclusion about one license from the verdicts of all reasons. */
interface Decision {
  license: HeldLicense;
  reasons: ReasonCode[];
  action: CandidateAction;
  why: string;
}

const highConfidenceReasons: ReadonlySet<ReasonCode> = new Set(
  rules.filter(({ confidence }) => confidence === 'high').map(({ code }) => code),
);

/** The user as a candidate; empty if no chosen reason applies to a license that may be proposed. */
export function evaluateUser(input: CandidateInput): Candidate[] {
  const findings = findingsOf(input);
  const decisions = decide(findings, input.facts);
  if (decisions.length === 0) return [];
  const parts = input.groupBy === 'license' ? decisions.map((decision) => [decision]) : [decisions];
  return parts.map((part) => toCandidate(input, findings, part));
}

function toCandidate(
  { facts, settings, manager }: CandidateInput,
  findings: readonly ReasonFinding[],
  decisions: readonly Decision[],
): Candidate {
  const codes = new Set(decisions.flatMap(({ reasons }) => reasons));
  return {
    userId: facts.user.userId,
    id: facts.user.id,
    displayName: facts.user.displayName,
    email: facts.user.email,
    department: facts.user.department,
    manager,
    status: facts.user.status,
    reasons: findings
      .filter(({ code }) => codes.has(code))
      .map(({ code, text, evidence }): CandidateReason => ({ code, text, evidence })),
    licenses: decisions.map(toCandidateLicense),
    lastActivityDate: facts.lastActivityDate,
    inactiveDays: facts.inactiveDays,
    ...savingsOf(removedBy(decisions), facts.licenses),
    confidence: confidenceOf(decisions),
    reportRefreshDate: settings.reportRefreshDate,
    evaluatedAt: settings.evaluatedAt,
  };
}

function findingsOf({ facts, reasons, settings, excludedSkus }: CandidateInput): ReasonFinding[] {
  return rules
    .filter(({ code }) => reasons.includes(code))
    .flatMap((rule) => {
      const finding = rule.evaluate(facts, settings);
      const verdicts = (finding?.verdicts ?? []).filter(
        ({ license }) => !excludedSkus.has(foldId(license.skuId)),
      );
      return finding && verdicts.length > 0 ? [{ ...finding, code: rule.code, verdicts }] : [];
    });
}

/**
 * One decision per license: `remove` if at least one verdict has no doubt, and neither the account nor the assignment
 * forbids it. A verdict that relies on another license is doubted if that one is removed for a reason of its own.
 */
function decide(findings: readonly ReasonFinding[], facts: UserFacts): Decision[] {
  const judged = judge(findings, facts);
  const removed = new Set(judged.filter(isRemovedInAnyCase).map(({ license }) => license));
  return judged.map(({ license, verdicts, reviewOnly }) => {
    const doubts = verdicts.map((verdict) => verdict.doubt ?? doubtOfReliance(verdict, removed));
    const undoubted = verdicts.find((_, index) => doubts[index] === null);
    return {
      license,
      reasons: verdicts.map(({ code }) => code),
      action: undoubted && reviewOnly === null ? 'remove' : 'review',
      why: reviewOnly ?? undoubted?.because ?? doubts[0] ?? '',
    };
  });
}

function judge(findings: readonly ReasonFinding[], facts: UserFacts): JudgedLicense[] {
  return facts.licenses
    .map((license) => ({
      license,
      verdicts: findings.flatMap(({ code, verdicts }) =>
        verdicts.filter((verdict) => verdict.license === license).map((verdict) => ({ ...verdict, code })),
      ),
      reviewOnly: reviewOnlyBecause(license, facts),
    }))
    .filter(({ verdicts }) => verdicts.length > 0);
}

/** Whether a verdict that relies on no other license has the license removed. */
function isRemovedInAnyCase({ verdicts, reviewOnly }: JudgedLicense): boolean {
  return (
    reviewOnly === null && verdicts.some(({ reliesOn, doubt }) => reliesOn === undefined && doubt === null)
  );
}

function doubtOfReliance({ reliesOn }: Verdict, removed: ReadonlySet<HeldLicense>): string | null {
  if (reliesOn === undefined || !removed.has(reliesOn)) return null;
  return `${reliesOn.name}, which makes this one superfluous, is proposed for removal itself.`;
}

function removedBy(decisions: readonly Decision[]): HeldLicense[] {
  return decisions.filter(({ action }) => action === 'remove').map(({ license }) => license);
}

/** As sure as the least sure of the removals; a removal is as sure as its surest reason. */
function confidenceOf(decisions: readonly Decision[]): Confidence {
  const removals = decisions.filter(({ action }) => action === 'remove');
  if (removals.length === 0) return 'low';
  return removals.every(({ reasons }) => reasons.some((code) => highConfidenceReasons.has(code)))
    ? 'high'
    : 'medium';
}

function toCandidateLicense({ license, reasons, action, why }: Decision): CandidateLicense {
  return {
    skuId: license.skuId,
    skuPartNumber: license.skuPartNumber,
    name: license.name,
    family: license.family,
    assignedVia: license.assignedVia,
    groupId: license.groupId,
    disabledPlans: license.disabledPlans,
    assignedDate: license.assignedDate,
    services: license.services,
    lastActivityDate: license.lastActivityDate,
    action,
    why,
    reasons,
    monthlyCost: license.monthlyCost,
    currency: license.currency,
  };
}
