import { savingsOf } from '../money/savings';
import { foldId } from '../products/foldId';
import type { Candidate, CandidateLicense, CandidateReason } from './candidate';
import { confidenceOf } from './confidence';
import { decide, type Decision, type ReasonFinding } from './decide';
import { rules, type ReasonCode } from './rules';
import type { CandidateAction, HeldLicense, RuleSettings, UserFacts } from './rules/rule';
import { listNames } from './rules/wording';

export interface CandidateInput {
  facts: UserFacts;
  /** The reasons to look for. */
  reasons: readonly ReasonCode[];
  settings: RuleSettings;
  /** SKU ids in lower case that are never proposed. The rules still see these licenses, and know that they stay. */
  excludedSkus: ReadonlySet<string>;
  /** One candidate per user, or one per license that could be reclaimed. */
  groupBy: 'user' | 'license';
}

/** The user as a candidate; empty if no chosen reason applies to a license that may be proposed. */
export function evaluateUser(input: CandidateInput): Candidate[] {
  const findings = findingsOf(input);
  const decisions = decide(findings, input.facts);
  if (decisions.length === 0) return [];
  const parts = input.groupBy === 'license' ? decisions.map((decision) => [decision]) : [decisions];
  return parts.map((part) => toCandidate(input, findings, part));
}

function toCandidate(
  { facts, settings }: CandidateInput,
  findings: readonly ReasonFinding[],
  decisions: readonly Decision[],
): Candidate {
  const codes = new Set(decisions.flatMap(({ reasons }) => reasons));
  const reasons = findings.filter(({ code }) => codes.has(code));
  const removed = removedBy(decisions);
  const action: CandidateAction = removed.length > 0 ? 'remove' : 'review';
  const savings = savingsOf(removed, facts.licenses);
  // What a person reads comes first: in the editor's table these are the columns on the left.
  return {
    userId: facts.user.userId,
    displayName: facts.user.displayName,
    action,
    licenseNames: listNames(
      decisions.filter((decision) => decision.action === action).map(({ license }) => license),
    ),
    reasonText: reasons.map(({ text }) => text).join(' '),
    removableCount: removed.length,
    monthlySavings: savings.monthlySavings,
    currency: savings.currency,
    unpricedLicenses: savings.unpricedLicenses,
    savingsFrom: savings.savingsFrom,
    confidence: confidenceOf(decisions, facts),
    accountType: facts.accountType,
    lastActivityDate: facts.lastActivityDate,
    inactiveDays: facts.inactiveDays,
    department: facts.user.department,
    status: facts.user.status,
    email: facts.user.email,
    id: facts.user.id,
    reportRefreshDate: settings.reportRefreshDate,
    evaluatedAt: settings.evaluatedAt,
    // Read for the candidates alone, once it is known who they are.
    manager: null,
    accountEvidence: [...facts.accountEvidence],
    reasons: reasons.map(({ code, text, evidence }): CandidateReason => ({ code, text, evidence })),
    licenses: decisions.map(toCandidateLicense),
    evidence: [...facts.evidence],
    savingsByCurrency: savings.savingsByCurrency,
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
      return finding && verdicts.length > 0 ? [{ code: rule.code, ...finding, verdicts }] : [];
    });
}

function removedBy(decisions: readonly Decision[]): HeldLicense[] {
  return decisions.filter(({ action }) => action === 'remove').map(({ license }) => license);
}

function toCandidateLicense({ license, reasons, action, why, proposal }: Decision): CandidateLicense {
  return {
    skuId: license.skuId,
    skuPartNumber: license.skuPartNumber,
    name: license.name,
    family: license.family,
    assignedVia: license.assignedVia,
    groupId: license.groupId,
    groupName: null,
    disabledPlans: license.disabledPlans,
    assignedDate: license.assignedDate,
    services: license.services,
    notMeasured: license.notMeasured,
    lastActivityDate: license.lastActivityDate,
    action,
    why,
    reasons,
    proposal,
    monthlyCost: license.monthlyCost,
    currency: license.currency,
  };
}
