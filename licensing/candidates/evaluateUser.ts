import type { Candidate, CandidateLicense, CandidateReason, Confidence } from './candidate';
import type { Manager } from '../roster/user';
import { rules } from './rules';
import type {
  CandidateAction,
  Finding,
  HeldLicense,
  ReasonCode,
  RuleSettings,
  UserFacts,
  Verdict,
} from './rules/rule';
import { savingsOf } from '../money/savings';
import { reviewOnlyBecause } from './reviewOnly';

export interface CandidateInput {
  facts: UserFacts;
  /** The reasons to look for. */
  reasons: readonly ReasonCode[];
  settings: RuleSettings;
  /** SKU ids in lower case that are never proposed; others are judged knowing that these stay. */
  excludedSkus: ReadonlySet<string>;
  manager: Manager | null;
  /** One candidate a user, or one for each of the user's licences that could go. */
  groupBy: 'user' | 'license';
}

/** What was concluded of one licence, from all reasons together. */
interface Decision {
  license: HeldLicense;
  reasons: ReasonCode[];
  action: CandidateAction;
  why: string;
}

/** The user as a candidate for reclamation; empty where no chosen reason applies to a licence that may be proposed. */
export function evaluateUser(question: CandidateInput): Candidate[] {
  const findings = findingsOf(question);
  const decisions = decide(findings, question.facts);
  if (decisions.length === 0) return [];
  const parts = question.groupBy === 'license' ? decisions.map((decision) => [decision]) : [decisions];
  return parts.map((part) => toCandidate(question, findings, part));
}

function toCandidate(
  question: CandidateInput,
  findings: readonly Finding[],
  decisions: readonly Decision[],
): Candidate {
  const { facts, settings, manager } = question;
  const { userId, id, displayName, email, department, status } = facts.user;
  const codes = new Set(decisions.flatMap(({ reasons }) => reasons));
  return {
    ...{ userId, id, displayName, email, department, manager, status },
    reasons: findings
      .filter(({ code }) => codes.has(code))
      .map(({ code, text, evidence }): CandidateReason => ({ code, text, evidence })),
    licenses: decisions.map(toCandidateLicense),
    lastActivityDate: facts.lastActivityDate,
    inactiveDays: facts.inactiveDays,
    ...savingsOf(removed(decisions), facts.licenses),
    confidence: confidenceOf(decisions),
    reportRefreshDate: settings.reportRefreshDate,
    evaluatedAt: settings.evaluatedAt,
  };
}

function findingsOf({ facts, reasons, settings, excludedSkus }: CandidateInput): Finding[] {
  return [...new Set(reasons)].sort().flatMap((code) => {
    const finding = rules[code](facts, settings);
    const verdicts =
      finding?.verdicts.filter(({ license }) => !excludedSkus.has(license.skuId.toLowerCase())) ?? [];
    return finding && verdicts.length > 0 ? [{ ...finding, verdicts }] : [];
  });
}

/**
 * One decision a licence: removal where at least one reason speaks for it without a doubt, and nothing about the
 * account or the assignment forbids it. Reasons that rely on another licence are weighed last, when it is known whether
 * that one stays.
 */
function decide(findings: readonly Finding[], subject: UserFacts): Decision[] {
  const said = subject.licenses.flatMap((license) => {
    const verdicts = findings.flatMap(({ code, verdicts: all }) =>
      all.filter((verdict) => verdict.license === license).map((verdict) => ({ ...verdict, code })),
    );
    return verdicts.length > 0 ? [{ license, verdicts }] : [];
  });
  const isIndependent = ({ reliesOn }: Verdict) => reliesOn === undefined;
  const going = new Set(
    said
      .filter(
        ({ license, verdicts }) =>
          !reviewOnlyBecause(license, subject) && verdicts.some((one) => isIndependent(one) && !one.doubt),
      )
      .map(({ license }) => license),
  );
  return said.map(({ license, verdicts }) => {
    const weighed = verdicts.map((verdict) => ({
      ...verdict,
      doubt: verdict.doubt ?? doubtOfReliance(verdict, going),
    }));
    const clear = weighed.find(({ doubt }) => doubt === null);
    const veto = reviewOnlyBecause(license, subject);
    return {
      license,
      reasons: verdicts.map(({ code }) => code),
      action: clear && veto === null ? 'remove' : 'review',
      why: veto ?? clear?.because ?? weighed[0]?.doubt ?? '',
    };
  });
}

function doubtOfReliance({ reliesOn }: Verdict, going: ReadonlySet<HeldLicense>): string | null {
  if (reliesOn === undefined || !going.has(reliesOn)) return null;
  return `${reliesOn.name}, which makes this one superfluous, is proposed for removal itself.`;
}

function removed(decisions: readonly Decision[]): HeldLicense[] {
  return decisions.filter(({ action }) => action === 'remove').map(({ license }) => license);
}

const followsFromTheDirectory: ReadonlySet<ReasonCode> = new Set([
  'blocked',
  'deleted',
  'duplicate',
  'inactive',
  'overlap',
]);

/** As sure as the least sure of its removals; a removal is as sure as its best reason. */
function confidenceOf(decisions: readonly Decision[]): Confidence {
  const removals = decisions.filter(({ action }) => action === 'remove');
  if (removals.length === 0) return 'low';
  return removals.every(({ reasons }) => reasons.some((code) => followsFromTheDirectory.has(code)))
    ? 'high'
    : 'medium';
}

function toCandidateLicense({ license, reasons, action, why }: Decision): CandidateLicense {
  const { skuId, skuPartNumber, name, family, assignedVia, groupId, disabledPlans, assignedDate } = license;
  const { services, lastActivityDate, monthlyCost, currency } = license;
  return {
    ...{ skuId, skuPartNumber, name, family, assignedVia, groupId, disabledPlans, assignedDate },
    ...{ services, lastActivityDate, action, why, reasons, monthlyCost, currency },
  };
}
