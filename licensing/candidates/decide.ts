import type { DowngradeProposal } from './downgrades/proposal';
import { reviewOnlyBecause } from './reviewOnly';
import { rules, type ReasonCode } from './rules';
import type { CandidateAction, Finding, HeldLicense, UserFacts, Verdict } from './rules/rule';
import { lastUseText } from './rules/wording';

export interface ReasonFinding extends Finding {
  code: ReasonCode;
}

/** The conclusion about one license from the verdicts of all reasons. */
export interface Decision {
  license: HeldLicense;
  reasons: ReasonCode[];
  action: CandidateAction;
  why: string;
  /** The cheaper license that fits; null if none was looked for or found. */
  proposal: DowngradeProposal | null;
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

const supposesAbsence: ReadonlySet<string> = new Set(
  rules.filter((rule) => rule.supposesAbsence).map(({ code }) => code),
);

/**
 * One decision per license: `remove` if at least one verdict has no doubt, and neither the account nor the assignment
 * forbids it. A verdict that supposes the person away is doubted by any sign of life; one that relies on another license
 * if that one is removed for a reason of its own.
 */
export function decide(findings: readonly ReasonFinding[], facts: UserFacts): Decision[] {
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
      proposal: verdicts.find(({ proposal }) => proposal !== undefined)?.proposal ?? null,
    };
  });
}

/** Guests come and go by an agreement with their host: silence or a block is the host's to judge. */
const UNASKED_GUEST =
  'A guest: its licenses are removed only where the reason Guest is among those looked for.';

function judge(findings: readonly ReasonFinding[], facts: UserFacts): JudgedLicense[] {
  const isUnaskedGuest = facts.accountType === 'guest' && !findings.some(({ code }) => code === 'guest');
  return facts.licenses
    .map((license) => ({
      license,
      verdicts: findings.flatMap(({ code, verdicts }) =>
        verdicts
          .filter((verdict) => verdict.license === license)
          .map((verdict) => ({
            code,
            ...verdict,
            doubt: verdict.doubt ?? doubtOfPresence(code, license, facts),
          })),
      ),
      reviewOnly: reviewOnlyBecause(license, facts) ?? (isUnaskedGuest ? UNASKED_GUEST : null),
    }))
    .filter(({ verdicts }) => verdicts.length > 0);
}

/** Why a sign of life speaks against a reason that supposes the person away; null if nothing does. */
export function doubtOfPresence(
  code: string,
  { services }: HeldLicense,
  { signOfLife }: UserFacts,
): string | null {
  if (signOfLife === null || !supposesAbsence.has(code)) return null;
  const text = lastUseText(signOfLife);
  if (code === 'blocked') return `Blocked, but active. ${text}.`;
  const isOfOther = signOfLife.source === 'services' && !services.some((one) => one === signOfLife.service);
  return isOfOther
    ? `${text}, which another license brings: the person is not away.`
    : `${text}: the person is not away.`;
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
