import type { Candidate, CandidateLicense, Confidence } from '../../candidates/candidate';
import { rules, type ReasonCode } from '../../candidates/rules';
import type { CandidateAction } from '../../candidates/rules/rule';
import type { AccountType } from '../../roster/accountType';
import type { AccountStatus } from '../../roster/user';

/** One license of one user that could be reclaimed: a row of the page and of the CSV file. */
export interface ReportRow {
  userId: string;
  displayName: string | null;
  email: string | null;
  department: string | null;
  status: AccountStatus;
  accountType: AccountType;
  skuId: string;
  skuPartNumber: string;
  license: string;
  assignedVia: CandidateLicense['assignedVia'];
  groupName: string | null;
  action: CandidateAction;
  /** Under which the row is counted; see `mainReason`. */
  reason: ReasonCode;
  /** All reasons, as sentences. */
  reasonText: string;
  /** A sentence: why this action. */
  why: string;
  confidence: Confidence;
  /** `YYYY-MM-DD`. */
  lastActivityDate: string | null;
  inactiveDays: number | null;
  assignedDate: string | null;
  /** Whether the removal frees a seat: not while another assignment keeps it, nor before a person has looked. */
  isSeatFreed: boolean;
  /** Cost of one seat; null if no price is known. */
  monthlyCost: number | null;
  /** 0 where no seat is freed; null for `review`, and if no price is known. */
  monthlySavings: number | null;
  currency: string | null;
  savingsFrom: string | null;
}

/** `candidate`: of one license, as Find Candidates gives it with Group By: License. */
export function toReportRow(candidate: Candidate): ReportRow | null {
  const [license] = candidate.licenses;
  if (!license) return null;
  return {
    userId: candidate.userId,
    displayName: candidate.displayName,
    email: candidate.email,
    department: candidate.department,
    status: candidate.status,
    accountType: candidate.accountType,
    skuId: license.skuId,
    skuPartNumber: license.skuPartNumber,
    license: license.name,
    assignedVia: license.assignedVia,
    groupName: license.groupName,
    action: license.action,
    reason: mainReason(license.reasons),
    reasonText: candidate.reasonText,
    why: license.why,
    confidence: candidate.confidence,
    lastActivityDate: license.lastActivityDate,
    inactiveDays: candidate.inactiveDays,
    assignedDate: license.assignedDate,
    isSeatFreed: freesSeat(candidate, license),
    monthlyCost: license.monthlyCost,
    monthlySavings: candidate.monthlySavings,
    currency: license.currency,
    savingsFrom: candidate.savingsFrom,
  };
}

/** A license that is held twice, or that a cheaper one could replace, is counted by what else is true of it. */
const lastNamed: ReadonlySet<ReasonCode> = new Set<ReasonCode>(['duplicate', 'downgrade']);

/** A license counts once, under one of its reasons: the account's state before its use, its use before other licenses. */
function mainReason(reasons: readonly ReasonCode[]): ReasonCode {
  const [first = 'inactive'] = reasons;
  return reasons.find((code) => !lastNamed.has(code)) ?? first;
}

/**
 * Find Candidates counts a removal that frees no seat as a saving of 0, and one without a price among those without a
 * price. A seat that costs nothing tells by neither; it is freed unless the user holds the license twice.
 */
function freesSeat({ monthlySavings, unpricedLicenses }: Candidate, license: CandidateLicense): boolean {
  if (license.action !== 'remove') return false;
  if (license.monthlyCost === 0) return !license.reasons.includes('duplicate');
  return (monthlySavings ?? 0) > 0 || unpricedLicenses > 0;
}

const labels: Readonly<Record<string, string>> = Object.fromEntries(
  rules.map(({ code, label }) => [code, label]),
);

/** As the parameter Reasons shows it. */
export function reasonLabel(code: ReasonCode): string {
  return labels[code] ?? code;
}
